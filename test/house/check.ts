import { spawn } from 'node:child_process';

/**
 * `npm run check`: format, lint, types, content, house, unit tests; each in a process of its own, all at once.
 * Ends non-zero where one fails, and prints what it said. With --no-tests, everything but the tests.
 */
const CHECKS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['format', 'prettier', '--check', '--log-level', 'warn', 'src', 'test', '*.json', '.*.json'],
  ['lint', 'oxlint', '--type-aware', '--max-warnings', '0', 'src', 'test'],
  ['types', 'tsc', '-p', 'tsconfig.json'],
  ['types of the browser code', 'tsc', '-p', 'src/browser/tsconfig.json'],
  ['content', 'node', 'src/cli.ts', 'content'],
  ['house and unit tests', 'jest', '--testPathIgnorePatterns', '/browser/', '/crash', '/slow/'],
];

interface Checked {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly output: string;
}

function check([name, command, ...args]: (typeof CHECKS)[number]): Promise<Checked> {
  const started = performance.now();
  return new Promise((resolve) => {
    // npm puts node_modules/.bin, and with it the pinned Node, first in PATH.
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    const end = (passed: boolean): void => {
      const seconds = (performance.now() - started) / 1000;
      resolve({ name, passed, seconds, output: Buffer.concat(output).toString() });
    };
    child.on('error', (cause) => {
      output.push(
        Buffer.from(`${command} did not start (${cause.message}); run this through npm, after npm ci\n`),
      );
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

const HELP = `Everything that must hold before a change is handed in: format, lint, types, content, house rules, tests.

  npm run check
  npm run check -- --no-tests     everything but the tests`;

if (process.argv.includes('--help')) {
  console.log(HELP);
  process.exit();
}

const wanted = CHECKS.filter(([, command]) => command !== 'jest' || !process.argv.includes('--no-tests'));
const results = await Promise.all(wanted.map(check));
for (const { name, passed, seconds, output } of results) {
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
  if (!passed) console.log(output.replaceAll(/^/gm, '    '));
}
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
