import { z } from 'zod';

/** What a shared text may name in braces: the clinic's facts and what the moment supplies. */
export type Facts = Readonly<Record<string, string | undefined>>;

/** The names in braces of a text. */
export function placeholdersOf(text: string): readonly string[] {
  return [...text.matchAll(/\{([a-z]+)\}/g)].flatMap((match) => match[1] ?? []);
}

/** A text that may name these placeholders and no others. */
export function textWith(...allowed: readonly string[]) {
  return z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .superRefine((text, context) => {
      for (const name of placeholdersOf(text)) {
        if (allowed.includes(name)) continue;
        const list =
          allowed.length === 0 ? 'it takes none' : `it takes ${allowed.map((one) => `{${one}}`).join(', ')}`;
        context.addIssue({ code: 'custom', message: `{${name}} is not known here; ${list}` });
      }
      if (/[{}]/.test(text.replaceAll(/\{[a-z]+\}/g, ''))) {
        context.addIssue({ code: 'custom', message: 'a brace stands alone' });
      }
    });
}

/** Puts facts into a text. A sentence that names a fact without a value is left out whole: no holes are shown. */
export function fill(text: string, facts: Facts): string {
  return text
    .split(/(?<=[.?])(?= )|(?<=\n)/)
    .filter((sentence) => placeholdersOf(sentence).every((name) => (facts[name] ?? '') !== ''))
    .map((sentence) => sentence.replaceAll(/\{([a-z]+)\}/g, (_, name: string) => facts[name] ?? ''))
    .join('')
    .trim();
}
