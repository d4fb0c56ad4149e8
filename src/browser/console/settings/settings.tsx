import type { ReactNode } from 'react';
import type { Overview } from '../../../console/api/records.ts';
import { fill } from '../../../model/template.ts';
import { useClock } from '../data/clock.ts';
import { overview } from '../data/desk.ts';
import { useCell } from '../data/store.ts';
import { Icon } from '../parts/icons.tsx';
import { Fault, Skeleton } from '../parts/states.tsx';
import { momentOf } from '../parts/time.ts';
import { Screen } from '../screens/screen.tsx';
import { words } from '../words.ts';
import { Coverage } from './coverage.tsx';
import { Helplines } from './helplines.tsx';

/** How the clinic's bot is set up, to look at: settings are changed where the server runs. */
export function SettingsScreen(): ReactNode {
  const { value, fault } = useCell(overview);
  return (
    <Screen title={words.nav.settings} lead={words.settings.lead}>
      {fault && <Fault fault={fault} retry={() => void overview.reload()} />}
      {value ? <Parts overview={value} /> : !fault && <Skeleton rows={10} />}
    </Screen>
  );
}

function Parts({ overview: now }: { readonly overview: Overview }): ReactNode {
  return (
    <>
      {now.unsigned.length > 0 && (
        <div className="standing-warning" role="note">
          <Icon name="danger" />
          <div>
            {now.unsigned.map((what) => (
              <p key={what}>{words.settings.unsigned[what]}</p>
            ))}
          </div>
        </div>
      )}
      <Helplines helplines={now.helplines} />
      <div className="settings-columns">
        <Retention retention={now.retention} store={now.store} />
        <Content overview={now} />
      </div>
      <Coverage coverage={now.coverage} />
    </>
  );
}

interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

/** Names and what they stand at, in two columns. */
function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="facts">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Retention({ retention, store }: Pick<Overview, 'retention' | 'store'>): ReactNode {
  const clock = useClock();
  const say = words.settings.retention;
  const { days, originals, marked, waiting, held, lastPurge } = retention;
  const lines = marked && {
    count: marked.lines.toLocaleString(clock.culture),
    when: momentOf(marked.at, clock),
  };
  return (
    <section className="card" aria-labelledby="retention">
      <h2 id="retention">{say.title}</h2>
      <Facts
        facts={[
          { name: say.days, value: fill(say['so-many-days'], { count: String(days) }) },
          { name: say.originals, value: say[originals] },
          { name: say.marked, value: lines ? fill(say['marked-lines'], lines) : words.common.none },
          {
            name: say.waiting,
            value: waiting === 0 ? words.common.none : fill(say['waiting-lines'], { count: String(waiting) }),
          },
          { name: say.held, value: String(held) },
          { name: say['last-purge'], value: lastPurge === null ? say.never : momentOf(lastPurge, clock) },
          { name: say.stored, value: fill(say['stored-lines'], sizes(store, clock.culture)) },
        ]}
      />
    </section>
  );
}

function sizes({ conversations, lines, bytes }: Overview['store'], culture: string) {
  const megabytes = (bytes / 1_048_576).toLocaleString(culture, { maximumFractionDigits: 1 });
  return {
    conversations: conversations.toLocaleString(culture),
    lines: lines.toLocaleString(culture),
    megabytes,
  };
}

function Content({ overview: { clinic, content } }: { readonly overview: Overview }): ReactNode {
  const say = words.settings.content;
  return (
    <section className="card" aria-labelledby="content">
      <h2 id="content">{say.title}</h2>
      <Facts
        facts={[
          {
            name: say.clinic,
            value: clinic.demonstration ? fill(say.demonstration, { name: clinic.name }) : clinic.name,
          },
          { name: say.country, value: clinic.country },
          { name: say.zone, value: clinic.zone.replaceAll('_', ' ') },
          { name: say.content, value: <code>{content.content.slice(0, 16)}</code> },
          { name: say.model, value: <code>{content.model.slice(0, 16)}</code> },
        ]}
      />
    </section>
  );
}
