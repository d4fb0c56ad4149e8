import type { DangerKind } from '../model/danger.ts';
import type { Choice, Reply } from '../model/reply.ts';
import type { Helpline, Helplines } from './helplines.ts';
import { createTimetable, type OpeningHours, type Timetable } from './hours.ts';
import { numbersOf, type CountryNumbers, type NumberAction } from './numbers.ts';
import { fill, type Values } from './template.ts';
import type { CrisisTexts, ReplyGroup } from './texts.ts';

/** What the clinic's file says, as far as the replies for danger need it. */
export interface CrisisClinic {
  readonly name: string;
  readonly country: string;
  readonly contact?: string;
  readonly hours?: OpeningHours;
  /** How long lines are kept. */
  readonly days: number;
  /** Numbers that the clinic added, such as a line for men or its duty phone. */
  readonly numbers?: readonly Helpline[];
}

export interface CrisisReply extends Reply {
  /** Numbers to tap, each with its region. */
  readonly numbers: readonly NumberAction[];
  /** The last part of `text`. */
  readonly footer: string;
}

export type CheckInAnswer = 'yes' | 'no' | 'rather-not';

/** The words behind the buttons: what arrives as `choice.answer` after a press. */
export const CRISIS_ANSWERS = {
  yes: 'crisis:yes',
  no: 'crisis:no',
  ratherNot: 'crisis:rather-not',
  ways: 'crisis:ways',
  notMeant: 'crisis:not-meant',
} as const;

export interface CrisisReplies {
  /** `turn` counts the turns of danger in this conversation, from 0; 'ambiguous' gives the check-in. */
  reply(kind: DangerKind, turn: number, at: Date): CrisisReply;
  /** Where others read along: no question is asked there. What must be done in a medical emergency is said all the same. */
  shared(kind: DangerKind, at: Date): CrisisReply;
  /** After a check-in. `kind` and `turn` as for `reply`, for a yes. */
  answered(answer: CheckInAnswer, turn: number, at: Date): CrisisReply;
  /** After "joking", "forget it" or "that's not what I meant". */
  takenBack(at: Date): CrisisReply;
  /** Other ways to reach a person. */
  ways(at: Date): CrisisReply;
  /** What belongs to a press of one of our own buttons (CRISIS_ANSWERS); undefined for any other. */
  pressed(press: string, turn: number, at: Date): CrisisReply | undefined;
  /** Before the first message, and again after three hours. */
  notice(): string;
  /** For 429 and 503, and for the page without a server. */
  safetyText(): string;
  footer(at: Date): string;
  readonly numbers: CountryNumbers;
}

export interface CrisisSources {
  readonly texts: CrisisTexts;
  readonly helplines: Helplines;
  readonly clinic: CrisisClinic;
  readonly channel: 'website' | 'other';
}

const GROUPS: Readonly<Record<Exclude<DangerKind, 'ambiguous'>, ReplyGroup>> = {
  self: 'self',
  'self-harm': 'self',
  'other-person': 'other_person',
  child: 'child',
  abuse: 'abuse',
  'abuse-minor': 'abuse_minor',
  threat: 'abuse',
  'harm-to-others': 'harm_to_others',
  'harm-to-child': 'harm_to_child',
  medical: 'medical',
  'medical-other': 'medical_other',
};

/**
 * Composes every fixed reply from texts in memory. Fills all of them once, so that a text that would lose a number
 * throws here (MissingValue, NumbersMissing, HoursFault) and never in front of a visitor.
 */
export function createCrisisReplies(sources: CrisisSources): CrisisReplies {
  const { texts, clinic } = sources;
  const numbers = numbersOf(sources.helplines, clinic.country, texts, clinic.numbers ?? []);
  const values = valuesOf(sources, numbers);
  const timetable = clinic.hours === undefined ? undefined : createTimetable(clinic.hours);
  const say = (template: string): string => fill(template, values);
  const footer = (at: Date): string => footerAt(texts, values, timetable, clinic.country, at);
  const compose = (id: string, template: string, choices: readonly Choice[], at: Date): CrisisReply => {
    const under = footer(at);
    return {
      text: `${say(template)}\n\n${under}`,
      answer: { outcome: 'crisis', id },
      choices,
      numbers: numbers.actions,
      footer: under,
    };
  };
  const buttons = buttonsOf(texts);
  const replies: CrisisReplies = {
    reply: (kind, turn, at) =>
      kind === 'ambiguous'
        ? compose(
            'check-in',
            pick(texts.check_in.ask, turn),
            [buttons.yes, buttons.no, buttons.ratherNot],
            at,
          )
        : compose(kind, wording(texts, GROUPS[kind], turn), [buttons.ways, buttons.notMeant], at),
    shared: (kind, at) =>
      kind === 'medical' || kind === 'medical-other'
        ? compose(kind, wording(texts, GROUPS[kind], 0), [buttons.ways], at)
        : compose(kind, texts.shared, [buttons.ways], at),
    answered: (answer, turn, at) => {
      if (answer === 'yes')
        return compose('self', wording(texts, 'self', turn), [buttons.ways, buttons.notMeant], at);
      if (answer === 'no') return compose('check-in/no', texts.check_in.no, [], at);
      return compose('check-in/rather-not', texts.check_in.rather_not, [buttons.ways], at);
    },
    takenBack: (at) => compose('taken-back', texts.taken_back, [], at),
    ways: (at) => compose('ways', texts.ways, [], at),
    pressed: (press, turn, at) => {
      if (press === CRISIS_ANSWERS.yes) return replies.answered('yes', turn, at);
      if (press === CRISIS_ANSWERS.no) return replies.answered('no', turn, at);
      if (press === CRISIS_ANSWERS.ratherNot) return replies.answered('rather-not', turn, at);
      if (press === CRISIS_ANSWERS.ways) return replies.ways(at);
      return press === CRISIS_ANSWERS.notMeant ? replies.takenBack(at) : undefined;
    },
    notice: () => say(texts.notice),
    safetyText: () => say(texts.safety_text),
    footer,
    numbers,
  };
  everyTemplate(texts).forEach(say);
  footer(new Date(0));
  return replies;
}

