import { z } from 'zod';
import { choiceValue, entryId } from '../model/choice-value.ts';
import type { EntryId } from '../model/ids.ts';
import { DANGER_KINDS, type DangerKind } from '../model/danger.ts';
import type { Choice } from '../model/reply.ts';

/** What a conversation remembers between turns. It holds no attribute of the person: only where the talk stands. */
export interface Session {
  readonly version: 1;
  readonly startedAt: number;
  readonly lastAt: number;
  /** When the notice ("automated, not a person …") was last said; 0 for never. */
  readonly noticeAt: number;
  /** The open flow, as src/dialogs wrote it. */
  readonly flow: FlowPlace | null;
  /** A flow put down for the open one: it is offered again when that one is over. */
  readonly waiting: FlowPlace | null;
  /** The buttons of the last reply, for answers in words ("the second one"). */
  readonly choices: readonly Choice[];
  /** Whether those buttons ask "which of these do you mean?". */
  readonly offering: boolean;
  readonly lastEntry: { readonly id: EntryId; readonly depth: 'short' | 'full' } | null;
  /** The entry that short questions lean on, and how many replies ago it was said. */
  readonly about: { readonly id: EntryId; readonly ago: number } | null;
  /** Entries offered since the last answer and said to be none of it: not offered again. */
  readonly declined: readonly EntryId[];
  /** Unknown outcomes in a row, and replies in all (they choose among variants). */
  readonly unknowns: number;
  readonly replies: number;
  /** What trouble was told last, and how often such words were said: the next time they differ. */
  readonly support: { readonly id: EntryId; readonly kind: string | null; readonly times: number } | null;
  /** The line of the last answer, and the line whose thumb down is waiting for a word. */
  readonly lastLine: string | null;
  readonly rated: string | null;
  readonly danger: { readonly kind: DangerKind; readonly turns: number } | null;
}

export interface FlowPlace {
  /** JSON text of the flow's own state. */
  readonly json: string;
  /** Set aside by a question or by danger: the next message is not its answer until it is resumed. */
  readonly paused: boolean;
}

/** A conversation quiet for longer than this starts afresh; it is also the notice's interval (three hours). */
export const QUIET = 3 * 60 * 60 * 1000;

const place = z.strictObject({ json: z.string(), paused: z.boolean() });

const session: z.ZodType<Session> = z.strictObject({
  version: z.literal(1),
  startedAt: z.number(),
  lastAt: z.number(),
  noticeAt: z.number(),
  flow: place.nullable(),
  waiting: place.nullable().default(null),
  choices: z.array(z.strictObject({ label: z.string(), value: choiceValue })),
  offering: z.boolean(),
  lastEntry: z.strictObject({ id: entryId, depth: z.enum(['short', 'full']) }).nullable(),
  about: z.strictObject({ id: entryId, ago: z.number().int() }).nullable().default(null),
  declined: z.array(entryId).default([]),
  unknowns: z.number().int(),
  replies: z.number().int(),
  support: z
    .strictObject({ id: entryId, kind: z.string().nullable(), times: z.number().int() })
    .nullable()
    .default(null),
  lastLine: z.string().nullable().default(null),
  rated: z.string().nullable().default(null),
  danger: z.strictObject({ kind: z.enum(DANGER_KINDS), turns: z.number().int() }).nullable(),
});

/** A conversation that begins, or begins again. */
export function newSession(now: number): Session {
  return {
    version: 1,
    startedAt: now,
    lastAt: now,
    noticeAt: 0,
    flow: null,
    waiting: null,
    choices: [],
    offering: false,
    lastEntry: null,
    about: null,
    declined: [],
    unknowns: 0,
    replies: 0,
    support: null,
    lastLine: null,
    rated: null,
    danger: null,
  };
}

/** The entries among the buttons of the last reply. */
export function offeredIn({ choices }: Session): readonly EntryId[] {
  return choices.flatMap(({ value }) => ('entry' in value ? [value.entry] : []));
}

/** The open flow, no longer waiting for an answer until it is taken up again. */
export function setAside({ flow }: Session): FlowPlace | null {
  return flow && { ...flow, paused: true };
}

/** Whether the last reply asked if everything shall be deleted. */
export function asksForget({ choices }: Session): boolean {
  return choices.some(({ value }) => 'command' in value && value.command === 'forget');
}

export interface Loaded {
  readonly session: Session;
  /** `unreadable`: written by another version of the code; the conversation starts afresh, nothing else is lost. */
  readonly was: 'new' | 'going' | 'quiet' | 'unreadable';
}

/** Reads what a conversation remembers; never throws on what it finds. */
export function loadSession(json: string | undefined, now: number): Loaded {
  if (json === undefined) return { session: newSession(now), was: 'new' };
  const parsed = session.safeParse(parseJson(json));
  if (!parsed.success) return { session: newSession(now), was: 'unreadable' };
  if (now - parsed.data.lastAt > QUIET) {
    // A flow left open is set aside and can be gone on with; everything else is forgotten.
    const flow = setAside(parsed.data);
    return { session: { ...newSession(now), flow }, was: 'quiet' };
  }
  return { session: parsed.data, was: 'going' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
