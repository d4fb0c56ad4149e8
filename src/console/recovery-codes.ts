import { createHmac, randomInt } from 'node:crypto';

/** Letters and digits that nobody takes for one another. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const CODES = 10;
const CHARACTERS = 16;

/** Ten codes for the day the phone is lost, 79 random bits each, in groups of four. */
export function makeRecoveryCodes(): readonly string[] {
  return Array.from({ length: CODES }, () => grouped(randomText(CHARACTERS)));
}

/** A password that an account begins with. */
export function makeFirstPassword(): string {
  return grouped(randomText(CHARACTERS));
}

/** What is kept of a code, however it was typed. */
export function hashRecoveryCode(key: Buffer, code: string): string {
  const plain = code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return createHmac('sha256', key).update(plain).digest('base64url');
}

function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)] ?? '').join('');
}

function grouped(text: string): string {
  return text.replaceAll(/(.{4})(?=.)/g, '$1-');
}
