import type { App } from './app.ts';
import type { Config } from './config.ts';
import { greeting } from './greeting.ts';
import { openGround, type Ground } from './ground.ts';
import { loadKeys, type Keys } from './keys.ts';
import { loadParts } from './load-parts.ts';
import { isLoopback } from './model/address.ts';
import type { World } from './model/world.ts';
import type { AppParts } from './parts.ts';
import { snapshotOf, type Snapshot } from './products/fingerprint.ts';
import { ensureProducts } from './products/products.ts';
import { server } from './products/server.ts';
import { keptTexts, loadKeptTexts } from './kept-texts.ts';
import { StartError } from './start-error.ts';
import { readWritten, type Written } from './written.ts';

export interface Started {
  readonly app: App;
  readonly url: string;
}

export interface StartOptions {
  /** The top folder. */
  readonly root: string;
  readonly report: (line: string) => void;
  /** The files below it, where they were looked at already. */
  readonly snapshot?: Snapshot;
  /** Whether the next start is made quick as well: the server packed, the texts kept. */
  readonly quicken?: boolean;
}

/** Reads all content, builds what is missing, wires the server and opens its port. */
export async function start(
  config: Config,
  world: World,
  { root, report, snapshot = snapshotOf(root), quicken = false }: StartOptions,
): Promise<Started> {
  // What people wrote is looked at first: nobody should wait for a build to learn of a mistyped path or word.
  const keys = loadKeys(config.dataDir, config);
  const written = await readWritten(root, config.clinicFile, await loadKeptTexts(snapshot));
  const ground = await openGround(config, world, keys);
  try {
    return await standOn(ground, written, { config, keys, root, report, snapshot, quicken });
  } catch (cause) {
    await ground.close();
    throw cause;
  }
}

interface Standing extends Required<StartOptions> {
  readonly config: Config;
  readonly keys: Keys;
}

async function standOn(ground: Ground, written: Written, options: Standing): Promise<Started> {
  const { config, keys, root, report, snapshot, quicken } = options;
  const more = quicken ? [server, keptTexts] : [];
  // Products are compared with their sources while the server's own code is loaded.
  const [products, { createApp }] = await Promise.all([
    ensureProducts(root, { report, snapshot, more }),
    import('./app.ts'),
  ]);
  const parts = await loadParts(written, config, ground.figures.world, products);
  if (!isLoopback(config.host) && parts.crisis.unsigned.length > 0) throw new StartError(unapproved(parts));
  const app = await createApp(config, ground, parts, keys);
  const { port } = await app.listen();
  const host = config.host.includes(':') && !config.host.startsWith('[') ? `[${config.host}]` : config.host;
  const url = `http://${host}:${port}/`;
  for (const line of greeting(config, parts, url)) report(line);
  return { app, url };
}

function unapproved({ crisis }: AppParts): string {
  return `Listening beyond this machine needs a signature in the clinic's file, under approval:
  crisis_texts: who read the words for danger and when, with sha256: ${crisis.textsHash}
  helplines: who confirmed the numbers of this country and when
Sign them, or listen on 127.0.0.1 as a demonstration.`;
}
