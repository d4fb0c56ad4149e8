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
      case 'list':
        return /[\p{L}\p{N}]/u.test(text) ? understood({ type: 'text', text: text.trim() }) : UNCLEAR;
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
      return readFree(kind, kind === 'text' || kind === 'list' ? text : cutText(text));
    },
  };

  /** After "which of these": the readings may be chosen by place ("the first") or by part of the day ("afternoon"). */
  function readingNamed(text: string, offered: readonly Offered[]): string | undefined {
    const readings = offered.filter((choice) => choice.key.startsWith('reading-'));
    if (readings.length === 0) return undefined;
    const ofPart = readings.filter(({ time }) => time !== undefined && namesPartOf(text, time, filler));
    return ofPart.length === 1 ? ofPart[0]?.key : choices.match(text, readings, false);
  }
}
