import type { Clock } from '../model/world.ts';
import { readDuration, readNumber } from './amounts.ts';
import { createChoiceMatcher } from './choice.ts';
import { readEmail, readPhone } from './contacts.ts';
import { namesPartOf, readDateTime } from './date-time.ts';
import type { Place } from './date-time.ts';
import { UNCLEAR, understood } from './recognized.ts';
import type { Kind, Offered, Recognized } from './recognized.ts';
import { readSeveral } from './several.ts';
import { cutText } from './text.ts';
import { readTimeOfDay } from './time-of-day.ts';
import type { Words } from './words.ts';
import { createYesNoReader } from './yes-no.ts';
import { createZone } from '../model/zone.ts';

export interface ReaderOptions {
  readonly clock: Clock;
  /** The clinic's, by its IANA name: `Europe/London`. */
  readonly timeZone: string;
  /** The clinic's manner of dates: `en-us` or `en-gb`. */
  readonly culture: string;
  readonly words: Words;
}

/** Our own matchers: linear, in this thread, at once. */
export interface Reader {
  read(kind: Kind, text: string, choices?: readonly Offered[]): Recognized;
  readonly place: Place;
}

function readWords(text: string): Recognized {
  return /[\p{L}\p{N}]/u.test(text) ? understood({ type: 'text', text: text.trim() }) : UNCLEAR;
}

export function createReader({ clock, timeZone, culture, words }: ReaderOptions): Reader {
  const place: Place = {
    zone: createZone(timeZone),
    culture: culture.toLowerCase(),
    questions: new Set(words.questions),
  };
  const choices = createChoiceMatcher(words);
  const yesNo = createYesNoReader(words);
  const filler = new Set(words['choice-filler']);
  const severalWords = { filler: new Set([...filler, ...words.filler]), questions: new Set(words.questions) };

  const readFree = (kind: Kind, text: string): Recognized => {
    switch (kind) {
      case 'choice':
      case 'yes-no':
      case 'several':
        return UNCLEAR;
      case 'text':
        // "Yes" is no name and no note: whoever says so means another question.
        return yesNo(text).kind === 'understood' ? UNCLEAR : readWords(text);
      case 'list':
        return readWords(text);
      case 'date-time':
        return readDateTime(text, clock.now(), place);
      case 'time':
        return readTimeOfDay(text, place);
      case 'number':
        return readNumber(text, place.culture);
      case 'duration':
        return readDuration(text, place.culture);
      case 'phone':
        return readPhone(text);
      case 'email':
        return readEmail(text);
    }
  };

  return {
    place,
    read(kind, text, offered = []) {
      if (kind === 'yes-no') {
        const said = yesNo(text);
        if (said.kind === 'understood') return said;
      }
      const key =
        choices.match(text, offered, kind !== 'choice' && kind !== 'yes-no') ?? readingNamed(text, offered);
      if (key !== undefined) return understood({ type: 'choice', key });
      if (kind === 'several')
        return readSeveral(text, offered, severalWords, place.zone.civil(clock.now()).day);
      const free = readFree(kind, kind === 'text' || kind === 'list' ? text : cutText(text));
      return free.kind === 'unclear' && kind === 'date-time' ? (beside(yesNo(text), offered) ?? free) : free;
    },
  };

  /** After "which of these": the readings may be chosen by place ("the first") or by part of the day ("afternoon"). */
  function readingNamed(text: string, offered: readonly Offered[]): string | undefined {
    const readings = offered.filter((choice) => choice.key.startsWith('reading-'));
    if (readings.length === 0) return undefined;
    const ofPart = readings.filter(({ time }) => time !== undefined && namesPartOf(text, time, filler));
    if (ofPart.length === 1) return ofPart[0]?.key;
    return choices.match(text, readings, false) ?? readingAt(cutText(text), readings, clock.now(), place);
  }
}

/** "Yes, I have one": where a date is asked for beside a yes and a no, all ways to say those are answers. */
function beside(said: Recognized, offered: readonly Offered[]): Recognized | undefined {
  const { value } = said.kind === 'understood' ? said : {};
  return value?.type === 'choice' && offered.some(({ key }) => key === value.key) ? said : undefined;
}

/** The one reading at the hour that is said: "3pm". A text that names a day anew is read whole. */
function readingAt(
  text: string,
  readings: readonly Offered[],
  now: number,
  place: Place,
): string | undefined {
  if (readDateTime(text, now, place).kind !== 'unclear') return undefined;
  const said = readTimeOfDay(text, place);
  if (said.kind !== 'understood' || said.value.type !== 'time') return undefined;
  const { time: hour } = said.value;
  const [only, ...others] = readings.filter(({ time }) => time === hour);
  return others.length === 0 ? only?.key : undefined;
}
