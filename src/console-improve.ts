import path from 'node:path';
import { improveRoutes } from './console/improve-routes.ts';
import type { ConsoleRoute } from './console/route.ts';
import { readCases } from './improve/cases.ts';
import { groupAlike } from './improve/likeness.ts';
import { phrasingFile } from './improve/phrasing-file.ts';
import { createPublisher } from './improve/publisher.ts';
import type { ImproveReader, ImproveWriter, Publisher } from './model/improve.ts';
import type { World } from './model/world.ts';
import type { AppParts } from './parts.ts';

export interface Improving {
  readonly routes: readonly ConsoleRoute[];
  readonly publisher: Publisher;
}

export interface ImprovingOptions {
  readonly reader: ImproveReader;
  readonly writer: ImproveWriter;
  readonly world: World;
  readonly parts: AppParts;
}

/** Where the project keeps the messages that must stay rightly understood; a server may stand without them. */
export const CASES = path.join('test', 'eval');

/** What staff correct, wired to the store and to the model in use. */
export function openImproving({ reader, writer, world, parts }: ImprovingOptions): Improving {
  const { content, crisis } = parts;
  const { clock, log } = world;
  const cases = () => readCases(path.join(content.root, CASES));
  const publisher = createPublisher({ reader, writer, content, cases, clock, log });
  const routes = improveRoutes({
    reader,
    writer,
    publisher,
    entries: content.entries,
    group: (all) => groupAlike(all, ({ text }) => content.finder().terms(text)),
    isDanger: async (text) => (await crisis.detectAtLength(text)) !== undefined,
    asFile: (approved) => phrasingFile([], approved),
    clock,
  });
  return { routes, publisher };
}
