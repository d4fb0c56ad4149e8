import type { Insight } from '../../../console/api/insight.ts';
import { csvRow } from '../../../console/csv.ts';
import { fill } from '../../../model/template.ts';
import { topicName } from '../parts/names.ts';
import { words } from '../words.ts';
import type { Bar } from './chart.tsx';

/** One chart and its table. */
export interface Block {
  readonly id: string;
  readonly title: string;
  readonly column: string;
  readonly bars: readonly Bar[];
  readonly lying: boolean;
}

/** What the page shows, in its order. */
export function blocksOf({ facts, topics, unit, times, hours, flows }: Insight): readonly Block[] {
  const say = words.insight;
  const lying = { lying: true };
  const standing = { lying: false };
  const named = (all: readonly Bar[], name: (id: string) => string): readonly Bar[] =>
    all.map((bar) => ({ ...bar, name: name(bar.name) }));
  return [
    {
      id: 'facts',
      title: say.what,
      column: say.what,
      bars: facts.map(({ name, count }) => ({ name: say.facts[name], count })),
      ...lying,
    },
    { id: 'times', title: say.times[unit], column: say.time[unit], bars: times, ...standing },
    { id: 'hours', title: say.hours, column: say.hour, bars: hours, ...standing },
    { id: 'topics', title: say.topics, column: say.topic, bars: named(topics, topicName), ...lying },
    ...flows.map(({ flow, title, steps }) => ({
      id: `flow-${flow}`,
      title: fill(say.flow, { title }),
      column: say.step,
      bars: steps.map(({ name, end, count }) => {
        const step = topicName(name);
        return { name: end ? fill(say.end, { step }) : step, count };
      }),
      ...lying,
    })),
  ];
}

/** All figures as CSV: what is hidden stays so. */
export function figuresCsv(insight: Insight): string {
  const figure = (count: number | null): string => (count === null ? words.insight.hidden : String(count));
  const { conversations, from, to, channel } = insight;
  const head = [
    words.insight.conversations,
    `${from} / ${to} / ${channel ?? words.insight.all}`,
    figure(conversations),
  ];
  const rows = blocksOf(insight).flatMap(({ title, bars }) =>
    bars.map(({ name, count }) => [title, name, figure(count)]),
  );
  return `\uFEFF${[head, ...rows].map(csvRow).join('')}`;
}
