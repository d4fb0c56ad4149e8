import type { Downloads } from '../model/downloads.ts';
import type { ConversationKey, Incoming } from '../model/incoming.ts';
import type { CommitResult, Line, NewLine, Store } from '../model/store.ts';
import type { World } from '../model/world.ts';
import type { Alert, DecidedReply, Decision } from './decision.ts';
import { faultOf } from '../model/fault.ts';
import { inOurNames } from './naming.ts';
import { loadSession, type Loaded } from './session.ts';
import type { Wishes } from './wishes.ts';

export interface RunParts {
  readonly store: Store;
  readonly world: World;
  decide(incoming: Incoming, loaded: Loaded, alert: Alert | undefined): Promise<Decision>;
  /** The apology for a decision that failed, with the code that staff find beside the line. */
  apologize(loaded: Loaded, code: string): Decision;
  readonly wishes: Wishes;
  /** Keeps files ready under links. */
  readonly downloads: Downloads;
}

/** One message on its way through a turn. */
export interface Arrival {
  readonly incoming: Incoming;
  readonly line: NewLine;
  readonly alert: Alert | undefined;
  /** Lines about danger that went out already. */
  readonly urgent: readonly NewLine[];
}

type Compose = (replies: readonly DecidedReply[], line: NewLine) => readonly NewLine[];

/** A decision on its way into the store. */
interface Made {
  readonly decision: Decision;
  readonly line: NewLine;
  readonly at: number;
  readonly version: number;
}

/** A conversation that another process wrote to while a turn was decided is read and decided again, this often. */
const ATTEMPTS = 4;

/** Read, decide, commit: one transaction, whatever the decision does. */
export async function runTurn(parts: RunParts, arrived: Arrival, compose: Compose): Promise<CommitResult> {
  const { store, world } = parts;
  const arrival = { ...arrived, ...(await inOurNames(store, arrived)) };
  const { incoming } = arrival;
  for (let attempt = 1; ; attempt += 1) {
    const record = await store.conversation(incoming.key);
    const now = world.clock.now();
    const loaded = loadSession(record?.state.json, now);
    const { decision, fault } = await decideSafely(parts, arrival, loaded);
    const at = Math.max(arrival.line.at, (record?.lastAt ?? 0) + 1);
    const line: NewLine = fault === undefined ? { ...arrival.line, at } : { ...arrival.line, at, fault };
    const made = { decision, line, at: now, version: record?.state.version ?? 0 };
    const result = decision.forget
      ? await erase(parts, arrival, loaded, made, compose)
      : await commit(parts, arrival, made, compose);
    if (result.kind !== 'conflict' || attempt === ATTEMPTS) return result;
  }
}

async function commit(
  parts: RunParts,
  { incoming, alert, urgent }: Arrival,
  { decision: decided, line, at, version }: Made,
  compose: Compose,
): Promise<CommitResult> {
  const { key } = incoming;
  const decision = decided.download ? await withCopy(parts, key, decided) : decided;
  const replies = alert && urgent.length > 0 ? after(line, urgent) : compose(decision.replies, line);
  const answer = replies.findLast(({ decision: record }) => record?.outcome === 'answered');
  const { session, flag, feedback, callBack, personal } = decision;
  return parts.store.commit({
    key,
    dedupe: incoming.activityId,
    expectedVersion: version,
    state: JSON.stringify({ ...session, lastAt: at, lastLine: answer?.id ?? session.lastLine }),
    lines: [line, ...replies],
    flags: flag ? [{ ...flag, lineId: line.id, at: line.at }] : [],
    ...(incoming.nativeId !== undefined && { nativeId: incoming.nativeId }),
    ...(feedback && { feedback: [feedback] }),
    ...(personal && { personal }),
    ...(callBack && { callBack: { ...callBack, id: parts.world.ids.next() } }),
  });
}

/** The visitor's wish itself is not kept either: an event without words stands in its place. */
async function erase(
  { store, world, wishes, downloads }: RunParts,
  { incoming }: Arrival,
  loaded: Loaded,
  { line, at, version }: Made,
  compose: Compose,
): Promise<CommitResult> {
  const { key } = incoming;
  const flags = await store.flags(key);
  const receipt = world.ids.next().slice(0, RECEIPT);
  const { session, replies } = wishes.forgotten(loaded, receipt, flags.length > 0);
  const { id, role, at: arrived, echo } = line;
  const event = { name: 'forget', data: '{}' };
  const wish: NewLine = {
    id,
    role,
    at: arrived,
    kind: 'event',
    text: '',
    event,
    ...(echo !== undefined && { echo }),
  };
  try {
    return await store.erase(
      {
        key,
        dedupe: incoming.activityId,
        expectedVersion: version,
        state: JSON.stringify({ ...session, lastAt: at }),
        lines: [wish, ...compose(replies, wish)],
        flags: [],
      },
      receipt,
    );
  } finally {
    // Only now: while the lines were still there, another tab could have made the links anew.
    downloads.drop(key);
  }
}

/** Long enough that no two are the same, short enough to write down. */
const RECEIPT = 12;
const PAGE = 500;

async function withCopy(
  { store, wishes, downloads }: RunParts,
  key: ConversationKey,
  decision: Decision,
): Promise<Decision> {
  const lines: Line[] = [];
  for (let more = true; more;) {
    const page = await store.lines(key, lines.at(-1)?.seq ?? 0, PAGE);
    lines.push(...page);
    more = page.length === PAGE;
  }
  return wishes.copied(decision, lines, (file) =>
    key.channel === 'web' ? downloads.offer(key, file) : undefined,
  );
}

/** Words that went out on arrival stand after their line, though another turn of the conversation came between. */
function after(line: NewLine, urgent: readonly NewLine[]): readonly NewLine[] {
  const late = Math.max(0, line.at + 1 - (urgent[0]?.at ?? Infinity));
  return late === 0 ? urgent : urgent.map((reply) => ({ ...reply, at: reply.at + late }));
}

async function decideSafely(
  parts: RunParts,
  { incoming, alert }: Arrival,
  loaded: Loaded,
): Promise<{ decision: Decision; fault: string | undefined }> {
  try {
    return { decision: await parts.decide(incoming, loaded, alert), fault: undefined };
  } catch (cause) {
    const code = `T-${parts.world.ids.next().slice(0, 8)}`;
    parts.world.log.error('decision failed', { code, fault: faultOf(cause) });
    const decision = parts.apologize(loaded, code);
    if (!alert) return { decision, fault: code };
    // The words about danger are out; whatever failed, staff are told.
    return { decision: { ...decision, flag: { reason: 'danger', kind: alert.danger.kind } }, fault: code };
  }
}
