import type { App } from './app.ts';
import { quietConsole } from './bot/console.ts';
import { parseConfig } from './config.ts';
import { createLog } from './log.ts';
import type { Log } from './model/world.ts';
import type { Snapshot } from './products/fingerprint.ts';
import { readEnvFile } from './settings/env-file.ts';
import { start } from './start.ts';
import { randomIds, systemClock } from './world.ts';

export interface ServeOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Started by --dev, to follow what is edited. */
  readonly dev: boolean;
  /** The files below the top folder. */
  readonly snapshot: Snapshot;
  /** Told what the person who starts the server should know, a line at a time. */
  readonly report: (line: string) => void;
}

/** The server as `main.ts` runs it, on settings from the environment and from .env. */
export async function serve({ environment, dev, snapshot, report }: ServeOptions): Promise<Served> {
  const config = parseConfig({ environment, file: readEnvFile('.env'), dev });
  const log = createLog(config.logLevel);
  quietConsole(log);
  const world = { clock: systemClock, ids: randomIds, log };
  const { app } = await start(config, world, { root: snapshot.root, snapshot, report, quicken: !dev });
  return { app, log };
}

export interface Served {
  readonly app: App;
  readonly log: Log;
}
