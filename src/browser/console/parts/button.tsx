import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import { Icon, type IconName } from './icons.tsx';

interface Looks {
  /** `main` for the one thing a screen is for, `danger` for what cannot be undone, `quiet` for the rest. */
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger';
  readonly icon?: IconName;
  readonly shortcut?: string;
  readonly children?: ReactNode;
}

type Props = Omit<ButtonProps, 'children' | 'className'> & Looks;

/** A button as all of the console's are; without words it needs an `aria-label`. */
export function Button({ look = 'plain', icon, shortcut, children, ...rest }: Props): ReactNode {
  return (
    <AriaButton {...rest} className={`button ${look}${children === undefined ? ' bare' : ''}`}>
      {icon && <Icon name={icon} />}
      {children !== undefined && <span>{children}</span>}
      {shortcut !== undefined && <kbd aria-hidden="true">{shortcut}</kbd>}
    </AriaButton>
  );
}
