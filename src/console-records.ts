import path from 'node:path';
import { createAlerts, type Alerts } from './alerts/alerts.ts';
import { mailMessenger, webhookMessenger } from './alerts/messengers.ts';
import type { Config } from './config.ts';
import { createDataOrders, dataOrder } from './console/data-orders.ts';
import { authoringOrder, authoringRecords } from './console/authoring-routes.ts';
import { openAuthoring } from './console-authoring.ts';
import { openImproving } from './console-improve.ts';
import { exportRoutes } from './console/export-routes.ts';
import { insightRoutes } from './console/insight-routes.ts';
import type { KnownFlow } from './console/insight-view.ts';
import { recordRoutes } from './console/record-routes.ts';
import type { Overview } from './console/api/records.ts';
import type { ConsoleRoute } from './console/route.ts';
import { createCourtesy, type Courtesy } from './exports/courtesy.ts';
import { createExporter } from './exports/exporter.ts';
import type { Exporter } from './model/exports.ts';
import type { ConversationKey } from './model/incoming.ts';
import { isEntryId } from './model/ids.ts';
import type { AuthoringReader } from './model/authoring.ts';
import type { ImproveReader, ImproveWriter } from './model/improve.ts';
import type { ReviewReader, ReviewWriter } from './model/review.ts';
import type { Turns } from './model/turn.ts';
import type { World } from './model/world.ts';
import type { AppParts } from './parts.ts';
import { createUpkeep } from './review-upkeep.ts';
import { createTimetable } from './safety/hours.ts';
import { createReviewReader } from './store/review.ts';

export interface Records {
  readonly records: readonly ConsoleRoute[];
  /** The same heart, watched by what gives way to it. */
  readonly turns: (heart: Turns) => Turns;
  readonly orders: { readonly [name: string]: (input: unknown) => Promise<unknown> };
  /** Once the port is open: brings older conversations up to date, and tells staff outside of what waits. */
  start(): void;
  close(): Promise<void>;
}

export interface RecordsOptions {
  readonly config: Config;
  readonly world: World;
  readonly parts: AppParts;
  readonly writer: ReviewWriter & ImproveWriter;
  /** Told of what staff erased: copies elsewhere go, too. */
  readonly erased: (key: ConversationKey) => void;
  readonly purgeAll: () => Promise<number>;
}

const DAY = 24 * 60 * 60 * 1000;

/** What staff do with conversations, wired to the store's writer and to a reader of its own. */
export function openRecords({ config, world, parts, writer, erased, purgeAll }: RecordsOptions): Records {
  const { clock, ids, log } = world;
  const { clinic, talk } = parts.content;
  const { overwrite, alarmMinutes } = config.staff;
  const reader = createReviewReader({ file: storeFile(config.dataDir), clock, log });
  const upkeep = createUpkeep({ writer, overwrite, clock, log });
  const alerts = alertsFor({ config, world, parts, writer }, reader);
  const improving = openImproving({ reader, writer, world, parts });
  const authoring = openAuthoring({ reader, world, parts });
  const courtesy = createCourtesy();
  const exporter = exporterFor({ config, world, parts, reader }, courtesy);
  const gone = (key: ConversationKey): void => {
    erased(key);
    void exporter.check();
  };
  const carryOut = createDataOrders({ reader, writer, clock, ids, erased: gone, purgeAll });
  const around = () => ({
    zone: clinic.time_zone,
    culture: clinic.culture,
    titleOf: (id: string) => (isEntryId(id) ? talk.entry(id)?.title : undefined),
    hashes: talk.hashes,
  });
  const overview = (): Promise<Overview> => overviewOf({ config, world, parts, reader });
  const own = {
    reader,
    writer,
    clock,
    ids,
    around,
    clinic: clinic.name,
    overview,
    alarmMinutes,
    erased: gone,
  };
  return {
    turns: courtesy.turns,
    records: [
      ...improving.routes,
      ...recordRoutes(own),
      ...exportRoutes(exporter),
      ...insightRoutes({ reader, clock, zone: clinic.time_zone, flows: () => flowsOf(parts) }),
      ...authoring.routes,
    ],
    orders: ordersFor(reader, carryOut),
    start: () => {
      upkeep.start();
      exporter.start();
      alerts.start();
      improving.publisher.start();
    },
    close: async () => {
      alerts.stop();
      await authoring.close();
      await improving.publisher.close();
      await upkeep.stop();
      await exporter.close();
      await reader.close();
    },
  };
}

