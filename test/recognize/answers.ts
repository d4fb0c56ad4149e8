import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseYaml } from '../../src/yaml/source.ts';
import { phrasesSchema } from '../../src/dialogs/phrases.ts';
import type { PhraseWords } from '../../src/dialogs/phrases.ts';
import type { FreeReading, Offered, Recognized } from '../../src/recognize/recognized.ts';
import { createZone, dayNumber } from '../../src/model/zone.ts';

const wanted = z.union([z.string(), z.number()]).transform(String);

const groupSchema = z.strictObject({
  group: z.string(),
  now: z.string(),
  zone: z.string(),
  culture: z.string(),
  kind: z.enum(['date-time', 'time', 'number', 'duration', 'several', 'phone', 'email']),
  worker: z.boolean().default(false),
  answers: z.array(
    z.strictObject({
      text: z.string(),
      want: z.union([wanted, z.array(wanted)]),
      instant: z.string().optional(),
    }),
  ),
});
export type Group = z.output<typeof groupSchema>;

export function loadAnswers(): readonly Group[] {
  return z.array(groupSchema).parse(parse(readFileSync(join(__dirname, 'answers.yaml'), 'utf8')));
}

/** The word lists that the bot ships. */
export function loadWords(): PhraseWords {
  const file = join(__dirname, '../../dialogs/en/phrases.yaml');
  return parseYaml('phrases.yaml', readFileSync(file, 'utf8'), phrasesSchema).words;
}

/** A clock that stands at this civil time: `2026-11-23T10:00`. */
export function clockAt(civil: string, zoneName: string): { now(): number; monotonic(): number } {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = civil.split(/[-T:]/).map(Number);
  const now = createZone(zoneName).instant({
    day: dayNumber(year, month, day) ?? 0,
    minute: hour * 60 + minute,
  });
  if (now === undefined) throw new Error(`${civil} does not exist in ${zoneName}`);
  return { now: () => now, monotonic: () => 0 };
}

/** What was read, written as in answers.yaml. */
export function written(read: Recognized): string | readonly string[] {
  switch (read.kind) {
    case 'past':
    case 'unclear':
      return read.kind;
    case 'ambiguous':
      return read.options.map(one);
    case 'understood':
      return read.value.type === 'choice'
        ? read.value.key
        : read.value.type === 'several'
          ? read.value.keys.join(' ')
          : one(read.value);
  }
}

function one(value: FreeReading): string {
  switch (value.type) {
    case 'date-time':
      return value.time === null ? value.date : `${value.date} ${value.time}`;
    case 'time':
      return value.time;
    case 'number':
      return String(value.number);
    case 'duration':
      return stretch(value.seconds);
    case 'text':
    case 'phone':
    case 'email':
      return value.text;
  }
}

function stretch(seconds: number): string {
  if (seconds % 604_800 === 0) return `${seconds / 604_800}w`;
  if (seconds % 86_400 === 0) return `${seconds / 86_400}d`;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours > 0 ? `${hours}h` : ''}${minutes > 0 ? `${minutes}m` : ''}`;
}

/** The weekdays, as a flow offers them where several can be chosen. */
export const DAYS: readonly Offered[] = [
  ...(
    [
      ['mon', 'Monday'],
      ['tue', 'Tuesday'],
      ['wed', 'Wednesday'],
      ['thu', 'Thursday'],
      ['fri', 'Friday'],
      ['sat', 'Saturday'],
      ['sun', 'Sunday'],
    ] as const
  ).map(([key, label]) => ({ key, label, also: [`${label}s`, key], picks: [key] })),
  {
    key: 'every-day',
    label: 'Every day',
    also: ['daily', 'everyday', 'every evening'],
    picks: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  },
  { key: 'weekdays', label: 'On weekdays', also: ['weekdays'], picks: ['mon', 'tue', 'wed', 'thu', 'fri'] },
  { key: 'weekend', label: 'On the weekend', also: ['weekends', 'the weekend'], picks: ['sat', 'sun'] },
  { key: 'skip', label: "I don't know yet" },
];
