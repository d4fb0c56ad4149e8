import { useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { label as labelSchema } from '../../../console/api/review.ts';
import { fill } from '../../../model/template.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Icon } from '../parts/icons.tsx';
import { Plain } from '../parts/written.tsx';
import { words } from '../words.ts';

interface Props {
  readonly labels: readonly string[];
  readonly change: (labels: string[]) => void;
}

/** The labels of a conversation; one more is typed, one less is pressed away. */
export function Labels({ labels, change }: Props): ReactNode {
  const [text, setText] = useState('');
  const wanted = labelSchema.safeParse(text);
  const isNew = wanted.success && !labels.includes(wanted.data);
  const add = (): void => {
    if (!wanted.success || !isNew) return;
    change([...labels, wanted.data]);
    setText('');
  };
  return (
    <div className="labels">
      <h2 className="label">{words.transcript.labels}</h2>
      {labels.length > 0 && (
        <ul>
          {labels.map((label) => (
            <li key={label} className="chip label-chip">
              <bdi>
                <Plain text={label} />
              </bdi>
              <AriaButton
                aria-label={fill(words.common.remove, { what: label })}
                onPress={() => change(labels.filter((each) => each !== label))}
              >
                <Icon name="close" />
              </AriaButton>
            </li>
          ))}
        </ul>
      )}
      <form
        className="inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Field
          label={words.transcript['new-label']}
          hideLabel
          placeholder={words.transcript['new-label']}
          value={text}
          onChange={setText}
          maxLength={40}
          autoComplete="off"
        />
        <Button type="submit" isDisabled={!isNew || labels.length >= 20}>
          {words.common.add}
        </Button>
      </form>
    </div>
  );
}
