import type { CommitResult, NewLine } from '../model/store.ts';
import type { Taken, Turns } from '../model/turn.ts';
import type { Clock } from '../model/world.ts';
import { createAlerts, type FindAlert } from './alerts.ts';
import type { DecidedReply } from './decision.ts';
import { faultOf } from '../model/fault.ts';
import { botLine, conversationName, visitorLine } from './lines.ts';
import { createQueue, type QueueLimits } from './queue.ts';
import { recentKeys } from './recent.ts';
import { runTurn, type RunParts } from './run.ts';

/** What the heart is made of; every part is handed in. */
export interface TurnParts extends RunParts {
  readonly alert: FindAlert;
  readonly limits?: QueueLimits;
}

const LIMITS: QueueLimits = { wait: 10_000, perConversation: 20, total: 2_000 };

/** The heart: what happens when someone speaks. The order of a turn is told in the README's picture. */
export function createTurns(parts: TurnParts): Turns {
  const { store, world } = parts;
  const queue = createQueue(world.clock, parts.limits ?? LIMITS);
  const alerts = createAlerts(parts.alert, world.log);
  const seen = recentKeys<true>(10_000);
  const stamp = stamps(world.clock);
  const compose = (replies: readonly DecidedReply[], line: NewLine): readonly NewLine[] =>
    replies.map((decided) => botLine(decided, world.ids.next(), line.id, stamp(line.at)));

  return {
    async take(incoming, outlet) {
      const line = visitorLine(incoming, world.ids.next(), stamp(0));
      const name = conversationName(incoming.key);
      const delivery = `${name}\n${incoming.activityId}`;
      const alert = await alerts.attend(incoming);
      const urgent = alert ? compose(alert.replies, line) : [];
      // A delivery that is under way, or committed, has its words already; any other is answered this instant.
      const first = urgent.length > 0 && !seen.get(delivery);
      if (first) {
        seen.set(delivery, true);
        alerts.sendNow(outlet, urgent);
      }
      const again = (): void => {
        if (first) seen.forget(delivery);
      };
      try {
        const queued = await queue(name, () => runTurn(parts, { incoming, line, alert, urgent }, compose));
        if (queued.kind === 'busy') {
          again();
          world.log.warn('turn refused', { code: queued.reason });
          return { kind: 'refused', code: 'busy' };
        }
        if (queued.value.kind === 'conflict') again();
        else seen.set(delivery, true);
        if (isErased(queued.value)) alerts.forget(incoming.key);
        return takenFrom(queued.value, line);
      } catch (cause) {
        again();
        world.log.error('turn not stored', { fault: faultOf(cause) });
        return { kind: 'refused', code: 'store' };
      }
    },
    delivered(lineIds, status, nativeIds) {
      const at = world.clock.now();
      const named = nativeIds === undefined || nativeIds.length === 0 ? {} : { nativeIds };
      store.delivered(lineIds.map((lineId) => ({ lineId, status, at, ...named }))).catch((cause: unknown) => {
        world.log.warn('delivery not noted', { count: lineIds.length, fault: faultOf(cause) });
      });
    },
  };
}

function isErased(result: CommitResult): boolean {
  return result.kind === 'committed' && result.lines.some(({ reply }) => reply?.forgotten === true);
}

function takenFrom(result: CommitResult, line: NewLine): Taken {
  if (result.kind === 'conflict') return { kind: 'refused', code: 'busy' };
  const [incoming, ...replies] = result.lines;
  // What was erased since is acknowledged, and stays erased.
  if (!incoming) return { kind: 'duplicate', incoming: { ...line, seq: 0 }, replies: [] };
  return { kind: result.kind === 'committed' ? 'taken' : 'duplicate', incoming, replies };
}

/** Server times that never repeat or go back, so that lines keep their order where a clock does not. */
function stamps(clock: Clock): (after: number) => number {
  let last = 0;
  return (after) => {
    last = Math.max(clock.now(), last + 1, after + 1);
    return last;
  };
}
