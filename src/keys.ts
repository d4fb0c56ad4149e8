import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The keys of this installation. Whoever has them can read and write conversations. */
export interface Keys {
  /** Signs visitors' chat tokens. */
  readonly token: Uint8Array;
  /** Lets another server of the clinic ask for chat tokens. */
  readonly directLineSecret: string;
}

/** The data folder or a key in it cannot be used; the start stops with this. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
}

/**
 * Reads the keys from the data folder, making folder and keys (mode 0700, 0600) on the first start. A key given by a
 * setting wins and is never written down.
 */
export function loadKeys(
  dataDir: string,
  given: { readonly tokenKey: string | undefined; readonly directLineSecret: string | undefined },
): Keys {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const token = given.tokenKey ?? readOrMake(path.join(dataDir, 'token.key'));
    const directLineSecret = given.directLineSecret ?? readOrMake(path.join(dataDir, 'direct-line.key'));
    return { token: Buffer.from(token, 'base64url'), directLineSecret };
  } catch (cause) {
    if (cause instanceof KeyError) throw cause;
    const code = codeOf(cause) ?? 'unknown';
    throw new KeyError(
      `The data folder ${dataDir} cannot be used (${code}). Make it writable for this user, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
}

function readOrMake(file: string): string {
  try {
    // Exclusive: of two first starts at once, one makes the key and the other reads it.
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, {
      flag: 'wx',
      mode: 0o600,
      flush: true,
    });
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw cause;
  }
  const key = readFileSync(file, 'utf8').trim();
  if (/^[A-Za-z0-9_-]{43,}$/.test(key)) return key;
  throw new KeyError(
    `${file} holds no usable key. Restore it from a backup, or delete it: a new one is made and open chats end.`,
  );
}

function codeOf(cause: unknown): string | undefined {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : undefined;
}
