import path from 'node:path';
import { createApp, type App } from './app.ts';
import type { Config } from './config.ts';
import { loadClinic, loadContent } from './content.ts';
import { createCrisis, readCrisisSources } from './crisis.ts';
import type { DangerModel } from './safety/classifier/fit.ts';
import { loadDangerModel } from './safety/classifier/load.ts';
import { isLoopback } from './model/address.ts';
import type { World } from './model/world.ts';
import type { AppParts } from './parts.ts';
import { productDir, type ProductStates } from './products/product.ts';
import { ensureProducts } from './products/products.ts';

/** The server cannot start as things are; the message says why and what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

export interface Started {
  readonly app: App;
  readonly url: string;
}

/** Builds what is missing, reads all content, wires the server and opens its port. */
export async function start(
  config: Config,
  world: World,
  root: string,
  report: (line: string) => void,
): Promise<Started> {
  const products = await ensureProducts(root, { report });
  const parts = await loadParts(config, world, root, products);
  if (!isLoopback(config.host) && !parts.crisis.approved) throw new StartError(unapproved(parts));
  const app = await createApp(config, world, parts);
  const { port } = await app.listen();
  const host = config.host.includes(':') && !config.host.startsWith('[') ? `[${config.host}]` : config.host;
  const url = `http://${host}:${port}/`;
  for (const line of greeting(config, parts, url)) report(line);
  return { app, url };
}

/** Reads everything written: content, the words for danger, the fitted model. */
export async function loadParts(
  config: Pick<Config, 'clinicFile' | 'retentionDays'>,
  { clock }: Pick<World, 'clock'>,
  root: string,
  products: ProductStates,
): Promise<AppParts> {
  const modelDir = productDir(products, 'model');
  if (modelDir === undefined)
    throw new StartError('The fitted model is not built. Run npm run build; it says what is wrong.');
  const clinic = loadClinic(root, config.clinicFile);
  const sources = readCrisisSources(root, clinic);
  const content = await loadContent({
    root,
    clinicFile: config.clinicFile,
    modelFile: path.join(modelDir, 'model.bin'),
    numbers: { emergency: sources.numbers.emergency ?? '', line: sources.numbers.line ?? '' },
    days: config.retentionDays,
    clock,
  });
  const model = await dangerModel(products);
  const crisis = createCrisis(
    { ...sources, model },
    content.values()['contact'] ?? '',
    config.retentionDays,
    clock,
  );
  return { content, crisis, products };
}

/** The classifier for danger, where it is built and whole: the rules need no file. */
async function dangerModel(products: ProductStates): Promise<DangerModel | undefined> {
  const dir = productDir(products, 'danger');
  if (dir === undefined) return undefined;
  const loaded = await loadDangerModel(path.join(dir, 'danger.bin'));
  return loaded.kind === 'ready' ? loaded.model : undefined;
}

function unapproved({ crisis }: AppParts): string {
  return `Listening beyond this machine needs a signature in the clinic's file, under approval:
  crisis_texts: who read the words for danger and when, with sha256: ${crisis.textsHash}
  helplines: who confirmed the numbers of this country and when
Sign them, or listen on 127.0.0.1 as a demonstration.`;
}

function greeting(config: Config, { content, crisis, products }: AppParts, url: string): readonly string[] {
  const webChat = products.get('web-chat');
  const missing = webChat?.kind === 'missing' ? [`The chat on the page is missing: ${webChat.reason}`] : [];
  const unclassified = crisis.classifies
    ? []
    : [
        'The classifier for danger is missing; the rules serve alone. Run npm run build; it says what is wrong.',
      ];
  const demonstration =
    content.clinic.demonstration || !crisis.approved
      ? [
          'Demonstration: the clinic is an example, or its words for danger and its numbers are not signed yet.',
        ]
      : [];
  const azure = config.azure
    ? ['Teams and other Azure channels: open at /api/messages.']
    : ['Teams and Slack (through Azure): not configured (no MicrosoftAppId), so that door does not exist.'];
  const dev = config.dev ? ['Development: the Emulator may connect to /api/messages from this machine.'] : [];
  return [
    ...missing,
    ...unclassified,
    ...demonstration,
    ...(config.dev && !config.azure ? dev : azure),
    `Ready: ${url}`,
  ];
}
