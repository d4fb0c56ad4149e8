import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { readInsight, type Insight } from '../../../console/api/insight.ts';
import { ask, RefusedError } from '../data/ask.ts';
import { Button } from '../parts/button.tsx';
import { Choice } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import { channelName } from '../parts/names.ts';
import { save } from '../parts/save.ts';
import { Fault, Skeleton } from '../parts/states.tsx';
import { Screen } from '../screens/screen.tsx';
import { words } from '../words.ts';
import { blocksOf, figuresCsv, type Block } from './blocks.ts';
import { BarChart } from './chart.tsx';

interface Wanted {
  readonly from?: string;
  readonly to?: string;
  readonly channel?: string;
}

/** What visitors ask, in figures: each chart with its figures below. */
export function InsightScreen(): ReactNode {
  const [wanted, setWanted] = useState<Wanted>({});
  const [read, setRead] = useState<Insight>();
  const [fault, setFault] = useState<RefusedError>();
  const load = (): (() => void) => {
    let late = false;
    setFault(undefined);
    ask(readInsight, { query: wanted }).then(
      (insight) => (late ? undefined : setRead(insight)),
      (error: unknown) => {
        if (!late) setFault(error instanceof RefusedError ? error : new RefusedError('other'));
      },
    );
    return () => {
      late = true;
    };
  };
  useEffect(load, [wanted]);
  const say = words.insight;
  const actions = read && (
    <>
      <Button icon="export" onPress={() => save(csvFile(read))}>
        {say.save}
      </Button>
      <Button onPress={() => print()}>{say.print}</Button>
    </>
  );
  return (
    <Screen title={words.nav.insight} lead={say.lead} actions={actions}>
      {read && <Pickers read={read} change={(changes) => setWanted({ ...chosen(read), ...changes })} />}
      {fault && <Fault fault={fault} retry={load} />}
      {read && !fault && <Figures insight={read} />}
      {!read && !fault && <Skeleton rows={8} />}
    </Screen>
  );
}

function csvFile(insight: Insight) {
  return {
    name: `insight-${insight.from}-${insight.to}.csv`,
    type: 'text/csv',
    content: figuresCsv(insight),
  };
}

function chosen({ from, to, channel }: Insight): Wanted {
  return { from, to, ...(channel !== null && { channel }) };
}

function Pickers({
  read: { from, to, channel, channels },
  change,
}: {
  readonly read: Insight;
  readonly change: (changes: Wanted) => void;
}): ReactNode {
  const all = { id: 'all', text: words.insight.all };
  const options = [all, ...channels.map((id) => ({ id: `is ${id}`, text: channelName(id) }))];
  const choose = (id: string): void => change({ channel: id === 'all' ? '' : id.slice(3) });
  const day = (name: 'from' | 'to') => (value: string) => {
    if (value !== '') change({ [name]: value });
  };
  return (
    <div className="filters">
      <Field label={words.list.from} type="date" value={from} onChange={day('from')} />
      <Field label={words.list.to} type="date" value={to} onChange={day('to')} />
      <Choice
        label={words.insight.channel}
        options={options}
        value={channel === null ? 'all' : `is ${channel}`}
        choose={choose}
        isSet={channel !== null}
      />
    </div>
  );
}

function Figures({ insight }: { readonly insight: Insight }): ReactNode {
  const blocks = useMemo(() => blocksOf(insight), [insight]);
  return (
    <>
      <p className="insight-sum">
        <strong>{figure(insight.conversations)}</strong> {words.insight.conversations}
      </p>
      <p className="hint">{words.insight['hidden-why']}</p>
      <div className="insight-blocks">
        {blocks.map((block) => (
          <ChartAndTable key={block.id} block={block} />
        ))}
      </div>
    </>
  );
}

function ChartAndTable({ block: { id, title, column, bars, lying } }: { readonly block: Block }): ReactNode {
  return (
    <section className="card" aria-labelledby={`insight-${id}`}>
      <h2 id={`insight-${id}`}>{title}</h2>
      {bars.length === 0 && <p className="hint">{words.insight.none}</p>}
      {bars.length > 0 && <BarChart bars={bars} lying={lying} />}
      {bars.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{column}</th>
              <th scope="col">{words.insight.count}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ name, count }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="figures">{figure(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function figure(count: number | null): string {
  return count === null ? words.insight.hidden : count.toLocaleString();
}
