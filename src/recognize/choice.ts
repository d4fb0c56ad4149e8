import { createPhraseCover } from './phrase-cover.ts';
import type { Offered } from './recognized.ts';
import { mended, tokensOf } from './text.ts';
import type { Words } from './words.ts';

/** Finds which of the offered choices a message names: the key, or nothing where it is none or could be two. */
export interface ChoiceMatcher {
  /**
   * `strict` is for questions that may be answered in any words: there only the label itself, or a set phrase,
   * is a choice, and "2" or "first" is an answer.
   */
  match(text: string, choices: readonly Offered[], strict: boolean): string | undefined;
}

/** Labels are few and before the visitor's eyes, so a slip in a short word is safe to forgive. */
const SHORTEST_TO_MEND = 5;

export function createChoiceMatcher(words: Words): ChoiceMatcher {
  const setPhrases = new Map([
    ['skip', words.skip],
    ['done', words.done],
    ['yes', words.yes],
    ['no', words.no],
    ['none', words.none],
  ]);
  const places = Object.fromEntries(words.ordinals.from.map((ways, index) => [String(index), ways]));
  const ordinals = createPhraseCover({ ...places, last: words.ordinals.last }, words['choice-filler']);
  const filler = new Set(words['choice-filler'].flatMap((phrase) => tokensOf(phrase)));
  return {
    match(text, choices, strict) {
      const tokens = tokensOf(text);
      if (tokens.length === 0) return undefined;
      const phrased = byPhrase(text, choices);
      if (phrased !== undefined) return phrased;
      const exact = byLabel(tokens, choices);
      if (exact !== undefined || strict) return exact;
      return byPlace(text, choices) ?? byPrefix(tokens, choices) ?? byWords(tokens, choices);
    },
  };

  /** Set phrases of `skip`, `done` and their like, and the choice's own other ways. */
  function byPhrase(text: string, choices: readonly Offered[]): string | undefined {
    const lists = choices.map(
      ({ key, also }) => [key, [...(setPhrases.get(key) ?? []), ...(also ?? [])]] as const,
    );
    return only(createPhraseCover(Object.fromEntries(lists), words.filler).read(text));
  }

  function byPlace(text: string, choices: readonly Offered[]): string | undefined {
    const place = only(ordinals.read(text));
    if (place === undefined) return undefined;
    return place === 'last' ? choices.at(-1)?.key : choices[Number(place)]?.key;
  }

  /** Every word that matters must be of one label and of no other: "the one about goals". */
  function byWords(tokens: readonly string[], choices: readonly Offered[]): string | undefined {
    const labels = choices.map(({ key, label }) => ({ key, words: new Set(content(tokensOf(label))) }));
    const vocabulary = new Set(labels.flatMap((label) => [...label.words]));
    const said = content(tokens).map((token) =>
      vocabulary.has(token) ? token : (mended(token, vocabulary, SHORTEST_TO_MEND) ?? token),
    );
    if (said.length === 0 || said.some((token) => !vocabulary.has(token))) return undefined;
    return only(
      labels.filter((label) => said.every((token) => label.words.has(token))).map((label) => label.key),
    );
  }

  function content(tokens: readonly string[]): readonly string[] {
    return tokens.filter((token) => !filler.has(token));
  }
}

/**
 * The choice whose label (or key) the message is, word for word. Ask this before commands: a button "Stop here" of
 * the open question means that choice, and some channels send a pressed button as its label.
 */
export function choiceLabeled(text: string, choices: readonly Offered[]): string | undefined {
  return byLabel(tokensOf(text), choices);
}

function byLabel(tokens: readonly string[], choices: readonly Offered[]): string | undefined {
  const said = tokens.join(' ');
  return only(
    choices
      .filter(({ key, label }) => said === tokensOf(label).join(' ') || said === key)
      .map(({ key }) => key),
  );
}

/** The beginning of one label only, three letters at least. */
function byPrefix(tokens: readonly string[], choices: readonly Offered[]): string | undefined {
  const said = tokens.join(' ');
  if (said.length < 3) return undefined;
  return only(
    choices.filter(({ label }) => tokensOf(label).join(' ').startsWith(said)).map(({ key }) => key),
  );
}

function only<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined;
}
