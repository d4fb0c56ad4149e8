import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/*
 * A sealed stream: our mark, eight random bytes, then pieces of a mebibyte, each encrypted by AES-256-GCM with a nonce
 * of those bytes and its number. The last piece is marked as such, so that one cut off, repeated or moved is noticed
 * where it stands, and nothing that was not sealed by the key is ever handed on.
 */

const MARK = Buffer.from('TGBACKUP1\n');
const PIECE = 1_048_576;
const TAG = 16;
const SALT = 8;

/** The backup cannot be read: not ours, another key, or altered. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

/** Seals a stream of bytes. The key is 32 bytes. */
export async function* seal(bytes: AsyncIterable<Uint8Array>, key: Uint8Array): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT);
  yield Buffer.concat([MARK, salt]);
  let number = 0;
  let held: Buffer | undefined;
  for await (const piece of inPieces(bytes, PIECE)) {
    if (held !== undefined) yield sealPiece(held, key, nonceOf(salt, number++), false);
    held = piece;
  }
  yield sealPiece(held ?? Buffer.alloc(0), key, nonceOf(salt, number), true);
}

/** Opens what `seal` made, piece by piece; throws a SealError at the first that is not as it was sealed. */
export async function* unseal(bytes: AsyncIterable<Uint8Array>, key: Uint8Array): AsyncGenerator<Buffer> {
  let salt: Buffer | undefined;
  let number = 0;
  let isLast = false;
  for await (const piece of framed(bytes)) {
    if (salt === undefined) {
      salt = saltOf(piece);
      continue;
    }
    if (isLast) throw new SealError('Something was added to the end of this backup.');
    const opened = openPiece(piece, key, nonceOf(salt, number++));
    isLast = opened.isLast;
    yield opened.bytes;
  }
  if (!isLast) throw new SealError('This backup is cut short.');
}

/** The head first, then one sealed piece at a time. */
async function* framed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const head = MARK.length + SALT;
  let rest: Buffer = Buffer.alloc(0);
  let isHead = true;
  for await (const chunk of bytes) {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const length = isHead ? head : PIECE + 1 + TAG;
      // A whole piece is handed on only when more follows: the last one may be shorter.
      if (rest.length <= length) break;
      yield rest.subarray(0, length);
      rest = rest.subarray(length);
      isHead = false;
    }
  }
  if (rest.length > 0) yield rest;
}

function saltOf(head: Buffer): Buffer {
  if (!head.subarray(0, MARK.length).equals(MARK))
    throw new SealError('This file is no backup of this program.');
  return head.subarray(MARK.length);
}

function nonceOf(salt: Buffer, number: number): Buffer {
  const nonce = Buffer.alloc(12);
  salt.copy(nonce);
  nonce.writeUInt32BE(number, SALT);
  return nonce;
}

function sealPiece(piece: Buffer, key: Uint8Array, nonce: Buffer, isLast: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([
    cipher.update(Buffer.of(isLast ? 1 : 0)),
    cipher.update(piece),
    cipher.final(),
  ]);
  return Buffer.concat([sealed, cipher.getAuthTag()]);
}

function openPiece(piece: Buffer, key: Uint8Array, nonce: Buffer): { bytes: Buffer; isLast: boolean } {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce);
    decipher.setAuthTag(piece.subarray(-TAG));
    const opened = Buffer.concat([decipher.update(piece.subarray(0, -TAG)), decipher.final()]);
    return { bytes: opened.subarray(1), isLast: opened[0] === 1 };
  } catch (cause) {
    throw new SealError('This backup was sealed with another key, or was altered or damaged.', { cause });
  }
}

async function* inPieces(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    held.push(chunk);
    length += chunk.length;
    if (length < size) continue;
    let whole = Buffer.concat(held);
    for (; whole.length >= size; whole = whole.subarray(size)) yield whole.subarray(0, size);
    held = [whole];
    length = whole.length;
  }
  if (length > 0) yield Buffer.concat(held);
}
