import { useEffect, useState, type ReactNode } from 'react';
import type { Transcript, TranscriptLine } from '../../../console/api/transcript.ts';
import { go } from '../data/place.ts';
import { useShortcuts } from '../data/shortcuts.ts';
import { useCell } from '../data/store.ts';
import { Button } from '../parts/button.tsx';
import { Fault, Skeleton } from '../parts/states.tsx';
import { goToNext } from '../data/next.ts';
import { words } from '../words.ts';
import { Correcting, plainOf, type Mistaken } from '../improve/correcting.tsx';
import { cellOf } from './cells.ts';
import { Bubbles } from './bubbles.tsx';
import { Heading } from './heading.tsx';
import { Panel } from './panel.tsx';
import { useReviewing } from './reviewing.ts';
import type { Deed } from './deed-names.ts';
import { Deeds } from './deeds.tsx';

/** One conversation as it looked, and beside it why it went so and what staff make of it. */
export function TranscriptScreen({ id }: { readonly id: string }): ReactNode {
  const { value, fault } = useCell(cellOf(id));
  useEffect(() => {
    document.title = `${words.transcript.title} · ${words.title}`;
  }, []);
  if (value) return <Opened transcript={value} />;
  if (!fault) return <Skeleton rows={8} />;
  return (
    <div className="screen">
      <Fault fault={fault} retry={() => void cellOf(id).reload()} />
      <Button icon="back" onPress={() => go('/console/queue')}>
        {words.nav.queue}
      </Button>
    </div>
  );
}

function Opened({ transcript }: { readonly transcript: Transcript }): ReactNode {
  const { id, lines } = transcript;
  const [selected, setSelected] = useState<string>();
  const [deed, setDeed] = useState<Deed>();
  const [mistaken, setMistaken] = useState<Mistaken>();
  const correct = (line: TranscriptLine): void =>
    setMistaken({ conversation: id, lineId: line.id, text: plainOf(line.text) });
  const { change, note, said } = useReviewing(transcript);
  const flagged = lines.find(({ flags }) => flags.some(({ reason }) => reason === 'danger'))?.seq;
  // What brought it to the top of the queue must not lie below the fold.
  useEffect(() => {
    if (flagged !== undefined)
      document.getElementById(`line-${flagged}`)?.scrollIntoView({ block: 'center' });
  }, [id, flagged]);
  const step = (by: 1 | -1): void => {
    const shown = lines.filter(({ kind }) => kind !== 'join');
    const at = shown.findIndex((line) => line.id === selected);
    const next = shown[at === -1 ? 0 : at + by];
    if (next === undefined) return;
    setSelected(next.id);
    document.getElementById(`line-${next.seq}`)?.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    n: () => void goToNext(id),
    r: () => void change({ status: transcript.review.status === 'reviewed' ? 'in-review' : 'reviewed' }),
    f: () => void change({ status: 'follow-up' }),
    c: () => document.querySelector<HTMLElement>('#note textarea')?.focus(),
    u: () => history.back(),
  });
  return (
    <div className="opened" data-id={id}>
      <Heading transcript={transcript} change={change} said={said} act={setDeed} />
      <div className="opened-columns">
        <Bubbles transcript={transcript} selected={selected} select={setSelected} correct={correct} />
        <Panel transcript={transcript} selected={selected} change={change} note={note} />
      </div>
      <Correcting line={mistaken} close={() => setMistaken(undefined)} />
      <Deeds transcript={transcript} deed={deed} close={() => setDeed(undefined)} />
    </div>
  );
}
