import { useState, type ReactNode } from 'react';
import type { Transcript } from '../../../console/api/transcript.ts';
import { ask } from '../data/ask.ts';
import { exportOne } from '../../../console/api/record-endpoints.ts';
import { Checkbox } from '../parts/checkbox.tsx';
import { Choice } from '../parts/choice.tsx';
import { save } from '../parts/save.ts';
import { words } from '../words.ts';
import { Reasoned } from './reasoned.tsx';

const FORMATS = ['html', 'transcript', 'json'] as const;

interface Props {
  readonly transcript: Transcript;
  readonly close: () => void;
}

/** One conversation as a file on this computer. */
export function Exporting({ transcript: { id }, close }: Props): ReactNode {
  const [format, setFormat] = useState<(typeof FORMATS)[number]>('html');
  const [unmasked, setUnmasked] = useState(false);
  const say = words.deeds.export;
  const send = async (reason: string): Promise<void> => {
    save(await ask(exportOne, { params: { id }, body: { format, reason, unmasked } }));
    close();
  };
  const options = FORMATS.map((each) => ({ id: each, text: say.formats[each] }));
  return (
    <Reasoned lead={say.lead} submit={say.submit} send={send} close={close}>
      <Choice label={say.format} options={options} value={format} choose={setFormat} />
      <Checkbox isSelected={unmasked} onChange={setUnmasked}>
        {say.unmasked}
      </Checkbox>
    </Reasoned>
  );
}
