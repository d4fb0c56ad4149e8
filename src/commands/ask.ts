import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ENTRY_IDS } from '../knowledge/map.ts';
import { judge, linesOf, warmUp, type CommandIo, type Judge, type Reasoned } from './judging.ts';

const HELP = `What the bot makes of a message, and why.

  npm run --silent ask -- "text"      for people
  npm run --silent ask -- --jsonl     reads {"text": …} lines, writes one judgement a line
`;

const line = z.object({ text: z.string() });

/** The command `ask`; gives the process's exit code. */
export async function run(
  argv: readonly string[],
  io: CommandIo,
  load: () => Promise<Judge>,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: messagesLast(argv),
    allowPositionals: true,
    options: { jsonl: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) return say(io, HELP, 0);
  if (values.jsonl === true) return judgeLines(io, await load());
  const text = positionals.join(' ');
  if (text.trim() === '') return say(io, HELP, 2);
  const parts = await load();
  return say(io, explain(judge(parts, text), parts), 0);
}

/** What holds a space is a message, though it begin with dashes: npm swallows the `--` that would have said so. */
function messagesLast(argv: readonly string[]): string[] {
  const first = argv.findIndex((argument) => /\s/.test(argument));
  return first < 0 || argv.includes('--') ? [...argv] : [...argv.slice(0, first), '--', ...argv.slice(first)];
}

function say(io: CommandIo, text: string, code: number): number {
  if (code === 0) io.out(text);
  else io.err(text);
  return code;
}

async function judgeLines(io: CommandIo, parts: Judge): Promise<number> {
  warmUp(
    parts,
    ENTRY_IDS.map((id) => parts.titleOf(id)),
  );
  let number = 0;
  for await (const raw of linesOf(io.input)) {
    number += 1;
    const parsed = line.safeParse(parseJson(raw));
    if (!parsed.success)
      return say(
        io,
        `ask: line ${number} is not JSON of the form {"text": "…"}. Mend it and run again.\n`,
        2,
      );
    io.out(`${JSON.stringify(judge(parts, parsed.data.text).judgement)}\n`);
  }
  return 0;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function explain({ judgement, finding, danger }: Reasoned, parts: Judge): string {
  const { why } = finding;
  const rows = [`outcome    ${judgement.outcome}`];
  if (danger !== undefined) rows.push(`danger     ${danger.kind} (rule: ${danger.rule})`);
  else if (finding.outcome === 'answered')
    rows.push(`entry      ${finding.id}  "${parts.titleOf(finding.id)}"`);
  else if (finding.outcome === 'offered')
    for (const id of finding.ids) rows.push(`offered    ${id}  "${parts.titleOf(id)}"`);
  rows.push(`matched    ${why.matched.join(', ') || '-'}`);
  if (why.corrected.length > 0)
    rows.push(`read as    ${why.corrected.map(([from, to]) => `${from} → ${to}`).join(', ')}`);
  rows.push('candidates');
  for (const { id, confidence } of why.candidates)
    rows.push(`  ${(confidence * 100).toFixed(1).padStart(5)} %  ${id}`);
  rows.push(`time       ${judgement.ms.toFixed(2)} ms`);
  return `${rows.join('\n')}\n`;
}
