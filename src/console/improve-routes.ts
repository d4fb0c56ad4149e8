import { isEntryId, type EntryId } from '../model/ids.ts';
import type {
  ImproveReader,
  ImproveWriter,
  KeptCorrection,
  Publisher,
  PublisherOutcome,
  Unanswered,
} from '../model/improve.ts';
import type { Clock } from '../model/world.ts';
import {
  approveCorrection,
  correct,
  exportCorrections,
  readImprove,
  tryCorrection,
  withdrawCorrection,
  type CorrectionView,
  type Improve,
  type Judged,
} from './api/improve.ts';
import { route, type ConsoleRoute, type Refused, type Reply } from './route.ts';

export interface ImproveOptions {
  readonly reader: ImproveReader;
  readonly writer: ImproveWriter;
  readonly publisher: Publisher;
  readonly entries: readonly { readonly id: EntryId; readonly title: string }[];
  /** By likeness, the largest group first. */
  readonly group: (all: readonly Unanswered[]) => Promise<readonly (readonly Unanswered[])[]>;
  /** Danger in a reviewer's own words is no correction either. */
  readonly isDanger: (text: string) => Promise<boolean>;
  /** Approved corrections in the form of a phrasings file. */
  readonly asFile: (approved: readonly KeptCorrection[]) => string;
  readonly clock: Clock;
}

const DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;
const MOST_LINES = 5_000;
const MOST_GROUPS = 100;
const EXAMPLES = 5;

const UNKNOWN: Refused = { kind: 'refused', status: 404, code: 'NotFound' };
const DANGER: Refused = { kind: 'refused', status: 409, code: 'Danger' };
const NO_ENTRY: Refused = { kind: 'refused', status: 422, code: 'UnknownEntry' };
const FIT_FAILED: Refused = { kind: 'refused', status: 503, code: 'FitFailed' };

/** What staff do to make the bot better. */
export function improveRoutes(options: ImproveOptions): readonly ConsoleRoute[] {
  const { reader, writer, publisher, entries, isDanger, asFile, clock } = options;
  const titles = new Map<string, string>(entries.map(({ id, title }) => [id, title]));
  const targetOf = (expected: string): EntryId | 'none' | undefined => {
    if (expected === 'none') return 'none';
    return isEntryId(expected) && titles.has(expected) ? expected : undefined;
  };
  return [
    route(correct, async ({ params: { id }, body: { lineId, expected: named, text }, staff }) => {
      const expected = targetOf(named);
      if (expected === undefined) return NO_ENTRY;
      if (text !== undefined && (await isDanger(text))) return DANGER;
      const given = { conversation: id, lineId, expected, text, by: staff.name, at: clock.now() };
      const made = await writer.correct(given);
      if (made.kind !== 'kept') return made.kind === 'danger' ? DANGER : UNKNOWN;
      return { kind: 'answer', body: correctionView(made.correction, titles) };
    }),
    route(readImprove, async () => ({ kind: 'answer', body: await overview(options, titles) })),
    route(tryCorrection, async ({ params: { id } }) => judgedReply(await publisher.trial(id))),
    route(approveCorrection, async ({ params: { id }, staff }) =>
      judgedReply(await publisher.approve(id, staff.name)),
    ),
    route(withdrawCorrection, async ({ params: { id }, staff }) =>
      judgedReply(await publisher.withdraw(id, staff.name)),
    ),
    route(exportCorrections, async () => {
      const approved = (await reader.corrections()).filter(({ state }) => state === 'approved');
      const content = asFile(approved);
      return { kind: 'answer', body: { name: 'corrections.txt', type: 'text/plain', content } };
    }),
  ];
}

async function overview(
  { reader, publisher, entries, group, clock }: ImproveOptions,
  titles: ReadonlyMap<string, string>,
): Promise<Improve> {
  const corrections = await reader.corrections();
  const groups = await group(await reader.unanswered(clock.now() - DAYS * DAY, MOST_LINES));
  return {
    entries: entries.map(({ id, title }) => ({ id, title })),
    corrections: corrections.map((one) => correctionView(one, titles)),
    days: DAYS,
    groups: groups.slice(0, MOST_GROUPS).map((all) => ({
      count: all.length,
      examples: distinct(all)
        .slice(0, EXAMPLES)
        .map((one) => ({ ...one })),
    })),
    figure: { ...(await publisher.figure()) },
  };
}

/** Of those that say the same, the first. */
function distinct(all: readonly Unanswered[]): readonly Unanswered[] {
  const seen = new Set<string>();
  return all.filter(({ text }) => {
    const said = text.trim().toLowerCase();
    return seen.size < seen.add(said).size;
  });
}

function correctionView(kept: KeptCorrection, titles: ReadonlyMap<string, string>): CorrectionView {
  const title = titles.get(kept.expected);
  return { ...kept, ...(title !== undefined && { title }), decided: kept.decided ?? null };
}

function judgedReply(outcome: PublisherOutcome): Reply<Judged> {
  if (!('figures' in outcome)) return outcome.kind === 'failed' ? FIT_FAILED : UNKNOWN;
  const { cases, before, after, broken, unheard } = outcome.figures;
  return {
    kind: 'answer',
    body: {
      done: outcome.kind === 'done',
      cases,
      before,
      after,
      broken: broken.map(({ text, expected }) => ({ text, expected: [...expected] })),
      heard: unheard.length === 0,
    },
  };
}
