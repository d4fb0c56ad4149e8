import type { Incoming } from '../model/incoming.ts';
import type { CommitResult, NewLine, Store } from '../model/store.ts';
import type { World } from '../model/world.ts';
import type { Alert, DecidedReply, Decision } from './decision.ts';
import { faultOf } from '../model/fault.ts';
import { loadSession, type Loaded } from './session.ts';

export interface RunParts {
  readonly store: Store;
  readonly world: World;
  decide(incoming: Incoming, loaded: Loaded, alert: Alert | undefined): Promise<Decision>;
  /** The apology for a decision that failed, with the code that staff find beside the line. */
  apologize(loaded: Loaded, code: string): Decision;
}

/** One message on its way through a turn. */
export interface Arrival {
  readonly incoming: Incoming;
  readonly line: NewLine;
  readonly alert: Alert | undefined;
  /** Lines about danger that went out already. */
  readonly urgent: readonly NewLine[];
}

/** A conversation that another process wrote to while a turn was decided is read and decided again, this often. */
const ATTEMPTS = 4;

/** Read, decide, commit: one transaction, whatever the decision does. */
export async function runTurn(
  parts: RunParts,
  arrival: Arrival,
  compose: (replies: readonly DecidedReply[], line: NewLine) => readonly NewLine[],
): Promise<CommitResult> {
  const { store, world } = parts;
  const { incoming, alert, urgent } = arrival;
  for (let attempt = 1; ; attempt += 1) {
    const record = await store.conversation(incoming.key);
    const now = world.clock.now();
    const loaded = loadSession(record?.state.json, now);
    const { decision, fault } = await decideSafely(parts, arrival, loaded);
    const at = Math.max(arrival.line.at, (record?.lastAt ?? 0) + 1);
    const line: NewLine = fault === undefined ? { ...arrival.line, at } : { ...arrival.line, at, fault };
    const replies = alert && urgent.length > 0 ? after(line, urgent) : compose(decision.replies, line);
    const result = await store.commit({
      key: incoming.key,
      dedupe: incoming.activityId,
      expectedVersion: record?.state.version ?? 0,
      state: JSON.stringify({ ...decision.session, lastAt: now }),
      lines: [line, ...replies],
      flags: decision.flag ? [{ ...decision.flag, lineId: line.id, at: line.at }] : [],
    });
    if (result.kind !== 'conflict' || attempt === ATTEMPTS) return result;
  }
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
    parts.world.log.error('decision-failed', { code, fault: faultOf(cause) });
    const decision = parts.apologize(loaded, code);
    if (!alert) return { decision, fault: code };
    // The words about danger are out; whatever failed, staff are told.
    return { decision: { ...decision, flag: { reason: 'danger', kind: alert.danger.kind } }, fault: code };
  }
}
