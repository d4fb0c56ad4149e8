import { z } from 'zod';
import { parseYaml } from '../yaml/source.ts';

const text = z.string().trim().min(1, 'is empty');
const optional = text.nullish().transform((value) => value ?? undefined);
const webAddress = z
  .url('is no web address')
  .nullish()
  .transform((value) => value ?? undefined);
const signature = {
  by: optional,
  on: z.iso
    .date('is not a date as year-month-day')
    .nullish()
    .transform((value) => value ?? undefined),
};

const RANGE = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/;
/** `09:00-12:00, 13:00-17:00`, or `closed`. */
const day = text.transform((value, context) => {
  if (value === 'closed') return [];
  const parts = value.split(',').map((part) => part.trim());
  const ranges = parts.map((part) => ({ from: part.slice(0, 5), to: part.slice(6) }));
  if (!parts.every((part) => RANGE.test(part)) || ranges.some(({ from, to }) => from >= to)) {
    context.addIssue({ code: 'custom', message: 'is neither closed nor hours such as "09:00-17:00"' });
  }
  return ranges;
});

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

const FACTS = [
  'directions',
  'parking',
  'booking',
  'cancellation',
  'fees',
  'payment',
  'insurance',
  'referral',
  'online_sessions',
  'session_length',
  'session_frequency',
  'services',
  'languages',
  'therapists',
  'accessibility',
  'interpreters',
  'bringing_someone',
  'privacy',
  'callback',
] as const;

const schema = z
  .strictObject({
    name: text,
    demonstration: z.boolean(),
    country: z.string().regex(/^[A-Z]{2}$/, 'is not a country of two capital letters, such as US'),
    time_zone: text.refine(isTimeZone, 'is no name from the time zone database, such as America/New_York'),
    culture: text.refine(isCulture, 'is no language and country, such as en-us'),
    phone: optional,
    email: z
      .email('is no e-mail address')
      .nullish()
      .transform((value) => value ?? undefined),
    website: webAddress,
    /** Where a clinic says what it does with data, and on what terms: an app for Teams must name both. */
    privacy_url: webAddress,
    terms_url: webAddress,
    address: optional,
    hours: z
      .partialRecord(z.enum(WEEKDAYS), day)
      .nullish()
      .transform((value) => value ?? undefined),
    closed_on: z
      .array(z.iso.date('is not a date as year-month-day'))
      .nullish()
      .transform((value) => value ?? []),
    /** Whether visitors may leave a name and a number to be called back. */
    call_back: z.boolean().default(false),
    colors: z
      .strictObject({ accent: z.string().regex(/^#[0-9a-fA-F]{6}$/, 'is no color such as #2f6f62') })
      .optional(),
    facts: z
      .partialRecord(z.enum(FACTS), optional)
      .nullish()
      .transform((value) => value ?? {}),
    approval: z
      .strictObject({
        crisis_texts: z.strictObject({ sha256: optional, ...signature }).prefault({}),
        helplines: z.strictObject({ country: optional, ...signature }).prefault({}),
      })
      .prefault({}),
  })
  .refine((clinic) => clinic.phone !== undefined || clinic.email !== undefined, {
    path: ['phone'],
    message: 'neither phone nor email is given, and every answer that sends people on to you needs one',
  });

/** A clinic's own facts, parsed. What it has not filled in is undefined, and never guessed. */
export type Clinic = z.output<typeof schema>;
export type Weekday = (typeof WEEKDAYS)[number];

/** Names of the placeholders that a clinic's file can fill. */
export const CLINIC_FACTS: readonly string[] = [
  'phone',
  'email',
  'website',
  'address',
  'hours',
  'now',
  ...FACTS,
];

/** Parses a clinic's file; throws a ContentError that names every fault at once. */
export function readClinic(file: string, yaml: string): Clinic {
  return parseYaml(file, yaml, schema, 'Mend this line of the clinic’s file.');
}

function isTimeZone(name: string): boolean {
  return throwsNothing(() => new Intl.DateTimeFormat('en', { timeZone: name }));
}

function isCulture(name: string): boolean {
  return throwsNothing(() => new Intl.Locale(name));
}

function throwsNothing(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
