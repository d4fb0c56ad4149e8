import type { ReactNode } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Transcript } from '../../../console/api/transcript.ts';
import { fill } from '../../../model/template.ts';
import { mayCall, useMe } from '../data/session.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icons.tsx';
import { channelName, dangerName } from '../parts/names.ts';
import { Chip } from '../parts/row.tsx';
import { longDayOf } from '../parts/time.ts';
import { goToNext } from '../data/next.ts';
import { words } from '../words.ts';
import { DEEDS, isDeed, type Deed } from './deed-names.ts';
import type { Change } from './reviewing.ts';

interface Props {
  readonly transcript: Transcript;
  readonly change: (change: Change) => Promise<void>;
  readonly said: string | undefined;
  readonly act: (deed: Deed) => void;
}

/** Which conversation this is, and what is done with it most: reviewed, and on to the next. */
export function Heading({ transcript, change, said, act }: Props): ReactNode {
  const { id, summary, zone, culture, review, unmasked } = transcript;
  const reviewed = review.status === 'reviewed';
  const day = longDayOf(summary.startedAt, { zone, culture });
  return (
    <header className="opened-head">
      <Button look="quiet" icon="back" aria-label={words.common.back} onPress={() => history.back()} />
      <div className="opened-title">
        <h1>{fill(words.transcript.heading, { channel: channelName(summary.channel), day })}</h1>
        <p className="hint">
          <code>{id.slice(0, 8)}</code> · {fill(words.transcript.zone, { zone: zone.replaceAll('_', ' ') })}
          {summary.danger.flags > 0 && (
            <Chip look="danger" icon="danger">
              {fill(words.row.danger, { kinds: summary.danger.kinds.map(dangerName).join(', ') })}
            </Chip>
          )}
          {review.held && (
            <Chip look="plain" icon="lock">
              {words.row.held}
            </Chip>
          )}
          {unmasked && (
            <Chip look="warn" icon="eye">
              {words.transcript.unmasked}
            </Chip>
          )}
        </p>
      </div>
      <p className="said" role="alert">
        {said}
      </p>
      <div className="actions">
        <Button
          icon="check"
          shortcut="r"
          look={reviewed ? 'plain' : 'main'}
          onPress={() => void change({ status: reviewed ? 'in-review' : 'reviewed' })}
        >
          {reviewed ? words.transcript.reopen : words.transcript.reviewed}
        </Button>
        <Button icon="next" shortcut="n" onPress={() => void goToNext(id)}>
          {words.transcript.next}
        </Button>
        <More act={act} held={review.held !== null} />
      </div>
    </header>
  );
}

/** What is done rarely, and only by a lead. */
function More({ act, held }: { readonly act: (deed: Deed) => void; readonly held: boolean }): ReactNode {
  const me = useMe();
  const open = DEEDS.filter(({ needs }) => mayCall(me, needs));
  if (open.length === 0) return null;
  return (
    <MenuTrigger>
      <AriaButton className="button plain bare" aria-label={words.transcript.more}>
        <Icon name="more" />
      </AriaButton>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="options"
          onAction={(key) => {
            if (isDeed(key)) act(key);
          }}
        >
          {open.map(({ name, icon }) => (
            <MenuItem key={name} id={name} className={`option ${name}`}>
              <Icon name={icon} />
              <span>{name === 'hold' && held ? words.transcript.release : words.deeds[name].menu}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
