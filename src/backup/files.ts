/** The stores' files by name; where a file of this name lies, and only there, it is part of a data folder. */
export const TRANSCRIPTS = 'store.sqlite';
export const STAFF = 'staff.sqlite';
export const LEDGER = `${TRANSCRIPTS}.erased`;
export const LEDGER_KEY = `${LEDGER}.key`;
export const AUDIT_HEAD = `${STAFF}.audit-head`;

/** Keys that a first start made; those given by settings are the clinic's to keep. */
export const KEYS = ['token.key', 'direct-line.key', 'staff.key'] as const;

/**
 * In the order in which a backup holds them: what is small, and asked for alone, comes first.
 */
export const PARTS = [LEDGER_KEY, LEDGER, ...KEYS, AUDIT_HEAD, STAFF, TRANSCRIPTS] as const;

const ENDING = '.backup';

/** `therapy-guide-20261124T031500123Z.backup`; later ones sort after earlier ones. */
export function backupName(at: number): string {
  return `therapy-guide-${new Date(at).toISOString().replaceAll(/[-:.]/g, '')}${ENDING}`;
}

export function isBackup(name: string): boolean {
  return /^therapy-guide-\d{8}T\d{9}Z\.backup$/.test(name);
}
