import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { constants, Script } from 'node:vm';
import { fingerprint, type Snapshot } from './fingerprint.ts';
import { freshFolder } from './kept.ts';

/** The product's name, its file that is run, and what stands there for a module's own address. */
export const SERVER = 'server';
export const ENTRY_FILE = 'serve.cjs';
export const HERE = '__here';

/** The packed server, running. */
export interface Packed {
  /** What its first module exports. */
  readonly exports: unknown;
  /**
   * Keeps what was compiled by now, for the next start: a good third of what a start costs. Where the folder cannot be
   * written, the next start compiles as well.
   */
  keepCompiled(): void;
}

/** A hash of what is packed: our sources, and the packages that the lock names. */
export function keyOfServer(snapshot: Snapshot): Promise<string> {
  return Promise.resolve(fingerprint(snapshot, ['src', 'package-lock.json']));
}

/** Runs the packed server, if it was made from the sources as they are now; otherwise these must be run themselves. */
export async function runPacked(snapshot: Snapshot): Promise<Packed | undefined> {
  const dir = await freshFolder(snapshot, { name: SERVER, key: keyOfServer });
  if (dir === undefined) return undefined;
  const file = path.join(dir, ENTRY_FILE);
  // Named for the very code: V8 itself knows another version of its own, but not another text of the same length.
  const compiled = path.join(dir, `compiled-${await keyOfServer(snapshot)}`);
  const cachedData = readIfThere(compiled);
  const script = new Script(wrapped(readFileSync(file, 'latin1')), {
    filename: file,
    ...(cachedData && { cachedData }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module: { exports: unknown } = { exports: {} };
  const run: Run = script.runInThisContext();
  run(module.exports, createRequire(file), module, file, dir, pathToFileURL(file).href);
  return {
    exports: module.exports,
    keepCompiled: () => {
      if (cachedData === undefined || script.cachedDataRejected === true) keep(compiled, script);
    },
  };
}

type Run = (
  exports: unknown,
  require: NodeJS.Require,
  module: { exports: unknown },
  file: string,
  dir: string,
  here: string,
) => void;

/** As Node itself wraps a module of the older kind. On the first line, so that lines stay what they are. */
function wrapped(source: string): string {
  return `(function (exports, require, module, __filename, __dirname, ${HERE}) {${source}\n})`;
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function keep(file: string, script: Script): void {
  try {
    const aside = `${file}.${process.pid}`;
    writeFileSync(aside, script.createCachedData());
    renameSync(aside, file);
  } catch {
    // A server that may not write beside its code starts a little slower, and that is all.
  }
}
