import { createPrivateKey, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { codeOf } from './model/fault.ts';
import type { AzureIdentity } from './settings/azure.ts';

/** The keys of this installation. Whoever has them can read and write conversations. */
export interface Keys {
  /** Signs visitors' chat tokens. */
  readonly token: Uint8Array;
  /** Lets another server of the clinic ask for chat tokens. */
  readonly directLineSecret: string;
  /** The private key of the certificate that proves the bot to Azure (PEM), where there is one. */
  readonly azureKey?: string;
  /** Seals the staff's audit log, second factors and recovery codes. */
  readonly staff: Uint8Array;
}

/** The data folder or a key in it cannot be used; the start stops with this. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
}

/** Keys that settings give. */
export interface GivenKeys {
  readonly tokenKey: string | undefined;
  readonly directLineSecret: string | undefined;
  readonly staffKey?: string | undefined;
  readonly azure?: AzureIdentity | undefined;
}

/**
 * Reads the keys from the data folder, making folder and keys (mode 0700, 0600) on the first start. A key given by a
 * setting wins and is never written down.
 */
export function loadKeys(dataDir: string, given: GivenKeys): Keys {
  try {
    makeFolder(path.resolve(dataDir));
    const token = given.tokenKey ?? readOrMake(path.join(dataDir, 'token.key'));
    const directLineSecret = given.directLineSecret ?? readOrMake(path.join(dataDir, 'direct-line.key'));
    const azureKey =
      given.azure && 'certificate' in given.azure ? privateKey(given.azure.certificate.keyFile) : undefined;
    const staff = given.staffKey ?? readOrMake(path.join(dataDir, 'staff.key'));
    return {
      token: Buffer.from(token, 'base64url'),
      directLineSecret,
      staff: Buffer.from(staff, 'base64url'),
      ...(azureKey !== undefined && { azureKey }),
    };
  } catch (cause) {
    if (cause instanceof KeyError) throw cause;
    throw new KeyError(
      `The data folder ${dataDir} cannot be used (${codeOf(cause)}). Make it writable for this user, or set DATA_DIR to another folder.`,
      { cause },
    );
  }
}

/** Read and tried at the start: a key that does not fit would otherwise show itself with the first reply. */
function privateKey(file: string): string {
  try {
    const pem = readFileSync(file, 'utf8');
    if (createPrivateKey(pem).asymmetricKeyType === 'rsa') return pem;
    throw new KeyError(`${file} holds no RSA key. Azure's certificates need one.`);
  } catch (cause) {
    if (cause instanceof KeyError) throw cause;
    throw new KeyError(
      `${file} holds no private key that can be read (${codeOf(cause)}). MicrosoftAppCertificateKeyFile must name an unencrypted PEM file that this user may read.`,
      { cause },
    );
  }
}

/**
 * Makes a folder and those above it. Node's own way of making several never ends where the system denies that the
 * folder above is there, as it does below /proc.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw cause;
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
    `${file} holds no usable key. Restore it from a backup, or delete it: a new one is made, and what the old one opened or sealed (open chats; accounts and audit log of the staff) is lost.`,
  );
}
