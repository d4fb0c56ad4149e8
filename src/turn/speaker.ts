import { fill, type Facts } from '../model/template.ts';
import type { PhraseKey } from '../dialogs/phrases.ts';
import type { Why } from '../model/finding.ts';
import type { EntryId } from '../model/ids.ts';
import type { AnswerTag, Choice, DecisionRecord, Reply } from '../model/reply.ts';
import type { DecidedReply } from './decision.ts';
import type { Session } from './session.ts';
import type { SpokenEntry, Talk } from './talk.ts';
import { isSmallTalk } from './topic.ts';

/** Makes replies out of content. Every word comes from dialogs/ and knowledge/; this only puts them together. */
export interface Speaker {
  /** A phrase as one bubble or several; buttons stand under the last. */
  phrase(key: PhraseKey, options?: PhraseOptions): DecidedReply[];
  /** An entry's answer, its guide section, and what people ask next. */
  entry(entry: SpokenEntry, depth: 'short' | 'full', session: Session, why?: Why): DecidedReply;
  /** Text already put together (a flow's). */
  bubble(text: string, tag: AnswerTag, choices?: readonly Choice[], quote?: string): DecidedReply;
  /** The same reply, with the reasons for it in its record. */
  because(decided: DecidedReply, why: Why | undefined): DecidedReply;
  topics(): readonly Choice[];
  entryChoice(id: EntryId): readonly Choice[];
  fill(text: string, more?: Facts): string;
}

export interface PhraseOptions {
  readonly tag?: AnswerTag;
  readonly choices?: readonly Choice[];
  readonly facts?: Facts;
  /** Which of several wordings: any count that goes up. */
  readonly turn?: number;
  readonly why?: Why;
}

/** How many follow-up questions stand under an answer. */
const FOLLOW_UPS = 3;

/** A speaker for one moment: the clinic's facts (opening hours among them) are those of now. */
export function createSpeaker(talk: Talk): Speaker {
  const { phrases, hashes } = talk;
  const facts = talk.facts();

  function decided(reply: Reply, why?: Why): DecidedReply {
    return { reply, record: { ...reply.answer, ...reasons(reply.answer, why), ...hashes } };
  }

  function bubble(
    text: string,
    tag: AnswerTag,
    choices: readonly Choice[] = [],
    quote?: string,
  ): DecidedReply {
    return decided({ text, answer: tag, choices, ...(quote !== undefined && { quote }) });
  }

  function entryChoice(id: EntryId): readonly Choice[] {
    const entry = talk.entry(id);
    return entry ? [{ label: entry.title, value: { entry: id } }] : [];
  }

  return {
    bubble,
    entryChoice,
    fill: (text, more) => fill(text, { ...facts, ...more }),
    phrase(key, options = {}) {
      const tag = options.tag ?? { outcome: 'flow', id: key };
      const said = phrases.says[key];
      const texts =
        typeof said === 'string' ? [said] : VARIED.has(key) ? variant(said, options.turn ?? 0) : said;
      return texts.map((text, index) => {
        const choices = index === texts.length - 1 ? (options.choices ?? []) : [];
        return decided(
          { text: fill(text, { ...facts, ...options.facts }), answer: tag, choices },
          options.why,
        );
      });
    },
    entry(entry, depth, session, why) {
      const next = entry.followUps.slice(0, FOLLOW_UPS).flatMap(entryChoice);
      const citation =
        entry.section === undefined ? [] : [fill(phrases.says.citation, { section: entry.section })];
      const text = [depth === 'short' ? entry.short : entry.full, ...citation].join('\n\n');
      const reply: Reply = {
        text,
        answer: { outcome: 'answered', id: entry.id },
        choices: [...deeper(talk, entry, depth), ...opens(talk, entry, session), ...next],
        ...(entry.section !== undefined && { section: entry.section }),
      };
      return decided(reply, why);
    },
    because: ({ reply }, why) => decided(reply, why),
    topics: () => phrases.topics.map(({ label, topic }) => ({ label, value: { topic } })),
  };
}

/** The way to the longer answer, where there is one. */
function deeper({ phrases }: Talk, { id, full, short }: SpokenEntry, depth: 'short' | 'full'): Choice[] {
  const more = depth === 'short' && full !== short && !isSmallTalk(id);
  return more ? [{ label: phrases.labels['tell-me-more'], value: { more: id } }] : [];
}

/** The entry's flow, unless one is open. */
function opens(talk: Talk, { flow: id }: SpokenEntry, session: Session): Choice[] {
  const flow = id === undefined ? undefined : talk.flows.get(id);
  return flow && session.flow === null ? [{ label: flow.title, value: { flow: flow.id } }] : [];
}

/** Phrases of which one wording is said; the others that hold several texts say them all, a bubble each. */
const VARIED: ReadonlySet<PhraseKey> = new Set([
  'unknown',
  'unknown-again',
  'offer',
  'none-of-these',
  'second-question',
  'same-answer',
  'nothing-more',
  'acknowledged',
  'other-language',
  'nothing-asked',
  'yes-to-nothing',
  'laughed',
  'scolded',
  'liked',
  'disliked',
  'thumb-down',
  'quiet-line',
]);

function variant(texts: readonly string[], turn: number): readonly string[] {
  const text = texts[turn % texts.length];
  return text === undefined ? [] : [text];
}

function reasons(tag: AnswerTag, why: Why | undefined): Partial<DecisionRecord> {
  if (!why || tag.outcome === 'crisis') return {};
  const [first, second] = why.candidates;
  return {
    ...(first && { confidence: round(first.confidence) }),
    ...(second && { runnerUp: { id: second.id, confidence: round(second.confidence) } }),
    matched: why.matched,
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
