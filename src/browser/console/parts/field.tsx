import type { ReactNode } from 'react';
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField,
  type TextFieldProps,
} from 'react-aria-components';

type Props = Omit<TextFieldProps, 'children' | 'className'> & {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  /** Several lines high. */
  readonly rows?: number;
  readonly hideLabel?: boolean;
  readonly placeholder?: string;
};

/** A field to write in, with its name above and what to know below. */
export function Field({
  label,
  hint,
  fault,
  rows,
  hideLabel = false,
  placeholder,
  ...rest
}: Props): ReactNode {
  const shown = placeholder === undefined ? {} : { placeholder };
  return (
    <TextField {...rest} isInvalid={fault !== undefined} className="field">
      <Label className={hideLabel ? 'unseen' : 'label'}>{label}</Label>
      {rows === undefined ? (
        <Input className="input" {...shown} />
      ) : (
        <TextArea className="input" rows={rows} {...shown} />
      )}
      {hint !== undefined && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-fault">{fault}</FieldError>
    </TextField>
  );
}
