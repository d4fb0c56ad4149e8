import { useEffect, useState, type ReactNode } from 'react';
import { readAuthoring, USUAL_DAYS, type Authoring } from '../../../console/api/authoring.ts';
import { ask, RefusedError } from '../data/ask.ts';
import { Fault, Skeleton } from '../parts/states.tsx';
import { Screen } from '../screens/screen.tsx';
import { words } from '../words.ts';
import { AskedPart } from './asked-part.tsx';
import { EntryTitles } from './entries.tsx';
import { ChangedPart, CoveragePart } from './guide-parts.tsx';
import { ConfusionsPart, ElsewherePart } from './match-parts.tsx';
import { ReviewsPart } from './reviews-part.tsx';

/** While the phrasings are judged, the page asks again. */
const AGAIN_MS = 4_000;

/** How the content stands, for those who write it. */
export function AuthoringScreen(): ReactNode {
  const [days, setDays] = useState(USUAL_DAYS);
  const [read, setRead] = useState<Authoring>();
  const [fault, setFault] = useState<RefusedError>();
  const load = (background = false): (() => void) => {
    let late = false;
    setFault(undefined);
    ask(readAuthoring, { query: { days }, background }).then(
      (authoring) => (late ? undefined : setRead(authoring)),
      (error: unknown) => {
        if (!late) setFault(error instanceof RefusedError ? error : new RefusedError('other'));
      },
    );
    return () => {
      late = true;
    };
  };
  useEffect(() => load(), [days]);
  useEffect(() => {
    if (read?.judged.kind !== 'making') return undefined;
    let drop = (): void => undefined;
    const timer = setTimeout(() => (drop = load(true)), AGAIN_MS);
    return () => {
      clearTimeout(timer);
      drop();
    };
  }, [read]);
  return (
    <Screen title={words.nav.authoring} lead={words.authoring.lead}>
      {fault && <Fault fault={fault} retry={() => void load()} />}
      {!read && !fault && <Skeleton rows={12} />}
      {read && (
        <EntryTitles entries={read.entries}>
          <Sum read={read} />
          <div className="authoring-parts">
            <CoveragePart {...read} />
            <ChangedPart {...read} />
            <AskedPart asked={read.asked} choose={setDays} />
            <ConfusionsPart {...read} />
            <ElsewherePart {...read} />
            <ReviewsPart {...read} />
          </div>
        </EntryTitles>
      )}
    </Screen>
  );
}

type Counted = Exclude<keyof typeof words.authoring.sum, 'label' | 'pending'>;

/** Everything at a glance, each a way down to where it stands. */
function Sum({ read }: { readonly read: Authoring }): ReactNode {
  const { coverage, asked, judged, confusions, elsewhere, reviews } = read;
  const say = words.authoring.sum;
  const known = asked.conversations !== 0;
  const made = judged.kind === 'made';
  const rows: readonly (readonly [name: Counted, part: string, count: number | undefined])[] = [
    ['bare', 'coverage', coverage.filter(({ entries }) => entries.length === 0).length],
    ['stale', 'changed', coverage.filter(({ stale }) => stale).length],
    ['never', 'asked', known ? asked.entries.filter(({ count }) => count === 0).length : undefined],
    ['confused', 'confusions', made ? confusions.count : undefined],
    ['elsewhere', 'elsewhere', made ? elsewhere.count : undefined],
    ['due', 'reviews', reviews.filter(({ state }) => state !== 'fine').length],
  ];
  return (
    <nav aria-label={say.label}>
      <ul className="authoring-sum">
        {rows.map(([name, part, count]) => (
          <li key={name} className={count === 0 ? 'clear' : undefined}>
            <a href={`#${part}`}>
              <strong className="figures">{count?.toLocaleString() ?? '–'}</strong>
              <span>
                {say[name][count === 1 ? 'one' : 'many']}
                {count === undefined && <small>{say.pending}</small>}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
