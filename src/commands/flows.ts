import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { diagramOf } from '../dialogs/diagram.ts';
import type { Flow } from '../dialogs/flow.ts';
import { lacksOf } from '../dialogs/lint.ts';
import { loadFlows, loadPhrases } from '../dialogs/load.ts';
import { LANGUAGE } from '../written.ts';
import type { CommandIo } from './judging.ts';

const HELP = `Draws every flow as a diagram (docs/flows) and tells what a flow lacks: steps never reached, questions without a
way out or back, choices that can be said in one way only, questions that no conversation in test/dialogs comes by.

  npm run flows
  npm run flows -- --check     writes nothing; fails where a diagram is older than its flow
`;

/** The command `flows`; gives the process's exit code: 1 if anything is wrong. `root` is the project's top folder. */
export async function run(
  argv: readonly string[],
  io: Pick<CommandIo, 'out' | 'err'>,
  root: string,
): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) {
    io.out(HELP);
    return 0;
  }
  const folder = path.join(root, 'dialogs', LANGUAGE);
  // What would leave a visitor stuck is refused here, with file and line.
  const flows = await loadFlows(folder, { labels: (await loadPhrases(folder)).labels });
  const lacks = [...flows.values()].flatMap((flow) =>
    lacksOf(flow, testedSteps(root, flow.id)).map(({ step, what }) => `${flow.id}, step ${step}: ${what}`),
  );
  const stale = values.check === true ? staleIn(root, flows) : [];
  if (values.check !== true) for (const flow of flows.values()) writeDiagram(root, flow);
  for (const line of [...lacks, ...stale]) io.err(`${line}\n`);
  const steps = [...flows.values()].reduce((sum, flow) => sum + flow.steps.size, 0);
  io.out(`flows: ${flows.size} flows, ${steps} steps; ${lacks.length + stale.length} faults\n`);
  return lacks.length + stale.length === 0 ? 0 : 1;
}

/** The steps that the conversations of a flow name: those of the engine (`step: days`), and whole turns (`homework#days`). */
function testedSteps(root: string, id: string): ReadonlySet<string> {
  const tests = path.join(root, 'test', 'dialogs');
  const texts = [tests, path.join(tests, 'turns')].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml') && name.startsWith(id))
      .map((name) => readFileSync(path.join(folder, name), 'utf8')),
  );
  const named = texts.flatMap((text) => [
    ...[...text.matchAll(/\bstep: ([a-z][a-z0-9-]*)/g)].map((found) => found[1] ?? ''),
    ...[...text.matchAll(/\b([a-z-]+)#([a-z][a-z0-9-]*)/g)].flatMap((found) =>
      found[1] === id ? (found[2] ?? '') : [],
    ),
  ]);
  return new Set(named);
}

function staleIn(root: string, flows: ReadonlyMap<string, Flow>): readonly string[] {
  return [...flows.values()]
    .filter((flow) => readDiagram(root, flow.id) !== pageOf(flow))
    .map((flow) => `docs/flows/${flow.id}.md is older than its flow: run npm run flows`);
}

/** A diagram's page, as it is written. */
export function pageOf(flow: Flow): string {
  return `# ${flow.title}\n\nMade by \`npm run flows\` from dialogs/${LANGUAGE}/${flow.id}.yaml. A dotted line is the way out for somebody who is not\nunderstood; every question can also be left by back, stop, start over, help, or a person, please.\n\n\`\`\`mermaid\n${diagramOf(flow)}\n\`\`\`\n`;
}

function fileOf(root: string, id: string): string {
  return path.join(root, 'docs', 'flows', `${id}.md`);
}

function writeDiagram(root: string, flow: Flow): void {
  mkdirSync(path.join(root, 'docs', 'flows'), { recursive: true });
  writeFileSync(fileOf(root, flow.id), pageOf(flow));
}

function readDiagram(root: string, id: string): string | undefined {
  try {
    return readFileSync(fileOf(root, id), 'utf8');
  } catch {
    return undefined;
  }
}
