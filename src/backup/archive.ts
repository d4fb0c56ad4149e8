import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { seal, SealError, unseal } from './seal.ts';

/** What a backup holds, told at its beginning. */
const manifest = z.object({
  form: z.literal('therapy-guide-backup-1'),
  /** When the copies were begun: everything acknowledged before is in them. */
  at: z.number().int(),
  lines: z.number().int(),
  conversations: z.number().int(),
  files: z.array(
    z.object({ name: z.string().regex(/^[a-z][a-z0-9.-]*$/), size: z.number().int(), sha256: z.string() }),
  ),
});
export type Manifest = z.output<typeof manifest>;

/** Writes a manifest and the files it names into one sealed file. */
export async function pack(
  folder: string,
  about: Omit<Manifest, 'form' | 'files'>,
  names: readonly string[],
  outFile: string,
  key: Uint8Array,
): Promise<Manifest> {
  const files = [];
  for (const name of names) {
    const file = path.join(folder, name);
    files.push({ name, size: (await stat(file)).size, sha256: await hashOf(file) });
  }
  const whole: Manifest = { form: 'therapy-guide-backup-1', ...about, files };
  const zipped = Readable.from(contents(folder, whole)).pipe(createGzip());
  await pipeline(seal(zipped, key), createWriteStream(outFile, { mode: 0o600, flush: true, flags: 'wx' }));
  return whole;
}

async function* contents(folder: string, whole: Manifest): AsyncGenerator<Buffer> {
  yield Buffer.from(`${JSON.stringify(whole)}\n`);
  for (const { name } of whole.files)
    for await (const chunk of createReadStream(path.join(folder, name))) yield toBuffer(chunk);
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(toBuffer(chunk));
  return hash.digest('hex');
}

/**
 * Unpacks the files that are wanted (all of them, without `wanted`) into a folder that is there, comparing each with
 * its hash; files that are not wanted after the last wanted one are not even read.
 */
export async function unpack(
  file: string,
  key: Uint8Array,
  folder: string,
  wanted: (name: string) => boolean = () => true,
): Promise<Manifest> {
  const source = Readable.from(unseal(createReadStream(file), key));
  const unzipped = createGunzip();
  source.on('error', (cause) => unzipped.destroy(cause));
  const reader = createReader(source.pipe(unzipped));
  try {
    const whole = readManifest(await reader.line());
    const last = whole.files.findLastIndex(({ name }) => wanted(name));
    for (const [at, { name, size, sha256 }] of whole.files.entries()) {
      if (at > last) break;
      const hash = createHash('sha256');
      const out = wanted(name)
        ? createWriteStream(path.join(folder, name), { mode: 0o600, flush: true })
        : undefined;
      await pipeline(hashed(reader.bytes(size), hash), out ?? nowhere);
      if (hash.digest('hex') !== sha256) throw new SealError(`The backup's ${name} is not what it was.`);
    }
    // To the very end where everything was asked for: what was cut off or added there must be noticed.
    if (last === whole.files.length - 1) await reader.end();
    return whole;
  } finally {
    source.destroy();
    unzipped.destroy();
  }
}

async function nowhere(source: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of source) void _;
}

async function* hashed(
  bytes: AsyncIterable<Buffer>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}

function readManifest(line: string): Manifest {
  const parsed = manifest.safeParse(JSON.parse(line));
  if (parsed.success) return parsed.data;
  throw new SealError('This backup was made by a newer version of the program.');
}

/** Reads a line, then so many bytes at a time. */
function createReader(source: AsyncIterable<unknown>) {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const { value, done } = await chunks.next();
    if (done === true) return false;
    rest = rest.length === 0 ? toBuffer(value) : Buffer.concat([rest, toBuffer(value)]);
    return true;
  };
  return {
    async line(): Promise<string> {
      for (;;) {
        const end = rest.indexOf(10);
        if (end >= 0) {
          const line = rest.subarray(0, end).toString();
          rest = rest.subarray(end + 1);
          return line;
        }
        if (!(await more())) throw new SealError('This backup is cut short.');
      }
    },
    async *bytes(count: number): AsyncGenerator<Buffer> {
      for (let left = count; left > 0;) {
        if (rest.length === 0 && !(await more())) throw new SealError('This backup is cut short.');
        const part = rest.subarray(0, left);
        rest = rest.subarray(part.length);
        left -= part.length;
        yield part;
      }
    },
    async end(): Promise<void> {
      if (rest.length > 0 || (await more()))
        throw new SealError('Something was added to the end of this backup.');
    },
  };
}

function toBuffer(chunk: unknown): Buffer {
  if (chunk instanceof Uint8Array) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  throw new TypeError('A stream of bytes gave something else.');
}
