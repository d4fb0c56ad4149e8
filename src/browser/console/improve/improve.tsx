import { useState, type ReactNode } from 'react';
import { exportCorrections } from '../../../console/api/improve.ts';
import { fill } from '../../../model/template.ts';
import { ask } from '../data/ask.ts';
import { improve } from '../data/desk.ts';
import { mayCall, useMe } from '../data/session.ts';
import { useCell } from '../data/store.ts';
import { faultWords } from '../fault-words.ts';
import { Button } from '../parts/button.tsx';
import { save } from '../parts/save.ts';
import { Fault, Skeleton } from '../parts/states.tsx';
import { Screen } from '../screens/screen.tsx';
import { words } from '../words.ts';
import { Correcting, type Mistaken } from './correcting.tsx';
import { CorrectionsPart } from './corrections.tsx';
import { UnansweredPart } from './unanswered.tsx';

/** What the bot did not know, and what becomes of staff's corrections. */
export function ImproveScreen(): ReactNode {
  const { value, fault } = useCell(improve);
  const [line, setLine] = useState<Mistaken>();
  return (
    <Screen title={words.nav.improve} lead={words.improve.lead} actions={<Export />}>
      {fault && <Fault fault={fault} retry={() => void improve.reload()} />}
      {!value && !fault && <Skeleton rows={10} />}
      {value && (
        <>
          <p className="figure">
            {fill(words.improve.figure, {
              right: String(value.figure.right),
              cases: String(value.figure.cases),
            })}
          </p>
          <CorrectionsPart corrections={value.corrections} entries={value.entries} />
          <UnansweredPart groups={value.groups} days={value.days} correct={setLine} />
        </>
      )}
      <Correcting line={line} close={() => setLine(undefined)} />
    </Screen>
  );
}

function Export(): ReactNode {
  const [fault, setFault] = useState<string>();
  if (!mayCall(useMe(), exportCorrections.at)) return null;
  const send = (): void =>
    void ask(exportCorrections).then(save, (error: unknown) => setFault(faultWords(error)));
  return (
    <>
      <p className="said" role="alert">
        {fault}
      </p>
      <Button icon="export" onPress={send}>
        {words.improve.export}
      </Button>
    </>
  );
}
