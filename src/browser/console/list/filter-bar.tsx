import { useState, type ReactNode } from 'react';
import type { Page } from '../../../console/api/records.ts';
import { GROUPS, OUTCOMES, STATUSES } from '../../../console/api/review.ts';
import { fill } from '../../../model/template.ts';
import { Button } from '../parts/button.tsx';
import { Choice } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import { channelName, topicName } from '../parts/names.ts';
import { words } from '../words.ts';
import { countSet, NO_FILTERS, type Filters } from './filters.ts';

interface Props {
  readonly filters: Filters;
  readonly choices: Page['filters'];
  readonly change: (changes: Partial<Filters>) => void;
}

const own = (id: string): string => id;

/** The filters that are asked for every day; the others behind one button. */
export function FilterBar({ filters, choices, change }: Props): ReactNode {
  const hidden = ['channel', 'topic', 'label', 'from', 'to', 'only', 'feedback'] as const;
  const [all, setAll] = useState(() => hidden.some((name) => filters[name] !== ''));
  const set = countSet(filters);
  return (
    <div className="filters" role="group" aria-label={words.list.filters}>
      <Filter name="group" {...{ filters, change }} ids={GROUPS} text={(id) => words.group[id]} />
      <Filter name="status" {...{ filters, change }} ids={STATUSES} text={(id) => words.status[id]} />
      <Filter name="outcome" {...{ filters, change }} ids={OUTCOMES} text={(id) => words.outcome[id]} />
      <Filter
        name="flagged"
        {...{ filters, change }}
        ids={['any', 'unopened']}
        text={(id) => words.list.flags[id]}
      />
      <Filter
        name="assignee"
        {...{ filters, change }}
        ids={['-', ...(choices?.reviewers ?? [])]}
        text={(id) => (id === '-' ? words.row.unassigned : id)}
      />
      {all && (
        <>
          <Filter
            name="feedback"
            {...{ filters, change }}
            ids={['down', 'up']}
            text={(id) => words.list.thumbs[id]}
          />
          <Filter name="channel" {...{ filters, change }} ids={choices?.channels ?? []} text={channelName} />
          <Filter name="topic" {...{ filters, change }} ids={choices?.topics ?? []} text={topicName} />
          <Filter name="label" {...{ filters, change }} ids={choices?.labels ?? []} text={own} />
          <Filter
            name="only"
            {...{ filters, change }}
            ids={['call-back', 'held']}
            text={(id) => words.list.only[id]}
          />
          <Field
            label={words.list.from}
            type="date"
            value={filters.from}
            onChange={(from) => change({ from })}
          />
          <Field label={words.list.to} type="date" value={filters.to} onChange={(to) => change({ to })} />
        </>
      )}
      <Button look="quiet" onPress={() => setAll(!all)}>
        {all ? words.list.fewer : words.list.all}
      </Button>
      {set > 0 && (
        <Button look="quiet" icon="close" onPress={() => change({ ...NO_FILTERS, words: filters.words })}>
          {fill(words.list['clear-some'], { count: String(set) })}
        </Button>
      )}
    </div>
  );
}

type Name = Exclude<keyof Filters, 'words' | 'from' | 'to'>;

interface FilterProps<N extends Name> {
  readonly name: N;
  readonly filters: Filters;
  readonly change: (changes: Partial<Filters>) => void;
  readonly ids: readonly Exclude<Filters[N], ''>[];
  readonly text: (id: Exclude<Filters[N], ''>) => string;
}

function Filter<N extends Name>({ name, filters, change, ids, text }: FilterProps<N>): ReactNode {
  const any = { id: 'any-of-them', text: words.list.any } as const;
  const options = [any, ...ids.map((id) => ({ id: `is ${id}`, text: text(id) }))];
  const value = filters[name] === '' ? any.id : `is ${filters[name]}`;
  const choose = (chosen: string): void => {
    const id = ids.find((each) => `is ${each}` === chosen) ?? '';
    change({ [name]: id });
  };
  return (
    <Choice
      label={words.list.by[name]}
      options={options}
      value={value}
      choose={choose}
      isSet={filters[name] !== ''}
    />
  );
}
