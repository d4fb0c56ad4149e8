import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps } from 'react-aria-components';
import { Icon } from './icons.tsx';

type Props = Omit<CheckboxProps, 'children' | 'className'> & { readonly children: ReactNode };

/** Something that is so or is not. */
export function Checkbox({ children, ...rest }: Props): ReactNode {
  return (
    <AriaCheckbox {...rest} className="checkbox">
      <span className="checkbox-box" aria-hidden="true">
        <Icon name="check" />
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  );
}
