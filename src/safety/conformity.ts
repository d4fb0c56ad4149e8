import { bannedPhrases } from './banned.ts';
import { METHOD_WORDS } from './rules/methods.ts';

/** What a fixed reply must hold. */
export interface Demands {
  /** Numbers of the clinic's country, one of which must come early. */
  readonly emergency: readonly string[];
  readonly lines: readonly string[];
  /** Numbers of every other country that is not also this one's: none may appear. */
  readonly foreign: readonly string[];
  /** The footer that belongs under the reply, if one does. */
  readonly footer?: string;
}

const EARLY = 200;
const LONGEST_FIRST_SENTENCE = 15;
const METHOD = new RegExp(`\\b(?:${METHOD_WORDS.join('|')})\\b`, 'i');
const PLACEHOLDER = /[{}[\]]/;

/** Everything that is wrong with a reply for danger; empty when it conforms. Pure. */
export function faultsOf(text: string, demands: Demands): string[] {
  const faults: string[] = [];
  const body = demands.footer === undefined ? text : text.replace(demands.footer, '');
  const firstAt = Math.min(...[...demands.emergency, ...demands.lines].map((one) => at(text, one)));
  if (!demands.emergency.some((one) => at(text, one) < Infinity)) faults.push('no emergency number');
  if (!demands.lines.some((one) => at(text, one) < Infinity)) faults.push('no line to talk to');
  if (firstAt > EARLY) faults.push(`the first number comes after ${EARLY} characters`);
  for (const one of demands.foreign)
    if (at(text, one) < Infinity) faults.push(`a number of another country: ${one}`);
  if (demands.footer !== undefined && !text.endsWith(demands.footer)) faults.push('the footer is missing');
  for (const phrase of bannedPhrases(text)) faults.push(`banned phrase: ${phrase}`);
  const method = METHOD.exec(text)?.[0];
  if (method !== undefined) faults.push(`word for a method: ${method}`);
  if (PLACEHOLDER.test(text)) faults.push('a placeholder was not filled');
  if (/[!\p{Extended_Pictographic}]/u.test(text)) faults.push('an exclamation mark or emoji');
  const words = firstSentence(body).split(/\s+/).length;
  if (words > LONGEST_FIRST_SENTENCE) faults.push(`the first sentence has ${words} words`);
  return faults;
}

/** Where a number stands as a whole: "112" is not in "1125". */
function at(text: string, number: string): number {
  const escaped = number.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = new RegExp(`(?<![0-9])${escaped}(?![0-9])`).exec(text);
  return found === null ? Infinity : found.index;
}

/** Up to the first mark that ends a thought. */
function firstSentence(text: string): string {
  return text.split(/[.?:;](?:\s|$)/)[0] ?? '';
}
