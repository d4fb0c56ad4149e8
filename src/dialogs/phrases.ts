import { z } from 'zod';
import { textWith } from './template.ts';

const plain = textWith();
const clinicFacts = ['clinic', 'contact', 'hours', 'now', 'emergency', 'line', 'days'] as const;
const aboutClinic = textWith(...clinicFacts);
const aboutFlow = textWith('title');

/** Wordings to vary between, so that the bot does not repeat itself. */
const variants = <Text extends z.ZodType>(text: Text) => z.array(text).min(2);
const bubbles = z.array(aboutClinic).min(1);

/** A sentence each: what the bot says around answers and flows. Every key must be there. */
const saysSchema = z.strictObject({
  /** First words: automated, not a person, not a therapist, kept how long, who reads, not live. One bubble each. */
  greeting: bubbles,
  /** After hours of silence: the same notice, shorter. */
  'fresh-start': bubbles,
  /** With the fresh start, when a flow was left open. */
  'fresh-start-flow': aboutFlow,
  /** Every three hours of a long conversation. */
  'notice-again': aboutClinic,
  unknown: variants(aboutClinic),
  /** The second unknown in a row. */
  'unknown-again': variants(aboutClinic),
  /** Over two or three titles to choose from. */
  offer: variants(plain),
  'none-of-these': variants(aboutClinic),
  /** Over the titles for the second of two questions in one message. */
  'second-question': variants(plain),
  /** Before an answer that was just given. */
  'same-answer': variants(plain),
  /** After "ok" to an answer: over the same buttons as before. */
  acknowledged: variants(plain),
  /** "No", "yes", "lol" to nothing in particular. */
  'nothing-asked': variants(plain),
  'yes-to-nothing': variants(plain),
  laughed: variants(plain),
  /** Rudeness: no reproach, and the way to a person. */
  scolded: variants(aboutClinic),
  /** A thumb up, a thumb down. */
  liked: variants(plain),
  disliked: variants(aboutClinic),
  /** Over the menu. */
  topics: plain,
  /** A new conversation, asked for. */
  restarted: aboutClinic,
  /** What is known about the visitor, and what can be done about it. */
  'about-me': bubbles,
  /** Where the channel keeps the conversation itself, and no file can be handed over. */
  'about-me-elsewhere': aboutClinic,
  download: textWith('minutes'),
  /** Where a channel keeps the conversation itself. */
  'download-elsewhere': plain,
  /** Over the copy. */
  'transcript-head': aboutClinic,
  /** A thumb down was pressed: a word may follow. What follows and is not understood. */
  'thumb-down': variants(plain),
  noted: plain,
  /** Before everything is deleted. */
  'ask-forget': bubbles,
  kept: plain,
  /** The receipt of a deletion, and what is said with it where a flag for danger stays. */
  forgotten: textWith('receipt', ...clinicFacts),
  'forgotten-flagged': aboutClinic,
  /** Under words for people in trouble, and for those who worry about somebody: the numbers, quietly. */
  'quiet-line': variants(aboutClinic),
  'quiet-line-other': aboutClinic,
  /** Asked for more where everything has been said: over the follow-up buttons. */
  'nothing-more': variants(plain),
  citation: textWith('section'),
  /** Over the entries of one topic. */
  'topic-lead': textWith('topic'),
  help: bubbles,
  person: bubbles,
  'nothing-before': plain,
  'nothing-to-resume': plain,
  stopped: aboutFlow,
  'stopped-nothing': plain,
  'started-over': plain,
  'started-over-nothing': plain,
  /** One flow put down for another. */
  'flow-switch': textWith('title', 'other'),
  /** The content changed under the visitor. */
  'flow-changed': aboutFlow,
  /** A button that belongs to something long past. */
  'old-button': plain,
  'too-long': textWith('limit'),
  empty: plain,
  'emoji-only': plain,
  /** Another language: what the bot cannot do, and the numbers all the same. */
  'other-language': variants(aboutClinic),
  /** Where others read along: what belongs into a private chat. */
  'shared-private': plain,
  'shared-call-back': aboutClinic,
  'shared-support': aboutClinic,
  fault: textWith('code', ...clinicFacts),
  'not-saved': aboutClinic,
  busy: aboutClinic,
});

