import { useState, type ReactNode } from 'react';
import { Switch } from 'react-aria-components';
import { keysOn, turnKeys } from './data/shortcuts.ts';
import { Window } from './parts/window.tsx';
import { words } from './words.ts';

/** Every key that does something, and the switch that turns single keys off. */
export function KeysWindow({
  isOpen,
  close,
}: {
  readonly isOpen: boolean;
  readonly close: () => void;
}): ReactNode {
  const [on, setOn] = useState(keysOn);
  const turn = (chosen: boolean): void => {
    turnKeys(chosen);
    setOn(chosen);
  };
  return (
    <Window title={words.nav.keys} isOpen={isOpen} close={close}>
      {words.keys.map(({ heading, keys }) => (
        <section key={heading} className="keys">
          <h3>{heading}</h3>
          <dl>
            {keys.map(([key, does]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <Switch className="switch" isSelected={on} onChange={turn}>
        <span className="switch-track" aria-hidden="true" />
        {words['single-keys']}
      </Switch>
    </Window>
  );
}
