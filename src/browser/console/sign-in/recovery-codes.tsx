import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { save } from '../parts/save.ts';
import { words } from '../words.ts';

interface Props {
  readonly codes: readonly string[];
  readonly kept: () => void;
}

/** Codes for the day on which the phone is lost: shown once, to be kept elsewhere. */
export function RecoveryCodes({ codes, kept }: Props): ReactNode {
  const file = { name: 'recovery-codes.txt', type: 'text/plain', content: `${codes.join('\n')}\n` };
  return (
    <div className="recovery">
      <h1>{words.signIn['recovery-title']}</h1>
      <p className="hint">{words.signIn['recovery-hint']}</p>
      <ol className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="actions">
        <Button look="main" onPress={kept}>
          {words.signIn['recovery-kept']}
        </Button>
        <Button icon="export" onPress={() => save(file)}>
          {words.signIn['recovery-save']}
        </Button>
      </div>
    </div>
  );
}
