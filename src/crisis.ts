import { setImmediate } from 'node:timers/promises';
import type { Clinic } from './knowledge/clinic.ts';
import { ContentError } from './model/content-fault.ts';
import type { Danger } from './model/danger.ts';
import type { Clock } from './model/world.ts';
import type { DangerModel } from './safety/classifier/fit.ts';
import { atLength } from './safety/at-length.ts';
import { createDetector } from './safety/combined.ts';
import { checkedLines, type CheckedLine } from './safety/checked-lines.ts';
import type { Helpline } from './safety/helplines.ts';
import type { SafetyContent } from './safety/load.ts';
import { numbersOf, NumbersMissing, type CountryNumbers } from './safety/numbers.ts';
import { createCrisisReplies, type CrisisReplies, type CrisisReply } from './safety/replies.ts';
import { isTakenBack } from './safety/taken-back.ts';
import type { HelpNumber } from './site/words.ts';
import type { CrisisWords, Spoken } from './turn/danger.ts';

/** Everything about danger, loaded and checked at the start. */
export interface Crisis {
  readonly detect: (text: string) => Danger | undefined;
  /** The same for messages as they arrive: a long one lets others have the thread in between. */
  readonly detectAtLength: (text: string) => Danger | undefined | Promise<Danger | undefined>;
  readonly words: CrisisWords;
  /** What is said where there is no answer at all: 429 and 503. */
  readonly safetyText: string;
  readonly numbers: readonly HelpNumber[];
  readonly emergency: string;
  readonly line: string;
  /** What nobody at the clinic has signed: these very texts, its country's numbers. Until then it is a demonstration. */
  readonly unsigned: readonly Unsigned[];
  /** The country's numbers with the days on which they were checked, and what is old. */
  readonly checked: (now: number) => readonly CheckedLine[];
  /** Names the texts to sign. */
  readonly textsHash: string;
}

export type Unsigned = 'crisis_texts' | 'helplines';

/** What the words for danger are made from. */
export interface CrisisSources {
  readonly clinic: Clinic;
  readonly content: SafetyContent;
  readonly numbers: CountryNumbers;
  /** What finds the danger that no rule knows; without it the rules serve alone. */
  readonly model?: DangerModel | undefined;
  /** Told when that throws. */
  readonly failed?: ((cause: unknown) => void) | undefined;
}

/** The words and the numbers of the clinic's country; throws a ContentError where there are none. */
export function crisisSources(content: SafetyContent, clinic: Clinic): CrisisSources {
  try {
    return { clinic, content, numbers: numbersOf(content.helplines, clinic.country, content.texts, []) };
  } catch (cause) {
    if (!(cause instanceof NumbersMissing)) throw cause;
    throw new ContentError([{ file: 'knowledge/helplines.yaml', line: 1, what: cause.message }]);
  }
}

/** Puts the words together for this clinic; `contact` is how it is reached, as one phrase. */
export function createCrisis(
  { clinic, content, numbers, model, failed }: CrisisSources,
  contact: string,
  days: number,
  clock: Clock,
): Crisis {
  const { texts, helplines, textsHash } = content;
  const hours = clinic.hours && { zone: clinic.time_zone, week: clinic.hours, closedOn: clinic.closed_on };
  const own = { name: clinic.name, country: clinic.country, contact, days, ...(hours && { hours }) };
  const website = createCrisisReplies({ texts, helplines, clinic: own, channel: 'website' });
  const other = createCrisisReplies({ texts, helplines, clinic: own, channel: 'other' });
  // The website has a bar with the numbers and a way out; other channels have not.
  const on = (channel: string): CrisisReplies => (channel === 'web' ? website : other);
  const now = (): Date => new Date(clock.now());
  const detect = createDetector({ model, failed });
  return {
    detect,
    detectAtLength: atLength(detect, setImmediate),
    words: {
      reply: ({ kind }, channel, earlier) => spoken(on(channel).reply(kind, earlier, now())),
      shared: ({ kind }, channel) => spoken(on(channel).shared(kind, now())),
      pressed: (press, channel) => {
        const said = on(channel).pressed(press, 0, now());
        return said && spoken(said);
      },
      isTakenBack,
      takenBack: (channel) => spoken(on(channel).takenBack(now())),
      otherWays: (channel) => spoken(on(channel).ways(now())),
    },
    safetyText: website.safetyText(),
    numbers: helplines.countries[clinic.country]?.entries.flatMap(helpNumbers) ?? [],
    emergency: numbers.emergency ?? '',
    line: numbers.line ?? '',
    unsigned: unsignedIn(clinic, textsHash),
    checked: (at) => checkedLines(helplines, clinic.country, at),
    textsHash,
  };
}

/** A fixed reply with those numbers as links that it names. */
function spoken({ text, choices, numbers }: CrisisReply): Spoken {
  const named = numbers.filter(({ number }) => text.includes(number));
  return { text, choices, numbers: named.map(({ label, href }) => ({ label, href })) };
}

function unsignedIn({ approval, country }: Clinic, hash: string): readonly Unsigned[] {
  const { crisis_texts: texts, helplines } = approval;
  const signed = (signature: {
    readonly by?: string | undefined;
    readonly on?: string | undefined;
  }): boolean => signature.by !== undefined && signature.on !== undefined;
  const open: Unsigned[] = [];
  if (texts.sha256 !== hash || !signed(texts)) open.push('crisis_texts');
  if (helplines.country !== country || !signed(helplines)) open.push('helplines');
  return open;
}

/** For the page's bar: emergency and crisis numbers always, the others behind a press. */
function helpNumbers(line: Helpline): readonly HelpNumber[] {
  const channels = line.also === undefined ? [line.channel] : [line.channel, line.also];
  return channels.map((channel) => ({
    kind: line.kind,
    name: line.shown,
    channel,
    ...(channel === 'text' && line.word !== undefined && { word: line.word }),
    number: line.number,
    hours: line.hours,
    always: (line.kind === 'emergency' || line.kind === 'crisis') && channel !== 'chat',
  }));
}
