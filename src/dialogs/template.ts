import { z } from 'zod';
import { placeholdersOf } from '../model/template.ts';

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
      if (/[{}]/.test(text.replaceAll(/\{[a-z_]+\}/g, ''))) {
        context.addIssue({ code: 'custom', message: 'a brace stands alone' });
      }
    });
}
