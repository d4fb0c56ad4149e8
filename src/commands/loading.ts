import type { EntryId } from '../model/ids.ts';
import type { World } from '../model/world.ts';
import type { AppParts } from '../parts.ts';
import { ensureProducts } from '../products/products.ts';
import { loadParts } from '../load-parts.ts';
import { readWritten } from '../written.ts';
import { warmUp, type CommandIo, type Judge } from './judging.ts';

/** The days that the server keeps a transcript where nothing else is set. */
const STANDARD_DAYS = 90;

/** The bot's content and model as the server would load them, the model built first where it is missing or stale. */
export async function loadTalkParts(
  root: string,
  world: Pick<World, 'clock'>,
  io: Pick<CommandIo, 'err'>,
  clinicFile?: string,
): Promise<AppParts> {
  const written = await readWritten(root, clinicFile);
  const products = await ensureProducts(root, {
    report: (line) => io.err(`${line}\n`),
    which: ['model', 'danger'],
  });
  const parts = await loadParts(written, { retentionDays: STANDARD_DAYS }, world, products);
  if (parts.unclassified !== undefined)
    io.err(`The classifier for danger does not serve; the rules serve alone: ${parts.unclassified}\n`);
  return parts;
}

/** What judges a message: the danger check and the knowledge base, warm. */
export async function loadJudge(
  root: string,
  world: Pick<World, 'clock'>,
  io: Pick<CommandIo, 'err'>,
): Promise<Judge> {
  const { content, crisis } = await loadTalkParts(root, world, io);
  const { talk } = content;
  const judge: Judge = {
    detectDanger: crisis.detect,
    find: talk.find,
    titleOf: (id: EntryId) => talk.entry(id)?.title ?? id,
    monotonic: () => world.clock.monotonic(),
  };
  warmUp(judge, talk.phrases.words.help);
  return judge;
}
