import path from 'node:path';
import { keep } from './authoring/kept.ts';
import { reportOf, type ReportSources } from './authoring/report.ts';
import type { KnownFlow } from './console/insight-view.ts';
import { authoringRoutes } from './console/authoring-routes.ts';
import type { ConsoleRoute } from './console/route.ts';
import { CASES } from './console-improve.ts';
import { readCases } from './improve/cases.ts';
import type { AuthoringReader, AuthoringReport, Mistaken } from './model/authoring.ts';
import type { World } from './model/world.ts';
import type { AppParts } from './parts.ts';
import { ensureHeldOut } from './products/held-out.ts';

export interface AuthoringCheck {
  readonly routes: readonly ConsoleRoute[];
  /** Ends what is being made. */
  close(): Promise<void>;
}

export interface AuthoringCheckOptions {
  readonly reader: AuthoringReader;
  readonly world: World;
  readonly parts: AppParts;
}

/** What authors are told of the content, wired to the store, to the model in use and to what is built. */
export function openAuthoring({ reader, world, parts }: AuthoringCheckOptions): AuthoringCheck {
  const { content } = parts;
  const { clock, log } = world;
  const ending = new AbortController();
  const heldOut = keep(async () => {
    const made = await ensureHeldOut(content.root, { report: () => undefined, signal: ending.signal });
    if (made.kind === 'failed' && !ending.signal.aborted) log.error('phrasings not judged');
    return made;
  });
  const report = (mistaken: readonly Mistaken[]): Promise<AuthoringReport> =>
    authoringReport(parts, { heldOut: heldOut.now(), mistaken, now: clock.now() });
  return {
    routes: authoringRoutes({ reader, report, flows: () => flowsIn(content), clock }),
    close: () => {
      ending.abort();
      return heldOut.settled();
    },
  };
}

/** How the content stands now, beside what was judged and corrected. */
export async function authoringReport(
  { content, crisis }: AppParts,
  known: Pick<ReportSources, 'heldOut' | 'mistaken' | 'now'>,
): Promise<AuthoringReport> {
  return reportOf({
    ...known,
    entries: content.entries,
    coverage: content.coverage,
    numbers: crisis.checked(known.now),
    approval: content.clinic.approval,
    unsigned: crisis.unsigned,
    cases: await readCases(path.join(content.root, CASES)),
    finder: content.finder(),
  });
}

/** The guided conversations and their steps where visitors can be: those that only speak are passed by. */
export function flowsIn({ talk }: Pick<AppParts['content'], 'talk'>): readonly KnownFlow[] {
  return [...talk.flows.values()].map(({ id, title, steps }) => ({
    id,
    title,
    steps: [...steps.values()]
      .filter(({ kind }) => kind !== 'tell')
      .map(({ name, kind }) => ({ name, end: kind === 'end' })),
  }));
}
