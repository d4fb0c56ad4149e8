import { parseArgs } from 'node:util';
import { createMind } from '../app.ts';
import { tableLines } from '../channels/table.ts';
import type { Downloads } from '../model/downloads.ts';
import type { Incoming } from '../model/incoming.ts';
import type { Choice, Reply } from '../model/reply.ts';
import type { Log, World } from '../model/world.ts';
import type { AppParts } from '../parts.ts';
import { createMemoryStore } from '../store/memory.ts';
import { createTurns } from '../turn/turns.ts';
import { linesOf, type CommandIo } from './judging.ts';

const HELP = `A conversation in the terminal: the same turn as on the website, kept nowhere.

  npm run chat
  npm run chat -- --flow homework     begins with that flow

Answer by words or by a button's number. End with an empty input (Ctrl-D).
`;

const KEY = { channel: 'terminal', conversation: 'terminal' };
/** A terminal has no links. */
const NOWHERE: Downloads = { offer: () => undefined, drop: () => undefined };
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The command `chat`; gives the process's exit code. */
export async function run(
  argv: readonly string[],
  io: CommandIo,
  load: () => Promise<AppParts>,
  { clock, ids }: Pick<World, 'clock' | 'ids'>,
): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { flow: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) {
    io.out(HELP);
    return 0;
  }
  const { content, crisis } = await load();
  const { flow } = values;
  const flows = [...content.talk.flows.keys()];
  if (flow !== undefined && !flows.includes(flow)) {
    io.err(`There is no flow of that name. There are: ${flows.join(', ')}.\n`);
    return 2;
  }
  const world: World = { clock, ids, log: silent };
  const mind = createMind(world, content, crisis);
  mind.start();
  const turns = createTurns({ store: createMemoryStore(), world, downloads: NOWHERE, ...mind });
  let choices: readonly Choice[] = [];

  async function take(incoming: Incoming): Promise<void> {
    const taken = await turns.take(incoming, { urgent: () => undefined });
    if (taken.kind === 'refused') return io.err('The turn was refused.\n');
    const replies = taken.replies.flatMap(({ reply }) => reply ?? []);
    for (const reply of replies) io.out(shown(reply));
    choices = replies.at(-1)?.choices ?? [];
    io.out('> ');
  }

  const base = { key: KEY, from: 'terminal' };
  await take({ ...base, kind: 'join', activityId: ids.next() });
  if (flow !== undefined)
    await take({ ...base, kind: 'message', activityId: ids.next(), text: flow, choice: { flow } });
  for await (const line of linesOf(io.input)) {
    const choice = choices[Number(line.trim()) - 1];
    const text = choice?.label ?? line;
    await take({
      ...base,
      kind: 'message',
      activityId: ids.next(),
      text,
      ...(choice && { choice: choice.value }),
    });
  }
  io.out('\n');
  await mind.close();
  return 0;
}

function shown({ text, quote, table, files = [], choices }: Reply): string {
  const said = quote === undefined ? text : `${text.trimEnd()}${quote.startsWith('\n') ? '' : ' '}${quote}`;
  const rows = table === undefined ? '' : `\n\n${tableLines(table)}`;
  const links = files.map((file) => `\n  (${file.title})`).join('');
  const buttons = choices.map(({ label }, index) => `  [${index + 1}] ${label}\n`).join('');
  return `\n${said}${rows}${links}\n${buttons}`;
}
