import type { Danger, DangerKind } from '../model/danger.ts';
import { foldCharacters } from './characters.ts';
import { once } from './once.ts';
import { sequencesOf } from './phrases.ts';
import { SHORT_CALLS } from './rules/short.ts';
import { BOUNDARY, splitWords } from './words.ts';

/** What a rule's name ends in where the whole message was a short call. */
export const SHORT_CALL = 'short-call';

/** No call is longer; longer messages need not be looked at. */
const LONGEST = 80;

/** What people write around a call, and what says nothing there. */
const POLITE: ReadonlySet<string> = new Set([BOUNDARY, 'please', 'pls', 'plz', 'hi', 'hello', 'hey', 'omg']);

const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['ok', 'okay'],
  ['okey', 'okay'],
  ['ambulence', 'ambulance'],
  ['ambulanse', 'ambulance'],
  ['emergancy', 'emergency'],
]);

const calls = once((): ReadonlyMap<string, DangerKind> => {
  const known = new Map<string, DangerKind>();
  for (const [kind, phrases] of SHORT_CALLS)
    for (const words of phrases.flatMap(sequencesOf)) known.set(words.join(' '), kind);
  return known;
});

/** The danger in a message that is one short call for help and nothing else; every other message has none here. */
export function shortCallIn(text: string): Danger | undefined {
  if (text.length > LONGEST) return undefined;
  const call = splitWords(foldCharacters(text))
    .map((word) => word.replaceAll("'", ''))
    .filter((word) => !POLITE.has(word))
    .map((word) => SPELLINGS.get(word) ?? word)
    .join(' ');
  const kind = calls().get(call);
  return kind === undefined ? undefined : { kind, rule: `${kind}/${SHORT_CALL}` };
}
