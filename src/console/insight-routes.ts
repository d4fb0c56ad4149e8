import type { ReviewReader } from '../model/review.ts';
import type { Clock } from '../model/world.ts';
import { createZone, dayNumber, type Zone } from '../model/zone.ts';
import { readInsight } from './api/insight.ts';
import { insightView, type Days, type KnownFlow } from './insight-view.ts';
import { route, type ConsoleRoute, type Refused } from './route.ts';

export interface InsightOptions {
  readonly reader: Pick<ReviewReader, 'insight'>;
  readonly clock: Clock;
  /** The clinic's: days and hours are its own. */
  readonly zone: string;
  readonly flows: () => readonly KnownFlow[];
}

const USUAL = 28;
const MOST_DAYS = 1_100;
const WRONG_DAYS: Refused = { kind: 'refused', status: 422, code: 'WrongDays' };

/** What the clinic's visitors ask, in figures. */
export function insightRoutes({ reader, clock, zone, flows }: InsightOptions): readonly ConsoleRoute[] {
  const known = createZone(zone);
  return [
    route(readInsight, async ({ query: { from, to, channel: asked } }) => {
      const channel = asked === '' ? undefined : asked;
      const last = to === undefined ? known.civil(clock.now()).day : dayOf(to);
      const days = { first: from === undefined ? last - USUAL + 1 : dayOf(from), last };
      if (days.first > last || last - days.first >= MOST_DAYS) return WRONG_DAYS;
      const tallies = await reader.insight({ ...instantsOf(days, known), zone });
      return { kind: 'answer', body: insightView(tallies, { days, channel, zone, flows: flows() }) };
    }),
  ];
}

function dayOf(name: string): number {
  const [year = 1970, month = 1, date = 1] = name.split('-').map(Number);
  return dayNumber(year, month, date) ?? 0;
}

function instantsOf({ first, last }: Days, zone: Zone) {
  // Where the clock springs at midnight, the day begins an hour later.
  const start = (day: number): number =>
    zone.instant({ day, minute: 0 }) ?? zone.instant({ day, minute: 60 }) ?? day * 86_400_000;
  return { from: start(first), before: start(last + 1) };
}
