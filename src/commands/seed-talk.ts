import type { Danger, DangerKind } from '../model/danger.ts';
import type { EntryId } from '../model/ids.ts';
import type { DecisionRecord, Reply } from '../model/reply.ts';
import type { Delivery, Feedback, NewFlag, NewLine, TurnCommit } from '../model/store.ts';
import { createRandom } from '../match/random.ts';

/** What invented conversations are made of: the real content, and what people say to it. */
export interface SeedSources {
  readonly entries: readonly {
    readonly id: EntryId;
    readonly phrasings: readonly string[];
    readonly answer: string;
    readonly section?: string | undefined;
    readonly next: readonly string[];
  }[];
  readonly flows: readonly SpokenFlow[];
  readonly unknown: string;
  readonly crisis: (danger: Danger) => string;
  readonly hashes: { readonly content: string; readonly model: string };
}

export interface SpokenFlow {
  readonly id: string;
  readonly asks: readonly {
    readonly step: string;
    readonly ask: string;
    readonly choices: readonly string[];
  }[];
  readonly opening: readonly string[];
}

export interface Seed {
  readonly commit: TurnCommit;
  readonly deliveries: readonly Delivery[];
}

const DAY = 24 * 60 * 60 * 1000;
const DAYS = 80;
const CHANNELS = ['web', 'web', 'web', 'web', 'msteams', 'slack'];
const NAMES = ['Ann', 'Marek', 'Joy', 'Priya', 'Tom', 'Lena', 'Sam', 'Ngozi', 'Ben', 'Ruth'];
const DANGERS: readonly (readonly [kind: DangerKind, text: string])[] = [
  ['self', 'i dont want to be here anymore'],
  ['self', 'I keep thinking about ending my life'],
  ['self-harm', 'i cut myself again last night'],
  ['abuse', 'my partner hits me when he drinks'],
  ['other-person', 'my brother says he will kill himself'],
  ['ambiguous', 'there is no point in anything'],
];
const LOST = [
  'asdf',
  'do you know a good pizza place',
  'what is the capital of peru',
  'who won the game',
  'hm',
];
const WORDS = [
  'that is not what i asked',
  'too long',
  'I wanted to know about the cost',
  'did not help',
  'ok but how',
];

/** Invented conversations, the same for the same seed: questions, flows, danger, thumbs, call-backs, several channels. */
export function* createSeeds(
  sources: SeedSources,
  { seed, count, now }: { readonly seed: number; readonly count: number; readonly now: number },
): Generator<Seed> {
  const random = createRandom(seed);
  for (let n = 0; n < count; n += 1) {
    // Towards now, so that the newest come last, as in life.
    const at = now - Math.round((DAYS * DAY * (count - n)) / count) - Math.round(random() * DAY);
    yield new Teller(sources, random, `seed-${seed}-${n}`, at).tell();
  }
}

class Teller {
  readonly #sources: SeedSources;
  readonly #random: () => number;
  readonly #name: string;
  readonly #channel: string;
  readonly #lines: NewLine[] = [];
  readonly #flags: NewFlag[] = [];
  readonly #feedback: Feedback[] = [];
  #callBack: TurnCommit['callBack'];
  #at: number;

  constructor(sources: SeedSources, random: () => number, name: string, at: number) {
    this.#sources = sources;
    this.#random = random;
    this.#name = name;
    this.#at = at;
    this.#channel = this.#one(CHANNELS) ?? 'web';
  }

