import type { ReactNode } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { Icon } from './icons.tsx';

export interface Option<Id extends string> {
  readonly id: Id;
  readonly text: string;
}

interface Props<Id extends string> {
  readonly label: string;
  readonly options: readonly Option<Id>[];
  readonly value: Id;
  readonly choose: (id: Id) => void;
  readonly hideLabel?: boolean;
  readonly isDisabled?: boolean;
  /** Shown as chosen: a filter that is set. */
  readonly isSet?: boolean;
}

/** One of a few things to choose from. */
export function Choice<Id extends string>(props: Props<Id>): ReactNode {
  const { label, options, value, choose, hideLabel = false, isDisabled = false, isSet = false } = props;
  return (
    <Select
      className={isSet ? 'choice set' : 'choice'}
      selectedKey={value}
      isDisabled={isDisabled}
      onSelectionChange={(key) => {
        const chosen = options.find(({ id }) => id === key);
        if (chosen !== undefined && chosen.id !== value) choose(chosen.id);
      }}
    >
      <Label className={hideLabel ? 'unseen' : 'label'}>{label}</Label>
      <Button className="button plain choice-button">
        <SelectValue className="choice-value" />
        <Icon name="chevron" />
      </Button>
      <Popover className="popover">
        <ListBox className="options" items={options}>
          {(option) => (
            <ListBoxItem className="option" id={option.id} textValue={option.text}>
              <span>{option.text}</span>
              <Icon name="check" />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
