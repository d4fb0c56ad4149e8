import { setTimeout as pause } from 'node:timers/promises';
import { createRandom } from '../../src/match/random.ts';
import { quantile } from './machine.ts';
import type { Speaker } from './turn-clients.ts';

export interface Driven {
  /** Turns answered a second, and how many failed. */
  readonly perSecond: number;
  readonly failed: number;
  readonly p50: number;
  readonly p99: number;
  /** Every turn's, milliseconds. */
  readonly times: readonly number[];
}

/**
 * Messages arrive at random, as people's do (Poisson), whether or not earlier ones are answered: a slow server gets
 * no mercy. Time runs from the moment a message was due, so that waiting for a free visitor counts.
 */
export async function arrivals(
  speakers: readonly Speaker[],
  texts: readonly string[],
  perSecond: number,
  seconds: number,
): Promise<Driven> {
  const random = createRandom(5);
  const idle = [...speakers];
  const waiting: { readonly text: string; readonly due: number }[] = [];
  const times: number[] = [];
  const turns: Promise<void>[] = [];
  const begun = performance.now();
  let failed = 0;
  const take = async (speaker: Speaker, text: string, due: number): Promise<void> => {
    try {
      await speaker.say(text);
      times.push(performance.now() - due);
    } catch {
      failed += 1;
    }
    const next = waiting.shift();
    if (next === undefined) idle.push(speaker);
    else await take(speaker, next.text, next.due);
  };
  for (let due = begun, at = 0; ; at += 1) {
    due += (-Math.log(1 - random()) / perSecond) * 1000;
    if (due > begun + seconds * 1000) break;
    const ahead = due - performance.now();
    if (ahead > 1) await pause(ahead);
    const text = texts[at % texts.length] ?? '';
    const speaker = idle.shift();
    if (speaker === undefined) waiting.push({ text, due });
    else turns.push(take(speaker, text, due));
  }
  await Promise.all(turns);
  return driven(times, failed, performance.now() - begun);
}

/** As many as it can: `lanes` people who each write again as soon as they are answered. */
export async function flatOut(
  speakers: readonly Speaker[],
  texts: readonly string[],
  lanes: number,
  seconds: number,
): Promise<Driven> {
  const begun = performance.now();
  const times: number[] = [];
  let failed = 0;
  let at = 0;
  const lane = async (speaker: Speaker): Promise<void> => {
    while (performance.now() < begun + seconds * 1000) {
      const start = performance.now();
      at += 1;
      try {
        await speaker.say(texts[at % texts.length] ?? '');
        times.push(performance.now() - start);
      } catch {
        failed += 1;
      }
    }
  };
  await Promise.all(speakers.slice(0, lanes).map(lane));
  return driven(times, failed, performance.now() - begun);
}

function driven(times: readonly number[], failed: number, ms: number): Driven {
  return {
    perSecond: (1000 * times.length) / ms,
    failed,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    times,
  };
}
