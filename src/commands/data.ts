import { parseArgs } from 'node:util';
import { z } from 'zod';
import { dataOrder, type DataOrder } from '../console/data-orders.ts';
import type { CommandIo } from './judging.ts';

const HELP = `Everything that is held about one conversation, and its erasure. A conversation is named by its id in the
console, or by channel and the channel's own name for it (web:…, msteams:…, slack:…).

  npm run --silent data -- about <conversation>     prints it as JSON, nothing masked
  npm run data -- erase <conversation>              erases it for good, and prints the receipt
  npm run data -- purge                             deletes all that is due, where a run had left some standing
`;

const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('held'), held: z.unknown().optional() }),
  z.object({ kind: z.literal('purged'), lines: z.number() }),
  z.object({ kind: z.literal('erased'), lines: z.number(), receipt: z.string() }),
]);

/** The command `data`; gives the process's exit code. */
export async function run(
  argv: readonly string[],
  io: Pick<CommandIo, 'out' | 'err'>,
  give: (order: DataOrder) => Promise<unknown>,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  const [verb, conversation] = positionals;
  const order = dataOrder.safeParse({ do: verb, ...(conversation !== undefined && { conversation }) });
  if (values.help === true || !order.success) {
    io.out(HELP);
    return values.help === true ? 0 : 2;
  }
  return tell(answer.parse(await give(order.data)), io);
}

function tell(told: z.output<typeof answer>, io: Pick<CommandIo, 'out' | 'err'>): number {
  if (told.kind === 'unknown') {
    io.err('Nothing is held under that name.\n');
    return 1;
  }
  if (told.kind === 'held' && told.held === undefined) {
    io.err('A legal hold stands on it: somebody must lift that in the console first.\n');
    return 1;
  }
  if (told.kind === 'purged') io.out(`Deleted: ${told.lines} lines.\n`);
  else if (told.kind === 'held') io.out(`${JSON.stringify(told.held, null, 2)}\n`);
  else io.out(`Erased: ${told.lines} lines. Receipt: ${told.receipt}\n`);
  return 0;
}
