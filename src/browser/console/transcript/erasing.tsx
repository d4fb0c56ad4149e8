import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import type { erased } from '../../../console/api/records.ts';
import type { Transcript } from '../../../console/api/transcript.ts';
import { fill } from '../../../model/template.ts';
import { ask } from '../data/ask.ts';
import { eraseOne } from '../../../console/api/record-endpoints.ts';
import { queue } from '../data/desk.ts';
import { go } from '../data/place.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { words } from '../words.ts';
import { forget } from './cells.ts';
import { Reasoned } from './reasoned.tsx';

interface Props {
  readonly transcript: Transcript;
  readonly close: () => void;
}

/** Erases a visitor's conversation everywhere. The beginning of its id must be typed; a receipt is all that is left. */
export function Erasing({ transcript: { id, review }, close }: Props): ReactNode {
  const [typed, setTyped] = useState('');
  const [receipt, setReceipt] = useState<z.output<typeof erased>>();
  const say = words.deeds.erase;
  const start = id.slice(0, 8);
  const send = async (reason: string): Promise<void> => {
    setReceipt(await ask(eraseOne, { params: { id }, body: { confirm: id, reason } }));
    forget(id);
    void queue.reload(true);
  };
  const leave = (): void => {
    close();
    go('/console/queue');
  };
  if (receipt)
    return (
      <div className="deed">
        <p>{fill(say.done, { lines: String(receipt.lines) })}</p>
        <p>
          {say.receipt} <code className="secret">{receipt.receipt}</code>
        </p>
        <div className="actions">
          <Button look="main" onPress={leave}>
            {words.nav.queue}
          </Button>
        </div>
      </div>
    );
  if (review.held) return <p>{words.fault.Held}</p>;
  return (
    <Reasoned
      lead={say.lead}
      submit={say.submit}
      danger
      isReady={typed.trim() === start}
      send={send}
      close={close}
    >
      <p>
        {say.confirm} <code>{start}</code>
      </p>
      <Field label={say.typed} value={typed} onChange={setTyped} autoComplete="off" autoFocus />
    </Reasoned>
  );
}
