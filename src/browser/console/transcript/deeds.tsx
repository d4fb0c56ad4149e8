import type { ReactNode } from 'react';
import type { Transcript } from '../../../console/api/transcript.ts';
import { Window } from '../parts/window.tsx';
import { words } from '../words.ts';
import type { Deed } from './deed-names.ts';
import { Erasing } from './erasing.tsx';
import { Exporting } from './exporting.tsx';
import { ask } from '../data/ask.ts';
import { changeHold, unmask } from '../../../console/api/record-endpoints.ts';
import { cellOf } from './cells.ts';
import { Reasoned } from './reasoned.tsx';

interface Props {
  readonly transcript: Transcript;
  readonly deed: Deed | undefined;
  readonly close: () => void;
}

/** The windows in which a lead gives a reason, and does what is logged. */
export function Deeds({ transcript, deed, close }: Props): ReactNode {
  const release = deed === 'hold' && transcript.review.held !== null;
  const title = deed === undefined ? '' : release ? words.transcript.release : words.deeds[deed].title;
  return (
    <Window title={title} isOpen={deed !== undefined} close={close} grave={deed === 'erase'}>
      {deed === 'unmask' && <Unmasking transcript={transcript} close={close} />}
      {deed === 'export' && <Exporting transcript={transcript} close={close} />}
      {deed === 'hold' && <Holding transcript={transcript} close={close} />}
      {deed === 'erase' && <Erasing transcript={transcript} close={close} />}
    </Window>
  );
}

type Own = Omit<Props, 'deed'>;

function Unmasking({ transcript: { id }, close }: Own): ReactNode {
  const send = async (reason: string): Promise<void> => {
    cellOf(id).put(await ask(unmask, { params: { id }, body: { reason } }));
    close();
  };
  return (
    <Reasoned lead={words.deeds.unmask.lead} submit={words.deeds.unmask.submit} send={send} close={close} />
  );
}

function Holding({ transcript: { id, review }, close }: Own): ReactNode {
  const held = review.held !== null;
  const say = held ? words.deeds.release : words.deeds.hold;
  const send = async (reason: string): Promise<void> => {
    await ask(changeHold, { params: { id }, body: { held: !held, reason } });
    await cellOf(id).reload();
    close();
  };
  return <Reasoned lead={say.lead} submit={say.submit} send={send} close={close} />;
}
