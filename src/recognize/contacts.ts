import { UNCLEAR, understood } from './recognized.ts';
import type { Recognized } from './recognized.ts';
import { cutText } from './text.ts';

const LEAST_DIGITS = 7;
const MOST_DIGITS = 15;

/** Reads one telephone number, as it was written. What is written like a word's number ("order 12345678") is not one. */
export function readPhone(text: string): Recognized {
  const runs = cutText(text.normalize('NFKC')).match(/\+?[\d(][\d ().\-/]*\d/g) ?? [];
  const numbers = runs.filter((run) => isPhone(run, text));
  const [only] = numbers;
  return only === undefined || numbers.length > 1
    ? UNCLEAR
    : understood({ type: 'phone', text: only.trim() });
}

function isPhone(run: string, text: string): boolean {
  const digits = run.replaceAll(/\D/g, '').length;
  if (digits < LEAST_DIGITS || digits > MOST_DIGITS) return false;
  const alone = text.trim() === run.trim();
  return alone || run.startsWith('+') || run.startsWith('0') || /[ ().-]/.test(run) || digits === 10;
}

/** Reads one e-mail address. */
export function readEmail(text: string): Recognized {
  const words = cutText(text.normalize('NFKC')).split(/[\s,;<>()"]+/);
  const found = words.map((word) => word.replaceAll(/^[.:]|[.:!?]$/g, '')).filter(isEmail);
  const [only] = found;
  return only === undefined || found.length > 1 ? UNCLEAR : understood({ type: 'email', text: only });
}

function isEmail(word: string): boolean {
  const [name, host, more] = word.split('@');
  if (name === undefined || host === undefined || more !== undefined || name === '') return false;
  const labels = host.split('.');
  return (
    labels.length > 1 &&
    labels.every((label) => /^[\p{L}\p{N}-]+$/u.test(label)) &&
    /^\p{L}{2,}$/u.test(labels.at(-1) ?? '') &&
    /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u.test(name)
  );
}
