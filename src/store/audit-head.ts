import { createHmac, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { ChainPoint } from './staff-messages.ts';

/**
 * Where the audit log ends, kept in a file of its own and sealed: a log whose last entries were cut off is sound in
 * itself, and only this tells. Written in place, a line of one length: whatever happens to the process, it is whole.
 */
export interface AuditHead {
  /** undefined where there is none, or none that was sealed with our key. */
  read(): ChainPoint | undefined;
  write(point: ChainPoint): void;
}

const DIGITS = 15;

/** The file stands beside the store. */
export function createAuditHead(file: string, key: Uint8Array): AuditHead {
  const seal = ({ seq, mac }: ChainPoint): string =>
    createHmac('sha256', key).update(`head ${seq} ${mac}`).digest('hex');
  return {
    read() {
      if (!existsSync(file)) return undefined;
      const [digits = '', mac = '', sealed = ''] = readFileSync(file, 'utf8').trim().split(' ');
      const point = { seq: Number(digits), mac };
      const expected = Buffer.from(seal(point));
      const given = Buffer.from(sealed);
      return given.length === expected.length && timingSafeEqual(given, expected) ? point : undefined;
    },
    write(point) {
      const isNew = !existsSync(file);
      const handle = openSync(file, isNew ? 'w' : 'r+', 0o600);
      try {
        writeSync(
          handle,
          `${String(point.seq).padStart(DIGITS, '0')} ${point.mac} ${seal(point)}\n`,
          0,
          'utf8',
        );
        if (isNew) fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
    },
  };
}
