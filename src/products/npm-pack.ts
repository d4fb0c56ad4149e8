import { spawn } from 'node:child_process';
import { ProductError } from './product.ts';

/** Long enough for 7 MB over a slow line; a registry that does not answer is given up sooner, by npm itself. */
const LIMIT_MS = 60_000;

/**
 * Fetches one package's tarball into a folder, by npm, so that the user's own npm settings (registry, proxy,
 * certificates) count. No retries: without a registry a start should not hang.
 */
export async function npmPack(spec: string, folder: string): Promise<void> {
  const options = [
    '--ignore-scripts',
    '--silent',
    '--fetch-retries=0',
    '--fetch-timeout=15000',
    '--prefer-offline',
  ];
  const child = spawn('npm', ['pack', spec, '--pack-destination', '.', ...options], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
    shell: process.platform === 'win32',
  });
  const ended = await new Promise<number | string | null>((resolve) => {
    child.once('error', () => resolve('npm could not be started'));
    child.once('close', (code) => resolve(code));
  });
  if (ended === 0) return;
  const why =
    typeof ended === 'string' ? ended : 'the npm registry could not be reached or has no such package';
  throw new ProductError(
    `${spec} was not fetched: ${why}. Check \`npm ping\`, then run \`npm run build\`; all else works without it.`,
  );
}
