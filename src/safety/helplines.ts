import { z } from 'zod';
import { parseYaml } from '../yaml/source.ts';

/** Reads knowledge/helplines.yaml and answers which numbers belong to a country. */

const date = z.iso.date();

const entry = z
  .strictObject({
    kind: z.enum(['emergency', 'crisis', 'abuse', 'child', 'directory']),
    number: z.string().min(2),
    channel: z.enum(['call', 'text', 'chat']),
    /** A second channel on the same number. */
    also: z.enum(['call', 'text']).optional(),
    /** The word to send, where a text line wants one. */
    word: z.string().optional(),
    shown: z.string().min(2),
    hours: z.string().min(1),
    cost: z.string().min(1),
    languages: z.array(z.string().min(2)).min(1),
    takes_calls_about_others: z.boolean(),
    source: z.string().min(1),
    verified_on: date.optional(),
    verified_by: z.string().optional(),
    verified_how: z.enum(['operator', 'clinic', 'page', 'seed']),
  })
  .superRefine((one, context) => {
    if (!one.shown.includes(one.number))
      context.addIssue({
        code: 'custom',
        message: `shows "${one.shown}", which lacks the number ${one.number}`,
      });
    if (one.verified_how === 'seed' && one.verified_on !== undefined) {
      context.addIssue({ code: 'custom', message: 'says seed but has a date: say who verified it and how' });
    }
  });

const schema = z
  .strictObject({
    as_of: date,
    retired: z.array(z.string()),
    countries: z.record(
      z.string(),
      z.strictObject({ region: z.string().min(1), entries: z.array(entry).min(1) }),
    ),
  })
  .superRefine((file, context) => {
    const digits = (number: string): string => number.replace(/[^0-9]/g, '');
    const retired = new Set(file.retired.map(digits));
    for (const [country, { entries }] of Object.entries(file.countries)) {
      entries.forEach((one, index) => {
        if (retired.has(digits(one.number))) {
          context.addIssue({
            code: 'custom',
            path: ['countries', country, 'entries', index, 'number'],
            message: `${one.number} is retired`,
          });
        }
      });
    }
  });

export type Helplines = z.infer<typeof schema>;
export type Helpline = z.infer<typeof entry>;

/** Throws a ContentError with file and line; a retired number is a fault. */
export function parseHelplines(text: string, file: string): Helplines {
  return parseYaml(file, text, schema);
}

/** Countries that set-up may offer: those with a checked emergency number and somebody to talk to. */
export function countriesWithNumbers(helplines: Helplines): string[] {
  return Object.entries(helplines.countries)
    .filter(
      ([, { entries }]) =>
        entries.some((one) => one.kind === 'emergency') && entries.some((one) => one.kind === 'crisis'),
    )
    .map(([country]) => country);
}

const DAYS_OF_TRUST = 180;
const DAY = 86_400_000;

export interface StaleNumber {
  readonly country: string;
  readonly number: string;
  readonly why: 'never verified' | 'verified too long ago';
}

/** Numbers whose verification is missing or older than 180 days on the given date: a warning, never a removal. */
export function staleNumbers(helplines: Helplines, asOf: string, country?: string): StaleNumber[] {
  const limit = Date.parse(asOf) - DAYS_OF_TRUST * DAY;
  return Object.entries(helplines.countries)
    .filter(([code]) => country === undefined || code === country)
    .flatMap(([code, { entries }]) =>
      entries.flatMap((one): StaleNumber[] => {
        if (one.verified_on === undefined)
          return [{ country: code, number: one.number, why: 'never verified' }];
        return Date.parse(one.verified_on) < limit
          ? [{ country: code, number: one.number, why: 'verified too long ago' }]
          : [];
      }),
    );
}
