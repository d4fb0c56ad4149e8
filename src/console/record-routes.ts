import type { ReviewOutcome, ReviewReader, ReviewWriter } from '../model/review.ts';
import type { ConversationKey } from '../model/incoming.ts';
import type { Clock, Ids } from '../model/world.ts';
import {
  addNote,
  changeHold,
  changeReview,
  eraseOne,
  exportOne,
  find,
  readNewest,
  readNext,
  readOne,
  readOverview,
  readQueue,
  unmask,
  watch,
} from './api/record-endpoints.ts';
import type { Overview, Search } from './api/records.ts';
import type { Review } from './api/review.ts';
import type { Transcript } from './api/transcript.ts';
import { openLive } from './live.ts';
import { exportFile } from './record-exports.ts';
import { reviewView, rowView, transcriptView, type Surroundings } from './record-views.ts';
import { route, type ConsoleRoute, type Refused, type Reply } from './route.ts';

export interface RecordOptions {
  readonly reader: ReviewReader;
  readonly writer: ReviewWriter;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly around: () => Surroundings;
  readonly clinic: string;
  /** Told of what was erased: copies elsewhere go, too. */
  readonly erased: (key: ConversationKey) => void;
  /** What an operator must know, but what only the store can tell. */
  readonly overview: () => Promise<Overview>;
  /** After how many minutes an unopened flag alarms. */
  readonly alarmMinutes: number;
}

const PER_GROUP = 20;
const PAGE = 50;
/** Lines of a transcript at once; of an export, all that a conversation can sensibly have. */
const LINES = 500;
const ALL_LINES = 20_000;

const UNKNOWN: Refused = { kind: 'refused', status: 404, code: 'NotFound' };
const HELD: Refused = { kind: 'refused', status: 409, code: 'Held' };
const CHANGED: Refused = { kind: 'refused', status: 409, code: 'Changed' };

/** What staff do with conversations. */
export function recordRoutes(options: RecordOptions): readonly ConsoleRoute[] {
  return [...readingRoutes(options), ...changingRoutes(options), ...leadRoutes(options)];
}

function readingRoutes(options: RecordOptions): readonly ConsoleRoute[] {
  const { reader, writer, clock, alarmMinutes } = options;
  const list = async ({ words, cursor, limit = PAGE, ...filter }: Search) => {
    const page = await reader.list({ ...filter, words }, limit, cursor);
    const choices = cursor === undefined ? await reader.choices() : undefined;
    const filters = choices && {
      channels: [...choices.channels],
      topics: [...choices.topics],
      labels: [...choices.labels],
      reviewers: [...choices.reviewers],
    };
    return { rows: page.rows.map(rowView), cursor: page.cursor ?? null, ...(filters && { filters }) };
  };
  return [
    route(readQueue, async () => {
      const { groups, unopened } = await reader.queue(PER_GROUP);
      const shown = groups.map(({ group, count, rows }) => ({ group, count, rows: rows.map(rowView) }));
      return { kind: 'answer', body: { now: clock.now(), alarmMinutes, groups: shown, unopened } };
    }),
    route(readNext, async ({ query: { after = '' } }) => {
      const next = await reader.next(after.split(',').filter((id) => id !== ''));
      return { kind: 'answer', body: { id: next?.id ?? null, group: next?.group ?? null } };
    }),
    route(readNewest, async () => ({ kind: 'answer', body: await list({}) })),
    route(find, async ({ body }) => ({ kind: 'answer', body: await list(body) })),
    route(readOne, async ({ params: { id }, query: { after }, staff }) => {
      // Whoever sees it has opened its flags, and sees that.
      const state = await reader.state(id);
      if (state?.unopened === true)
        await writer.change({ kind: 'open', id, by: staff.name, at: clock.now() });
      return transcriptReply(options, id, { after, unmasked: false });
    }),
    route(readOverview, async () => ({ kind: 'answer', body: await options.overview() })),
    route(watch, async () => ({ kind: 'events', open: openLive({ reader, writer }) })),
  ];
}

async function transcriptReply(
  { reader, around }: RecordOptions,
  id: string,
  { after, unmasked }: { readonly after?: number | undefined; readonly unmasked: boolean },
): Promise<Reply<Transcript>> {
  const conversation = await reader.conversation(id, {
    limit: LINES,
    unmasked,
    ...(after !== undefined && { after }),
  });
  if (conversation === undefined) return UNKNOWN;
  return { kind: 'answer', body: transcriptView(conversation, unmasked, around()) };
}

function changingRoutes(options: RecordOptions): readonly ConsoleRoute[] {
  const { writer, clock, ids } = options;
  return [
    route(changeReview, async ({ params: { id }, body }) =>
      reviewReply(options, id, await writer.change({ kind: 'set', id, ...body })),
    ),
    route(addNote, async ({ params: { id }, body: { text }, staff }) => {
      const note = { id: ids.next(), by: staff.name, at: clock.now(), text };
      return reviewReply(options, id, await writer.change({ kind: 'note', id, note }));
    }),
    route(changeHold, async ({ params: { id }, body: { held, reason }, staff }) => {
      const hold = held ? { by: staff.name, at: clock.now(), reason } : undefined;
      return reviewReply(options, id, await writer.change({ kind: 'hold', id, hold }));
    }),
  ];
}

async function reviewReply(
  { reader }: RecordOptions,
  id: string,
  outcome: ReviewOutcome,
): Promise<Reply<Review>> {
  if (outcome === 'changed') return CHANGED;
  const state = outcome === 'done' ? await reader.state(id) : undefined;
  return state === undefined ? UNKNOWN : { kind: 'answer', body: reviewView(state) };
}

function leadRoutes(options: RecordOptions): readonly ConsoleRoute[] {
  const { reader, writer, clock, ids, clinic, around } = options;
  return [
    route(unmask, ({ params: { id } }) => transcriptReply(options, id, { unmasked: true })),
    route(exportOne, async ({ params: { id }, body: { format, unmasked } }) => {
      const conversation = await reader.conversation(id, { limit: ALL_LINES, unmasked });
      if (conversation === undefined) return UNKNOWN;
      const { zone, culture } = around();
      const head = { clinic, zone, culture, unmasked, at: clock.now() };
      return { kind: 'answer', body: exportFile(conversation, format, head) };
    }),
    route(eraseOne, async ({ params: { id }, body: { confirm } }) => {
      if (confirm !== id) return { kind: 'refused', status: 422, code: 'OtherConversation' };
      const at = clock.now();
      const receipt = ids.next().slice(0, 12);
      const erasure = await writer.eraseById(id, receipt, at);
      if (erasure.kind !== 'erased') return erasure.kind === 'held' ? HELD : UNKNOWN;
      options.erased(erasure.key);
      return { kind: 'answer', body: { receipt, at, lines: erasure.lines } };
    }),
  ];
}
