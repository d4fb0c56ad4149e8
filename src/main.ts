import { enableCompileCache, flushCompileCache } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type * as Server from './serve.ts';

/* Starts the server: reads the environment, opens a port, ends the process. Only this file and cli.ts do. */

const HELP = `Starts the server and says where it listens. Nothing need be set to try it out.

  npm start          settings come from the environment and from .env; .env.example lists them all
  npm run dev        starts anew whenever a file is saved; opens the Emulator's door on this machine
  npm run            lists every command

The first start builds what is missing, which takes up to a minute. Ctrl-C stops the server.`;

const root = path.dirname(import.meta.dirname);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const fail = (message: string): void => {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { dev: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) return say(HELP);
  if (Number(process.versions.node.split('.', 1)[0]) < 24)
    return fail(
      `This is Node ${process.versions.node}, and the server needs 24. Use npm start, or install Node 24.`,
    );
  // Compiled code is kept beside the other products: a second start need not compile everything again. Threads are
  // told by the environment, which they inherit.
  const cache = path.join(root, 'build', 'compile-cache');
  enableCompileCache(cache);
  process.env['NODE_COMPILE_CACHE'] ??= cache;
  const dev = values.dev === true;
  const { snapshotOf } = await import('./products/fingerprint.ts');
  const snapshot = snapshotOf(root);
  // While sources are edited, what runs is what they say.
  const packed = dev ? undefined : await (await import('./products/packed.ts')).runPacked(snapshot);
  const { serve } = isServer(packed?.exports) ? packed.exports : await import('./serve.ts');
  const { app, log } = await serve({ environment: process.env, dev, snapshot, report: say });
  // Node writes its cache when a process ends well; a server may never do so.
  flushCompileCache();
  packed?.keepCompiled();

  let ending = false;
  const end = (code: number): void => {
    if (ending) return;
    ending = true;
    // What is under way gets ten seconds; a disk that hangs must not keep a server that was told to stop.
    setTimeout(() => process.exit(code || 1), 10_000).unref();
    app.close().then(
      () => process.exit(code),
      () => process.exit(code || 1),
    );
  };
  process.once('SIGINT', () => end(0));
  process.once('SIGTERM', () => end(0));
  // No request may reach these. What does is a fault of ours: finish the commits under way, and be started again.
  process.on('uncaughtException', (cause) => {
    log.error('uncaught', { fault: cause instanceof Error ? cause.name : typeof cause });
    end(1);
  });
}

/** What was packed is this very module. */
function isServer(exports: unknown): exports is typeof Server {
  return typeof exports === 'object' && exports !== null && 'serve' in exports;
}

main().catch((cause: unknown) =>
  fail(cause instanceof Error ? `${cause.name}: ${cause.message}` : 'The start failed.'),
);
