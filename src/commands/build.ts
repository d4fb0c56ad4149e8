import { parseArgs } from 'node:util';
import { keptTexts } from '../kept-texts.ts';
import { ensureProducts } from '../products/products.ts';
import { server } from '../products/server.ts';
import type { CommandIo } from './judging.ts';

const HELP = `Makes what must be built before a start and is missing or stale: the fitted models, the page's script,
the staff's console, Web Chat; and what makes a start quick: the server in a few files, the texts as read.

  npm run build
  npm run build -- --quiet     says only what could not be made
`;

/** The command `build`; gives the process's exit code: 1 if something could not be made. */
export async function run(argv: readonly string[], io: CommandIo, root: string): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { quiet: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) {
    io.out(HELP);
    return 0;
  }
  const quiet = values.quiet === true;
  const states = await ensureProducts(root, {
    more: [server, keptTexts],
    report: quiet ? () => undefined : (line) => io.out(`${line}\n`),
  });
  const missing = [...states].filter(([, state]) => state.kind === 'missing' || state.kind === 'stale');
  for (const [name, state] of missing) if ('reason' in state) io.err(`build: ${name}: ${state.reason}\n`);
  // Without a registry there is no Web Chat, and everything else works.
  return missing.every(([name]) => name === 'web-chat') ? 0 : 1;
}