function valuesOf({ texts, clinic, channel }: CrisisSources, numbers: CountryNumbers): Values {
  const hints = texts.hints[channel];
  return {
    emergency: numbers.emergency,
    line: numbers.line,
    abuse_line: numbers.abuseLine,
    child_line: numbers.childLine,
    all_lines: numbers.allLines,
    clinic: clinic.name,
    contact: clinic.contact,
    days: String(clinic.days),
    region: numbers.region,
    leave_hint: hints.leave,
    stay_hint: hints.stay,
  };
}

/** First the first wording, then the later ones and the other first ones in turn. */
function wording(texts: CrisisTexts, group: ReplyGroup, turn: number): string {
  const { first, later = [] } = texts.replies[group];
  if (turn <= 0) return pick(first, 0);
  const following = [...later, ...first.slice(1)];
  return pick(later.length > 0 ? following : first, later.length > 0 ? turn - 1 : turn);
}

function pick(wordings: readonly string[], turn: number): string {
  return wordings[Math.max(0, turn) % wordings.length] ?? '';
}

function everyTemplate(texts: CrisisTexts): string[] {
  const groups = Object.values(texts.replies).flatMap(({ first, later = [] }) => first.concat(later));
  const { ask, no, rather_not: ratherNot } = texts.check_in;
  return [
    ...groups,
    ...ask,
    no,
    ratherNot,
    texts.taken_back,
    texts.shared,
    texts.ways,
    texts.notice,
    texts.safety_text,
  ];
}

function buttonsOf({ buttons }: CrisisTexts): Record<keyof typeof CRISIS_ANSWERS, Choice> {
  const choice = (label: string, answer: string): Choice => ({ label, value: { answer } });
  return {
    yes: choice(buttons.yes, CRISIS_ANSWERS.yes),
    no: choice(buttons.no, CRISIS_ANSWERS.no),
    ratherNot: choice(buttons.rather_not, CRISIS_ANSWERS.ratherNot),
    ways: choice(buttons.ways, CRISIS_ANSWERS.ways),
    notMeant: choice(buttons.not_meant, CRISIS_ANSWERS.notMeant),
  };
}

function footerAt(
  texts: CrisisTexts,
  values: Values,
  timetable: Timetable | undefined,
  country: string,
  at: Date,
): string {
  if (timetable === undefined) return fill(texts.footer.unknown, values);
  const locale = `${texts.language}-${country.length === 2 ? country : 'US'}`;
  const closing = timetable.closing(at);
  if (closing !== undefined) {
    return fill(texts.footer.open, {
      ...values,
      closing: part(closing, locale, timetable.zone, { hour: 'numeric', minute: '2-digit' }),
    });
  }
  const opening = timetable.nextOpening(at);
  if (opening === undefined) return fill(texts.footer.unknown, values);
  return fill(texts.footer.closed, {
    ...values,
    opening: openingPhrase(texts, timetable, locale, at, opening),
  });
}

function openingPhrase(
  texts: CrisisTexts,
  timetable: Timetable,
  locale: string,
  at: Date,
  opening: Date,
): string {
  const days = timetable.daysBetween(at, opening);
  const { zone } = timetable;
  const values = {
    time: part(opening, locale, zone, { hour: 'numeric', minute: '2-digit' }),
    weekday: part(opening, locale, zone, { weekday: 'long' }),
    date: part(opening, locale, zone, { weekday: 'long', month: 'long', day: 'numeric' }),
  };
  const { times } = texts;
  if (days === 0) return fill(times.today, values);
  if (days === 1) return fill(times.tomorrow, values);
  return fill(days < 7 ? times.this_week : times.later, values);
}

/** Intl puts narrow spaces into times, which some readers show as boxes. */
function part(at: Date, locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at).replace(/[\u202f\u00a0]/g, ' ');
}
