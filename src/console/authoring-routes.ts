import { z } from 'zod';
import type { Asked, AuthoringReader, AuthoringReport, Mistaken } from '../model/authoring.ts';
import type { Clock } from '../model/world.ts';
import { readAuthoring, USUAL_DAYS } from './api/authoring.ts';
import { authoringView } from './authoring-view.ts';
import type { KnownFlow } from './insight-view.ts';
import { route, type ConsoleRoute } from './route.ts';

export interface AuthoringOptions {
  readonly reader: AuthoringReader;
  readonly report: (mistaken: readonly Mistaken[]) => Promise<AuthoringReport>;
  readonly flows: () => readonly KnownFlow[];
  readonly clock: Clock;
}

export interface AuthoringRecords {
  readonly asked: Asked;
  readonly mistaken: readonly Mistaken[];
}

const DAY = 24 * 60 * 60 * 1000;

/** Over how many days, and up to when. */
export const authoringOrder = z.strictObject({ days: z.number().int().min(1), now: z.number() });
export type AuthoringOrder = z.output<typeof authoringOrder>;

/** What conversations say of the content, in counts. */
export async function authoringRecords(
  reader: AuthoringReader,
  { days, now }: AuthoringOrder,
): Promise<AuthoringRecords> {
  return {
    asked: await reader.asked({ from: now - days * DAY, before: now + 1 }),
    mistaken: await reader.mistaken(),
  };
}

/** How the content stands, for those who write it. */
export function authoringRoutes({ reader, report, flows, clock }: AuthoringOptions): readonly ConsoleRoute[] {
  return [
    route(readAuthoring, async ({ query: { days = USUAL_DAYS } }) => {
      const { asked, mistaken } = await authoringRecords(reader, { days, now: clock.now() });
      const sources = { report: await report(mistaken), asked, days, flows: flows() };
      return { kind: 'answer', body: authoringView(sources) };
    }),
  ];
}
