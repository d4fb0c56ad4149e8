import crypto, { randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Passwords as they are kept: Argon2id, 19 MiB, two passes (scrypt where Node has no Argon2). The work is done off the
 * event loop, two at a time: a storm of sign-ins must not take the memory, or the threads that other work waits for.
 */
export interface Passwords {
  /** undefined where too many wait already. */
  hash(password: string): Promise<string | undefined>;
  /** Takes as long for nobody's password (`kept` undefined) as for somebody's. */
  matches(password: string, kept: string | undefined): Promise<boolean | 'busy'>;
}

const AT_ONCE = 2;
const MOST_WAITING = 30;
const LENGTH = 32;
const SALT = 16;
const MEMORY_KIB = 19_456;
const PASSES = 2;
const HAS_ARGON2 = 'argon2' in crypto;

/** One for the whole process: the cap holds for all that ask it. */
export function createPasswords(): Passwords {
  const turns = createTurns();
  const hash = (password: string) =>
    turns(async () => encode(HAS_ARGON2 ? 'argon2id' : 'scrypt', randomBytes(SALT), password));
  const nobody = encode(
    HAS_ARGON2 ? 'argon2id' : 'scrypt',
    randomBytes(SALT),
    randomBytes(SALT).toString('hex'),
  );
  return {
    hash,
    async matches(password, kept) {
      const wanted = kept ?? (await nobody);
      const [scheme, salt] = wanted.split('$');
      const given = await turns(() => encode(scheme, Buffer.from(salt ?? '', 'base64url'), password));
      if (given === undefined) return 'busy';
      return sameText(given, wanted) && kept !== undefined;
    },
  };
}

async function encode(scheme: string | undefined, salt: Buffer, password: string): Promise<string> {
  const text = password.normalize('NFKC');
  const key = scheme === 'scrypt' ? await scrypt(text, salt) : await argon2id(text, salt);
  return `${scheme}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

function argon2id(message: string, nonce: Buffer): Promise<Buffer> {
  const work = { message, nonce, parallelism: 1, tagLength: LENGTH, memory: MEMORY_KIB, passes: PASSES };
  return new Promise((resolve, reject) => {
    crypto.argon2('argon2id', work, (fault, key) => (fault ? reject(fault) : resolve(key)));
  });
}

function scrypt(password: string, salt: Buffer): Promise<Buffer> {
  const work = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    crypto.scrypt(password, salt, LENGTH, work, (fault, key) => (fault ? reject(fault) : resolve(key)));
  });
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Runs a few pieces of work at once and keeps a few waiting; undefined where there are too many. */
function createTurns() {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    if (waiting.length >= MOST_WAITING) return undefined;
    if (running >= AT_ONCE) await new Promise<void>((resolve) => void waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
