import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { signOut } from '../../console/api/access.ts';
import type { RouteName } from '../../console/table.ts';
import { fill } from '../../model/template.ts';
import { ask } from './data/ask.ts';
import { queue } from './data/desk.ts';
import { usePlace } from './data/place.ts';
import { mayCall, useMe } from './data/session.ts';
import { usePeek } from './data/store.ts';
import { Icon, type IconName } from './parts/icons.tsx';
import { Link } from './parts/link.tsx';
import { Plain } from './parts/written.tsx';
import { words } from './words.ts';

type Name = 'queue' | 'conversations' | 'improve' | 'authoring' | 'insight' | 'settings' | 'staff' | 'audit';

/** Every screen, and the route without which it is empty. */
const SCREENS: readonly (readonly [name: Name, needs: RouteName])[] = [
  ['queue', 'GET /queue'],
  ['conversations', 'GET /conversations'],
  ['improve', 'GET /improve'],
  ['authoring', 'GET /authoring'],
  ['insight', 'GET /insight'],
  ['settings', 'GET /overview'],
  ['staff', 'GET /staff'],
  ['audit', 'GET /audit'],
];

/** Somebody has signed out; `provider`: where they can do so at the provider, too. */
export type Leave = (provider?: string) => void;

interface Props {
  readonly open: (window: 'keys' | 'account') => void;
  readonly leave: Leave;
  readonly live: boolean;
}

/** Where one can go, who one is, and whether news arrive. */
export function Navigation({ open, leave, live }: Props): ReactNode {
  const me = useMe();
  const { path } = usePlace();
  const unopened = usePeek(queue).value?.unopened ?? 0;
  const quit = (): void =>
    void ask(signOut).then(
      ({ provider }) => leave(provider),
      () => leave(),
    );
  return (
    <nav className="side" aria-label={words.nav.label}>
      <p className="brand">
        {words.brand} <span>{words.title}</span>
      </p>
      <ul>
        {SCREENS.filter(([, needs]) => mayCall(me, needs)).map(([name]) => (
          <li key={name}>
            <Link
              to={`/console/${name}`}
              aria-current={path.startsWith(`/console/${name}`) ? 'page' : undefined}
            >
              <Icon name={name} />
              <span>{words.nav[name]}</span>
              {name === 'queue' && unopened > 0 && (
                <span className="badge" title={fill(words.nav.unopened, { count: String(unopened) })}>
                  {unopened}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      <div className="side-foot">
        {!live && <p className="paused">{words.live.paused}</p>}
        <Item icon="keys" press={() => open('keys')} text={words.nav.keys} />
        <AriaButton className="side-item me" onPress={() => open('account')} aria-label={words.nav.account}>
          <Icon name="staff" />
          <span>
            <bdi>
              <Plain text={me.name} />
            </bdi>
            <small>{me.roles.map((role) => words.role[role]).join(', ')}</small>
          </span>
        </AriaButton>
        <Item icon="out" press={quit} text={words.nav['sign-out']} />
      </div>
    </nav>
  );
}

function Item({
  icon,
  press,
  text,
}: {
  readonly icon: IconName;
  readonly press: () => void;
  readonly text: string;
}): ReactNode {
  return (
    <AriaButton className="side-item" onPress={press}>
      <Icon name={icon} />
      <span>{text}</span>
    </AriaButton>
  );
}