/** What commands ask while the server runs. */
function ordersFor(
  reader: ImproveReader & AuthoringReader,
  carryOut: ReturnType<typeof createDataOrders>,
): Records['orders'] {
  return {
    data: (input) => carryOut(dataOrder.parse(input)),
    corrections: () => reader.corrections(),
    authoring: (input) => authoringRecords(reader, authoringOrder.parse(input)),
  };
}

/** Who outside the console is told that somebody waits. */
function alertsFor(
  { config, world, parts, writer }: Pick<RecordsOptions, 'config' | 'world' | 'parts' | 'writer'>,
  reader: ReviewReader,
): Alerts {
  const { alarmMinutes, webhook, mail } = config.staff;
  return createAlerts({
    reader,
    writer,
    messengers: [...(webhook ? [webhookMessenger(webhook)] : []), ...(mail ? [mailMessenger(mail)] : [])],
    minutes: alarmMinutes,
    isOpen: openHours(parts),
    link: new URL('/console', config.publicUrl ?? `http://localhost:${config.port}`).href,
    ...world,
  });
}

/** Files for staff lie in a folder of their own, which no backup looks into. */
function exporterFor(
  { config, world, parts, reader }: OverviewParts,
  { underWay }: Pick<Courtesy, 'underWay'>,
): Exporter {
  const { name, time_zone: zone, culture } = parts.content.clinic;
  return createExporter({
    store: storeFile(config.dataDir),
    folder: path.join(config.dataDir, 'exports'),
    head: { clinic: name, zone, culture },
    reader,
    underWay,
    ...world,
  });
}

/** The guided conversations as insight names them. */
function flowsOf({ content: { talk } }: AppParts): readonly KnownFlow[] {
  return [...talk.flows.values()].map(({ id, title, steps }) => ({
    id,
    title,
    steps: [...steps.values()].map(({ name, kind }) => ({ name, end: kind === 'end' })),
  }));
}

/** Where a data folder keeps its conversations. */
export function storeFile(dataDir: string): string {
  return path.join(dataDir, 'store.sqlite');
}

/** Where a clinic has not said its hours, any hour is one. */
function openHours({ content: { clinic } }: AppParts): (now: number) => boolean {
  if (clinic.hours === undefined) return () => true;
  const timetable = createTimetable({
    zone: clinic.time_zone,
    week: clinic.hours,
    closedOn: clinic.closed_on,
  });
  return (now) => timetable.isOpen(new Date(now));
}

interface OverviewParts extends Pick<RecordsOptions, 'config' | 'world' | 'parts'> {
  readonly reader: ReviewReader;
}

async function overviewOf({ config, world, parts, reader }: OverviewParts): Promise<Overview> {
  const { clinic, talk, coverage } = parts.content;
  const { crisis } = parts;
  const now = world.clock.now();
  const figures = await reader.figures(now, config.retentionDays * DAY);
  const { conversations, lines, bytes, behind, held, lastPurge, marked, waiting } = figures;
  const helplines = crisis.checked(now);
  return {
    clinic: {
      name: clinic.name,
      country: clinic.country,
      zone: clinic.time_zone,
      demonstration: clinic.demonstration,
    },
    retention: {
      days: config.retentionDays,
      originals: config.staff.overwrite ? 'overwritten' : 'kept',
      marked: marked ?? null,
      waiting,
      held,
      lastPurge: lastPurge ?? null,
    },
    helplines: {
      country: clinic.country,
      stale: helplines.some(({ stale }) => stale !== null),
      lines: [...helplines],
    },
    unsigned: [...crisis.unsigned],
    content: { ...talk.hashes },
    coverage: coverage.map(({ title, stale, entries }) => ({
      section: title,
      stale,
      entries: entries.length,
    })),
    store: { conversations, lines, bytes, behind },
  };
}
