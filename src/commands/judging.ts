import type { Danger } from '../model/danger.ts';
import type { EntryId } from '../model/ids.ts';
import type { Finding } from '../model/finding.ts';

/** What a command needs of the outside. */
export interface CommandIo {
  /** Standard input, as text or bytes. */
  readonly input: AsyncIterable<string | Uint8Array>;
  out(text: string): void;
  err(text: string): void;
}

/** What judges a message: the same parts as in a turn, without a conversation around them. */
export interface Judge {
  detectDanger(text: string): Danger | undefined;
  find(text: string): Finding;
  titleOf(id: EntryId): string;
  /** Milliseconds from an arbitrary start. */
  monotonic(): number;
}

/** What the bot makes of one message as the first of its own conversation: a line of `ask --jsonl`. */
export interface Judgement {
  readonly text: string;
  readonly outcome: 'answered' | 'offered' | 'unknown' | 'crisis';
  readonly id: string | null;
  readonly offered: readonly string[];
  readonly candidates: readonly { readonly id: string; readonly confidence: number }[];
  readonly ms: number;
}

/** A judgement with what led to it. */
export interface Reasoned {
  readonly judgement: Judgement;
  readonly finding: Finding;
  readonly danger: Danger | undefined;
}

/** Judges one message and takes the time of it, danger check included. */
export function judge(parts: Judge, text: string): Reasoned {
  const start = parts.monotonic();
  const danger = parts.detectDanger(text);
  const finding = parts.find(text);
  const ms = Math.round((parts.monotonic() - start) * 1000) / 1000;
  const candidates = finding.why.candidates.map(({ id, confidence }) => ({
    id,
    confidence: Math.round(confidence * 10_000) / 10_000,
  }));
  const id = danger === undefined ? (finding.outcome === 'answered' ? finding.id : null) : danger.kind;
  const offered = danger === undefined && finding.outcome === 'offered' ? finding.ids : [];
  const outcome = danger === undefined ? finding.outcome : 'crisis';
  return { judgement: { text, outcome, id, offered, candidates, ms }, finding, danger };
}

/** The parts warmed up, so that the first message is not charged with compiling the code. */
export function warmUp(parts: Judge, texts: readonly string[]): void {
  for (let round = 0; round < 3; round += 1) for (const text of texts) judge(parts, text);
}

/** Lines of a stream, whatever pieces it comes in; empty ones are left out. */
export async function* linesOf(input: AsyncIterable<string | Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of input) {
    rest += typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield line;
  }
  if (rest.trim() !== '') yield rest;
}