  tell(): Seed {
    const turns = 2 + Math.floor(this.#random() * 4);
    for (let turn = 0; turn < turns; turn += 1) this.#turn();
    if (this.#random() < 0.02) this.#wish();
    const deliveries = this.#lines
      .filter(({ role }) => role === 'bot')
      .map(({ id, at }) => ({ lineId: id, status: 'sent' as const, at }));
    const callBack = this.#callBack;
    const commit = {
      key: { channel: this.#channel, conversation: this.#name },
      dedupe: `${this.#name}-a`,
      expectedVersion: 0,
      state: '{}',
      lines: this.#lines,
      flags: this.#flags,
      feedback: this.#feedback,
      ...(callBack && { callBack }),
    };
    return { commit, deliveries };
  }

  #turn(): void {
    const what = this.#random();
    if (what < 0.012) this.#danger();
    else if (what < 0.08) this.#lost();
    else if (what < 0.2) this.#flow();
    else this.#question();
  }

  #question(): void {
    const entry = this.#one(this.#sources.entries);
    const text = this.#one(entry?.phrasings ?? []);
    if (entry === undefined || text === undefined) return;
    const said = this.#random() < 0.02 ? `${text} my number is 518-555-01${this.#digits()}` : text;
    this.#visitor(said);
    const record = { outcome: 'answered', id: entry.id, confidence: 0.5 + this.#random() / 2 } as const;
    const line = this.#bot(entry.answer, record, { choices: entry.next, section: entry.section });
    const thumb = this.#random();
    if (thumb < 0.08) this.#feedback.push({ lineId: line, reaction: 'like', at: this.#at });
    else if (thumb < 0.12) {
      const words = this.#random() < 0.5 ? this.#one(WORDS) : undefined;
      this.#feedback.push({ lineId: line, reaction: 'dislike', at: this.#at, ...(words && { words }) });
    }
  }

  #flow(): void {
    const flow = this.#one(this.#sources.flows);
    if (flow === undefined) return;
    let said = this.#one(flow.opening) ?? flow.id;
    for (const { step, ask, choices } of flow.asks.slice(0, 2 + Math.floor(this.#random() * 4))) {
      this.#visitor(said);
      this.#bot(ask, { outcome: 'flow', id: `${flow.id}#${step}` }, { choices });
      said = this.#one(choices) ?? 'yes';
    }
  }

  #lost(): void {
    this.#visitor(this.#one(LOST) ?? '');
    this.#bot(this.#sources.unknown, { outcome: 'unknown', id: null, confidence: this.#random() / 3 }, {});
  }

  #danger(): void {
    const [kind, text] = this.#one(DANGERS) ?? ['self', ''];
    const line = this.#visitor(text);
    this.#flags.push({ lineId: line, reason: 'danger', kind, at: this.#at });
    this.#bot(
      this.#sources.crisis({ kind, rule: 'seed' }),
      { outcome: 'crisis', id: kind, rule: 'seed' },
      {},
    );
  }

  #wish(): void {
    const name = this.#one(NAMES) ?? 'Ann';
    const contact = `518-555-01${this.#digits()}`;
    this.#visitor(name);
    this.#visitor(contact);
    this.#callBack = { id: `${this.#name}-call`, name, contact, at: this.#at };
  }

  #visitor(text: string): string {
    this.#at += 4_000 + Math.floor(this.#random() * 60_000);
    const id = `${this.#name}-${this.#lines.length}`;
    this.#lines.push({ id, role: 'visitor', kind: 'message', at: this.#at, text });
    return id;
  }

  #bot(
    text: string,
    record: Omit<DecisionRecord, 'content' | 'model'>,
    {
      choices = [],
      section,
    }: { readonly choices?: readonly string[]; readonly section?: string | undefined },
  ): string {
    this.#at += 1;
    const replyTo = this.#lines.at(-1)?.id ?? '';
    const id = `${this.#name}-${this.#lines.length}`;
    const reply: Reply = {
      text,
      answer: { outcome: record.outcome, id: record.id },
      choices: choices.map((label) => ({ label, value: { answer: label } })),
      ...(section !== undefined && { section }),
    };
    const decision = { ...record, ...this.#sources.hashes };
    this.#lines.push({ id, role: 'bot', kind: 'message', at: this.#at, text, reply, decision, replyTo });
    return id;
  }

  #digits(): string {
    return String(Math.floor(this.#random() * 100)).padStart(2, '0');
  }

  #one<T>(all: readonly T[]): T | undefined {
    return all[Math.floor(this.#random() * all.length)];
  }
}
