import type { ClinicWords } from './clinic-words.ts';
import type { Clinic } from './clinic.ts';
import type { Facts } from '../model/template.ts';
import { hoursPhrase, put } from './hours.ts';
import { openNowPhrase } from './open-now.ts';

/** What does not stand in the clinic's file: the country's numbers, and for how many days lines are kept. */
export interface OtherValues {
  readonly emergency: string;
  readonly line: string;
  readonly days: number;
}

/** Placeholders that always have a value. */
export const ALWAYS: readonly string[] = ['clinic', 'contact', 'country', 'emergency', 'line', 'days'];

/** Everything that a placeholder can stand for. Hours name closed days that are near, so make them anew each day. */
export function valuesOf(clinic: Clinic, words: ClinicWords, others: OtherValues, now: number): Facts {
  const country =
    new Intl.DisplayNames([clinic.culture], { type: 'region' }).of(clinic.country) ?? clinic.country;
  return {
    ...clinic.facts,
    phone: clinic.phone,
    email: clinic.email,
    website: clinic.website,
    address: clinic.address,
    hours: hoursPhrase(clinic, words, now),
    now: openNowPhrase(clinic, words, now),
    clinic: clinic.name,
    contact: contactPhrase(clinic, words),
    country,
    emergency: others.emergency,
    line: others.line,
    days: String(others.days),
  };
}

function contactPhrase({ phone, email }: Clinic, words: ClinicWords): string {
  if (phone !== undefined && email !== undefined) return put(words.contact.both, { phone, email });
  return phone === undefined
    ? put(words.contact.email, { email: email ?? '' })
    : put(words.contact.phone, { phone });
}
