import type { ConnectorOptions } from './bot/bot.ts';
import { createLateBot, type LateBot } from './bot/late-bot.ts';
import type { ConnectorSettings } from './bot/connector-settings.ts';
import type { Config } from './config.ts';
import type { Content } from './content.ts';
import type { Crisis } from './crisis.ts';
import { createDirectLine } from './directline/direct-line.ts';
import { createDownloadBox } from './downloads/box.ts';
import { downloadRoutes } from './downloads/routes.ts';
import { healthRoutes } from './edge/health.ts';
import type { Route } from './edge/http.ts';
import { createEdge } from './edge/server.ts';
import { limitsFor, NAME, type Ground } from './ground.ts';
import type { Keys } from './keys.ts';
import { isLoopback } from './model/address.ts';
import type { World } from './model/world.ts';
import type { AppParts } from './parts.ts';
import { createChoiceMatcher } from './recognize/choice.ts';
import { createCommandMatcher } from './recognize/commands.ts';
import { createFollowUpReader } from './recognize/follow-up.ts';
import { createHalvesReader } from './recognize/halves.ts';
import { createOpenings } from './recognize/openings.ts';
import { createRecognizer } from './recognize/recognizer.ts';
import { createRequestReader } from './recognize/requests.ts';
import { createYesNoReader } from './recognize/yes-no.ts';
import { keepFor } from './retention.ts';
import { openSlack } from './slack-app.ts';
import { openRecords } from './console-records.ts';
import { openConsole } from './staff-console.ts';
import { siteRoutes } from './website.ts';
import type { AzureIdentity } from './settings/azure.ts';
import { createAlert } from './turn/alert.ts';
import { createApology, createDecide } from './turn/decide.ts';
import { createHearing } from './turn/listen.ts';
import { createTurns } from './turn/turns.ts';
import { createWishes } from './turn/wishes.ts';

/** The whole server, wired but not yet listening. */
export interface App {
  listen(): Promise<{ readonly port: number }>;
  /** Finishes what is under way, then lets go of everything. A `listen` that fails has done so already. */
  close(): Promise<void>;
}

/** Wires every part and does nothing else. Nothing listens before `listen`. */
export async function createApp(config: Config, ground: Ground, parts: AppParts, keys: Keys): Promise<App> {
  const { content, crisis } = parts;
  const { figures, store, writer, ready } = ground;
  const { world, answered } = figures;
  const { clock, ids, log } = world;
  const mind = createMind(world, content, crisis);
  const box = createDownloadBox({ clock, ids });
  const retention = keepFor(config.retentionDays, { store, marks: writer, clock, log });
  const { purgeAll } = retention;
  const erased = box.drop.bind(box);
  const records = writer && openRecords({ config, world, parts, writer, erased, purgeAll });
  const { name: clinic } = content.clinic;
  const staff = openConsole({ config, world, keys, clinic, store: ground.staff, ...records });
  const heart = createTurns({ store, world, downloads: box, ...mind });
  const turns = figures.turns(records?.turns(heart) ?? heart);
  const bot = createLateBot({ turns, log });
  const { safetyText } = crisis;
  const directLine = createDirectLine({
    store,
    downloads: box,
    bot: bot.website,
    ...websiteSettings(config, parts, keys),
    ...world,
  });
  const slack = await openSlack(config, parts, { bot, ...pacing(config, crisis), clock, log });
  const routes = [
    ...healthRoutes({ ready }),
    ...figures.routes,
    ...directLine.routes,
    ...downloadRoutes({ box, gone: content.page['file-gone'] }),
    ...(await connectorRoutes({ config, keys }, bot, { safetyText, clock, ids })),
    ...(slack?.routes ?? []),
    ...(await siteRoutes(config, world, parts)),
    ...staff.routes,
  ];
  const doors = [directLine.door];
  const edge = createEdge({ ...edgeSettings(config), routes, doors, safetyText, clock, log, answered });
  const close = async (): Promise<void> => {
    retention.stop();
    await closeAll([directLine, edge, slack, staff, records, figures, bot, mind, store]);
  };
  return {
    listen: () =>
      listening(close, async () => {
        // The stores are opened by threads of theirs, while the SDK is loaded here.
        await Promise.all([ground.opened(), bot.load()]);
        await store.settlePending(clock.now());
        await staff.settle();
        await retention.purge();
        await figures.listen();
        const address = await edge.listen();
        await staff.open(address.port);
        records?.start();
        slack?.start();
        mind.start();
        return address;
      }),
    close,
  };
}