const label = plain.max(45, 'must fit a button: at most 45 characters');

const labelsSchema = z.strictObject({
  'none-of-these': label,
  'tell-me-more': label,
  yes: label,
  no: label,
  resume: textWith('title'),
  topics: label,
  back: label,
  'start-over': label,
  stop: label,
  help: label,
  person: label,
  download: label,
  forget: label,
  'forget-yes': label,
  'forget-no': label,
  'download-link': label,
  'transcript-visitor': label,
  'transcript-bot': label,
});

const topicSchema = z.strictObject({
  /** The first half of its entries' ids. */
  topic: z.string().regex(/^[a-z][a-z0-9-]*$/),
  label,
  line: plain,
});

const ways = z.array(z.string().trim().min(1)).min(1);
const manyWays = z.array(z.string().trim().min(1)).min(15);

/** How people say things. Handed to src/recognize. */
const wordsSchema = z.strictObject({
  yes: manyWays,
  no: manyWays,
  back: manyWays,
  'start-over': manyWays,
  stop: manyWays,
  help: manyWays,
  person: manyWays,
  resume: manyWays,
  /** The menu. */
  topics: manyWays,
  /** A new conversation altogether. */
  restart: ways,
  /** What is known about the visitor. */
  'about-me': manyWays,
  download: manyWays,
  /** Delete what I wrote: asked about first. */
  forget: manyWays,
  /** A thumb up, a heart; a thumb down. */
  liked: ways,
  disliked: ways,
  /** Rudeness toward the bot, and its being of no use. */
  scolding: manyWays,
  laughter: ways,
  /** "Keep it": the way out of the question whether to delete. */
  keeping: ways,
  /** "Help now": the ways to reach a person, at any time. */
  numbers: manyWays,
  /** "Ok", said of an answer: it agrees to nothing. */
  acknowledgements: ways,
  /** Stops an open flow; a question about appointments where none is open. */
  cancel: ways,
  /** "None of these", said of an offer. */
  none: manyWays,
  /** "Tell me more", said of an answer. */
  more: manyWays,
  /** "I'd rather not", said of a question; fits any choice named `skip`. */
  skip: manyWays,
  /** "That's all", said of a list; fits any choice named `done`. */
  done: manyWays,
  /** Politeness and padding: may stand around any of the above without changing it. */
  filler: ways,
  /** What may stand around the name of a choice: "the one about …". */
  'choice-filler': ways,
  /** Ways to say the first choice, the second, and so on; the last list is "the last". */
  ordinals: z.strictObject({ from: z.array(ways).min(6), last: ways }),
  /** Words that open a question: a date inside a question is not an answer. */
  questions: ways,
  /** "No, I meant": what was just said or offered was wrong, and the rest says what is meant. */
  corrections: ways,
  /** Short questions that lean on the last answer: see src/recognize/follow-up.ts. */
  'follow-up-openings': ways,
  'follow-up-leans': ways,
  'follow-up-references': ways,
  /** "and", "also": what may join two questions. */
  joiners: ways,
  /** How people begin to ask for something: "can you help me". What they ask for is with each flow (`asked-for`). */
  requests: ways,
});

/** dialogs/<language>/phrases.yaml. */
export const phrasesSchema = z.strictObject({
  says: saysSchema,
  labels: labelsSchema,
  topics: z.array(topicSchema).length(6),
  words: wordsSchema,
});
export type Phrases = z.output<typeof phrasesSchema>;
export type PhraseWords = Phrases['words'];
export type PhraseKey = keyof Phrases['says'];
