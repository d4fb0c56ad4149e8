import { isNativeError } from 'node:util/types';
import { StoreError } from '../model/store.ts';
import type { StoreErrorCode } from '../model/store.ts';

/** What to do about each fault: for the operator, in the error's message. */
const ADVICE: Record<StoreErrorCode, string> = {
  busy: 'The store is behind. Try again shortly; if this lasts, look at the disk.',
  unknown: 'Hand over the same turn again: its dedupe key tells whether it was stored.',
  closed: 'Open a new store.',
  'worker-died': 'Hand over the same turn again: a new worker is started and the dedupe key recognizes it.',
  full: 'Free some space on the disk. Deleting old conversations (purge) still works.',
  io: 'The disk did not do as told. Look at its health and at the system log.',
  corrupt: 'Restore the file from its latest back-up, or move it away to start with an empty store.',
  locked: 'Stop the other process first, or give this one a data folder of its own.',
  'network-drive': 'Put the data folder on a disk of this machine.',
  'no-folder': 'Create the folder, or correct the DATA_DIR setting.',
  'no-access': 'Let the user who runs this program read and write the folder and its files.',
  'newer-schema':
    'Start the newer version of the program, or restore the back-up made before it was installed.',
  'altered-schema': 'Install an unaltered release of the program.',
  clock: 'Check the clock of this machine; nothing was deleted.',
  invalid: 'This is a fault in the program, please report it.',
};

/** A StoreError that says what happened, then what to do. */
export function storeError(code: StoreErrorCode, what: string, cause?: unknown): StoreError {
  return new StoreError(code, `${what} ${ADVICE[code]}`, cause === undefined ? undefined : { cause });
}

/** SQLite's result codes (the low byte of its extended codes) that ask for something other than `io`. */
const SQLITE_CODES = new Map<number, StoreErrorCode>([
  [3, 'no-access'],
  [5, 'locked'],
  [6, 'locked'],
  [8, 'no-access'],
  [11, 'corrupt'],
  [13, 'full'],
  [14, 'no-access'],
  [19, 'invalid'],
  [20, 'invalid'],
  [26, 'corrupt'],
]);

/** The file that grows the shared memory of WAL could not grow: an I/O error by name, a full disk in fact. */
const SHARED_MEMORY_SIZE = 4874;

const SYSTEM_CODES = new Map<string, StoreErrorCode>([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['ENOENT', 'no-folder'],
  ['ENOTDIR', 'no-folder'],
  ['EACCES', 'no-access'],
  ['EPERM', 'no-access'],
  ['EROFS', 'no-access'],
]);

/** Whatever SQLite or the file system threw, as a StoreError. Their messages name columns and paths, never values. */
export function asStoreError(thrown: unknown): StoreError {
  if (thrown instanceof StoreError) return thrown;
  if (!isNativeError(thrown)) return storeError('io', 'The store failed.', thrown);
  return storeError(codeOf(thrown), `The store failed: ${thrown.message}.`, thrown);
}

function codeOf(error: Error): StoreErrorCode {
  if ('errcode' in error && typeof error.errcode === 'number') {
    if (error.errcode === SHARED_MEMORY_SIZE) return 'full';
    return SQLITE_CODES.get(error.errcode & 0xff) ?? 'io';
  }
  if ('code' in error && typeof error.code === 'string')
    return SYSTEM_CODES.get(error.code) ?? argumentFault(error.code);
  return 'io';
}

/** node:sqlite refuses a value of a wrong kind with an argument error: the caller's fault, not the disk's. */
function argumentFault(code: string): StoreErrorCode {
  return code.startsWith('ERR_INVALID_ARG') || code === 'ERR_OUT_OF_RANGE' ? 'invalid' : 'io';
}
