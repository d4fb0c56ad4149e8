import { useEffect, useState, type ReactNode } from 'react';
import type { LiveChange } from '../../console/api/records.ts';
import { Account } from './account/account.tsx';
import { Alarm } from './alarm.tsx';
import { AuthoringScreen } from './authoring/authoring.tsx';
import { overview, queue } from './data/desk.ts';
import { listen } from './data/live.ts';
import { go, usePlace, type Place } from './data/place.ts';
import { mayCall, useMe } from './data/session.ts';
import { useShortcuts } from './data/shortcuts.ts';
import { InsightScreen } from './insight/insight.tsx';
import { KeysWindow } from './keys-window.tsx';
import { Navigation, type Leave } from './navigation.tsx';
import { AuditScreen } from './screens/audit.tsx';
import { ImproveScreen } from './improve/improve.tsx';
import { ListScreen } from './list/list.tsx';
import { QueueScreen } from './screens/queue.tsx';
import { SettingsScreen } from './settings/settings.tsx';
import { StaffScreen } from './settings/staff.tsx';
import { cellOf } from './transcript/cells.ts';
import { TranscriptScreen } from './transcript/transcript.tsx';
import { words } from './words.ts';

/** The console around whatever screen is open: where to go, what alarms, and what is heard from the server. */
export function Shell({ leave }: { readonly leave: Leave }): ReactNode {
  const me = useMe();
  const place = usePlace();
  const reviews = mayCall(me, 'GET /queue');
  const [live, setLive] = useState(true);
  const [window, setWindow] = useState<'keys' | 'account'>();
  const home = reviews
    ? '/console/queue'
    : mayCall(me, 'GET /staff')
      ? '/console/audit'
      : '/console/settings';
  useEffect(() => {
    if (mayCall(me, 'GET /overview')) void overview.reload();
    if (!reviews) return undefined;
    void queue.reload();
    return listen({ changed, heard: setLive });
  }, [me, reviews]);
  useEffect(() => {
    if (place.path === '/console') go(home, { replace: true });
  }, [place.path, home]);
  useShortcuts({
    '?': () => setWindow('keys'),
    ...(reviews && { q: () => go('/console/queue'), '/': () => go('/console/conversations?find=1') }),
  });
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {words['skip-to-main']}
      </a>
      <Navigation open={setWindow} leave={leave} live={!reviews || live} />
      <main id="main" tabIndex={-1}>
        {reviews && <Alarm />}
        <ScreenAt place={place} />
      </main>
      <KeysWindow isOpen={window === 'keys'} close={() => setWindow(undefined)} />
      <Account isOpen={window === 'account'} close={() => setWindow(undefined)} />
    </div>
  );
}

/** Loads anew what is being looked at; the rest is loaded when somebody comes to look. */
function changed({ what, id }: LiveChange): void {
  if (what === 'queue' || queue.watched) void queue.reload(true);
  if (id !== undefined && cellOf(id).watched) void cellOf(id).reload(true);
}

function ScreenAt({ place: { path, query } }: { readonly place: Place }): ReactNode {
  const [, , screen = '', id] = path.split('/');
  if (screen === 'conversations' && id !== undefined) return <TranscriptScreen key={id} id={id} />;
  if (screen === 'conversations') return <ListScreen query={query} />;
  if (screen === 'improve') return <ImproveScreen />;
  if (screen === 'authoring') return <AuthoringScreen />;
  if (screen === 'insight') return <InsightScreen />;
  if (screen === 'settings') return <SettingsScreen />;
  if (screen === 'staff') return <StaffScreen />;
  if (screen === 'audit') return <AuditScreen />;
  return screen === 'queue' ? <QueueScreen /> : null;
}