/** What the website's chat is told of this installation. */
function websiteSettings(config: Config, { content, crisis }: AppParts, keys: Keys) {
  return {
    key: keys.token,
    secret: keys.directLineSecret,
    publicUrl: config.publicUrl?.href,
    botName: content.clinic.name,
    safetyText: crisis.safetyText,
    ...pacing(config, crisis),
  };
}

/** One after the other: the doors first, what they lead to after them. */
async function closeAll(
  parts: readonly ({ readonly close: () => void | Promise<void> } | undefined)[],
): Promise<void> {
  for (const part of parts) await part?.close();
}

/** Nothing of a server that did not start may hold the data folder, or keep the process alive. */
async function listening<T>(close: () => Promise<void>, begin: () => Promise<T>): Promise<T> {
  try {
    return await begin();
  } catch (cause) {
    await close();
    throw cause;
  }
}

function edgeSettings(config: Config) {
  // Our own pages ask from where visitors reach them.
  const own = config.publicUrl === undefined ? [] : [config.publicUrl.origin];
  return {
    ...config,
    allowedOrigins: [...config.allowedOrigins, ...own],
    limits: limitsFor(config),
    name: NAME,
  };
}

/** How fast one conversation's messages may come, and which pass all the same. */
function pacing(config: Config, { detectAtLength }: Crisis) {
  const isDanger = async (text: string): Promise<boolean> => (await detectAtLength(text)) !== undefined;
  return { isDanger, rate: limitsFor(config).rates.conversation };
}

/** Everything between a message and its decision; the terminal's chat uses it without any door. */
export function createMind(world: World, content: Content, crisis: Crisis) {
  const { clock, log } = world;
  const { talk: current, clinic } = content;
  const { words } = current.phrases;
  const talk = (): typeof current => current;
  const recognizer = createRecognizer({
    clock,
    log,
    words,
    timeZone: clinic.time_zone,
    culture: clinic.culture,
  });
  const hearing = createHearing({
    commands: createCommandMatcher(words),
    choices: createChoiceMatcher(words),
    yesNo: createYesNoReader(words),
    recognize: (kind, text, choices) => recognizer.recognize(kind, text, { choices }),
    corrections: createOpenings(words.corrections),
    followUp: createFollowUpReader(words),
    halves: createHalvesReader(words),
    isForeign: content.isForeign,
    flow: createRequestReader(current.flows.values(), words),
    questionWords: words.questions,
    filler: words.filler,
  });
  return {
    alert: createAlert({ detect: crisis.detectAtLength, crisis: crisis.words, talk }),
    decide: createDecide({ talk, hearing, crisis: crisis.words, clock }),
    apologize: createApology({ talk }),
    wishes: createWishes({ talk, clock }),
    /** Has warmed up what thinks in a thread of its own; until then dates and numbers are read without it. */
    start: () => recognizer.start(),
    close: () => recognizer.close(),
  };
}

/** The door of Azure's channels, where settings open it; only then the SDK is waited for. */
async function connectorRoutes(
  { config, keys }: { readonly config: Config; readonly keys: Keys },
  bot: LateBot,
  options: Omit<ConnectorOptions, 'settings'>,
): Promise<readonly Route[]> {
  const settings = connectorSettings(config, keys);
  return settings ? (await bot.load()).connector({ ...options, settings }) : [];
}

/** Which credentials open the connector's door; undefined leaves it shut. */
function connectorSettings(
  { azure, dev, host }: Config,
  { azureKey: key }: Keys,
): ConnectorSettings | undefined {
  if (azure) return appSettings(azure, key);
  return dev && isLoopback(host) ? { kind: 'dev' } : undefined;
}

function appSettings(azure: AzureIdentity, key: string | undefined): ConnectorSettings {
  const { type: appType, appId } = azure;
  return {
    kind: 'app',
    appType,
    appId,
    ...('password' in azure && { appPassword: azure.password }),
    ...('certificate' in azure &&
      key !== undefined && { certificate: { thumbprint: azure.certificate.thumbprint, key } }),
    ...('tenantId' in azure && { tenantId: azure.tenantId }),
  };
}
