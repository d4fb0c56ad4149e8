import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { seal, SealError, unseal } from '../../src/backup/seal.ts';

const KEY = randomBytes(32);
const MIB = 1_048_576;

async function* parts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of bytes) all.push(part);
  return Buffer.concat(all);
}

const sealed = (bytes: Uint8Array): Promise<Buffer> => whole(seal(parts(bytes, 70_000), KEY));
const opened = (bytes: Uint8Array, key = KEY): Promise<Buffer> => whole(unseal(parts(bytes, 50_001), key));

describe('a sealed stream', () => {
  it('comes back as it was, at every border of its pieces', async () => {
    for (const length of [0, 1, MIB - 1, MIB, MIB + 1, 2 * MIB, 2 * MIB + 12_345]) {
      const bytes = randomBytes(length);
      expect((await opened(await sealed(bytes))).equals(bytes)).toBe(true);
    }
  });

  it('shows nothing of what is in it, and never twice the same', async () => {
    const bytes = Buffer.from('a canary that sings '.repeat(100));
    const [one, other] = [await sealed(bytes), await sealed(bytes)];
    expect(one.includes('canary')).toBe(false);
    expect(one.equals(other)).toBe(false);
  });

  it('is refused where a byte is another, where it is cut, or where something is added, and with another key', async () => {
    const bytes = await sealed(randomBytes(2 * MIB + 500));
    for (let turn = 0; turn < 60; turn += 1) {
      const at = Math.floor((turn / 60) * bytes.length);
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      await expect(opened(altered)).rejects.toThrow(SealError);
    }
    for (const end of [0, 5, 18, 19, MIB, MIB + 35, bytes.length - 1])
      await expect(opened(bytes.subarray(0, end))).rejects.toThrow(SealError);
    await expect(opened(Buffer.concat([bytes, Buffer.of(0)]))).rejects.toThrow(SealError);
    await expect(opened(bytes, randomBytes(32))).rejects.toThrow(/another key/);
  });

  it('is refused where its pieces changed places', async () => {
    const bytes = await sealed(randomBytes(3 * MIB));
    const piece = MIB + 17;
    const [one, two] = [bytes.subarray(18, 18 + piece), bytes.subarray(18 + piece, 18 + 2 * piece)];
    const swapped = Buffer.concat([bytes.subarray(0, 18), two, one, bytes.subarray(18 + 2 * piece)]);
    await expect(opened(swapped)).rejects.toThrow(SealError);
  });
});
