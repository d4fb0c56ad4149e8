import { statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { asStoreError, storeError } from './errors.ts';

/** File systems that more than one machine can write: their locks cannot be trusted, and WAL does not work on them. */
const NETWORK_DRIVES = new Map<number, string>([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0x564c, 'NCP'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x01161970, 'GFS2'],
  [0x7461636f, 'OCFS2'],
]);

/** The type number of a folder's file system, as statfs(2) gives it. */
export type FileSystemType = (folder: string) => number;

export const fileSystemTypeOf: FileSystemType = (folder) => statfsSync(folder).type;

/** Refuses a folder that is missing or on a drive shared over a network. Linux's type numbers; others pass. */
export function checkFolder(file: string, fileSystemType: FileSystemType): void {
  const folder = dirname(resolve(file));
  const drive = folder.startsWith('\\\\') ? 'network' : NETWORK_DRIVES.get(typeOf(folder, fileSystemType));
  if (drive === undefined) return;
  throw storeError(
    'network-drive',
    `The data folder ${folder} is on a shared drive (${drive}), where a store may be damaged.`,
  );
}

function typeOf(folder: string, fileSystemType: FileSystemType): number {
  try {
    return fileSystemType(folder) >>> 0;
  } catch (error) {
    const fault = asStoreError(error);
    if (fault.code === 'no-folder')
      throw storeError('no-folder', `The data folder ${folder} does not exist.`, error);
    throw fault;
  }
}
