import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { changePassword, newRecoveryCodes } from '../../../console/api/access.ts';
import { ask } from '../data/ask.ts';
import { useMe } from '../data/session.ts';
import { faultWords } from '../fault-words.ts';
import { Button } from '../parts/button.tsx';
import { Choice } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import { Window } from '../parts/window.tsx';
import { RecoveryCodes } from '../sign-in/recovery-codes.tsx';
import { applyTheme, currentTheme, THEMES, type Theme } from '../theme.ts';
import { words } from '../words.ts';

/** What somebody can change of their own account, and how the console looks to them. */
export function Account({
  isOpen,
  close,
}: {
  readonly isOpen: boolean;
  readonly close: () => void;
}): ReactNode {
  const { elsewhere = false } = useMe();
  return (
    <Window title={words.nav.account} isOpen={isOpen} close={close}>
      <Colors />
      {elsewhere ? (
        <p className="account-part">{words.account.elsewhere}</p>
      ) : (
        <>
          <Password />
          <Codes />
        </>
      )}
    </Window>
  );
}

function Colors(): ReactNode {
  const [theme, setTheme] = useState(currentTheme);
  const choose = (chosen: Theme): void => {
    applyTheme(chosen);
    setTheme(chosen);
  };
  const options = THEMES.map((id) => ({ id, text: words.theme[id] }));
  return <Choice label={words.nav.theme} options={options} value={theme} choose={choose} />;
}

function Password(): ReactNode {
  const [present, setPresent] = useState('');
  const [password, setPassword] = useState('');
  const [said, setSaid] = useState<string>();
  const send = async (): Promise<void> => {
    try {
      await ask(changePassword, { body: { present, password } });
      setPresent('');
      setPassword('');
      setSaid(words.account['password-changed']);
    } catch (error) {
      setSaid(faultWords(error));
    }
  };
  return (
    <Form
      className="account-part"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3>{words.account.password}</h3>
      <Field
        label={words.account.present}
        type="password"
        value={present}
        onChange={setPresent}
        autoComplete="current-password"
      />
      <Field
        label={words.signIn['new-password']}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
      />
      <p role="status">{said}</p>
      <Button type="submit" isDisabled={present === '' || password === ''}>
        {words.account['change-password']}
      </Button>
    </Form>
  );
}

function Codes(): ReactNode {
  const [code, setCode] = useState('');
  const [codes, setCodes] = useState<readonly string[]>();
  const [fault, setFault] = useState<string>();
  if (codes) return <RecoveryCodes codes={codes} kept={() => setCodes(undefined)} />;
  const send = async (): Promise<void> => {
    try {
      setCodes((await ask(newRecoveryCodes, { body: { code: code.trim() } })).recoveryCodes);
      setCode('');
    } catch (error) {
      setFault(faultWords(error));
    }
  };
  return (
    <Form
      className="account-part"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h3>{words.account.recovery}</h3>
      <p className="hint">{words.account['recovery-hint']}</p>
      <Field label={words.signIn.code} value={code} onChange={setCode} autoComplete="one-time-code" />
      <p role="alert">{fault}</p>
      <Button type="submit" isDisabled={code === ''}>
        {words.account['make-recovery']}
      </Button>
    </Form>
  );
}
