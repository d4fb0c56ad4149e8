import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

const BLOCK = 512;

/**
 * The named members of a .tgz. Read as a stream, because unpacked the archive may be large; only plain members with
 * short names are known, which is what npm packs.
 */
export async function readMembers(file: string, names: readonly string[]): Promise<Map<string, Buffer>> {
  const reader = createReader(new Set(names));
  await pipeline(createReadStream(file), createGunzip(), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) reader.take(chunk);
  });
  return reader.members;
}

interface Reader {
  readonly members: Map<string, Buffer>;
  take(chunk: Buffer): void;
}

function createReader(wanted: ReadonlySet<string>): Reader {
  const members = new Map<string, Buffer>();
  let pending: Buffer = Buffer.alloc(0);
  /** The member being read: undefined between members; kept parts only where it is wanted. */
  let current: { name: string; size: number; left: number; parts: Buffer[] | undefined } | undefined;

  const header = (): boolean => {
    if (pending.length < BLOCK) return false;
    const block = pending.subarray(0, BLOCK);
    pending = pending.subarray(BLOCK);
    const name = memberName(block);
    const size = Number.parseInt(text(block, 124, 12).trim() || '0', 8);
    const padded = Math.ceil(size / BLOCK) * BLOCK;
    if (padded > 0) current = { name, size, left: padded, parts: wanted.has(name) ? [] : undefined };
    return true;
  };
  const content = (member: NonNullable<typeof current>): boolean => {
    const part = pending.subarray(0, member.left);
    member.parts?.push(Buffer.from(part));
    member.left -= part.length;
    pending = pending.subarray(part.length);
    if (member.left > 0) return false;
    if (member.parts) members.set(member.name, Buffer.concat(member.parts).subarray(0, member.size));
    current = undefined;
    return true;
  };
  return {
    members,
    take(chunk) {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      while (current ? content(current) : header());
    },
  };
}

function memberName(block: Buffer): string {
  const prefix = text(block, 345, 155);
  return prefix === '' ? text(block, 0, 100) : `${prefix}/${text(block, 0, 100)}`;
}

function text(block: Buffer, from: number, length: number): string {
  const field = block.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.subarray(0, end === -1 ? length : end).toString('utf8');
}
