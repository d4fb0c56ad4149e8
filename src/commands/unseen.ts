import { readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Danger } from '../model/danger.ts';
import { readLines } from './labels.ts';

const line = z.object({
  text: z.string(),
  kind: z.string(),
  group: z.string(),
  explicit: z.boolean().optional(),
  perturbed: z.boolean().optional(),
});

/** A message of danger, or one that is none (`kind` is then "none"), as test/safety/sets/README.md describes it. */
export type DangerLabel = z.infer<typeof line>;

/** How much of a slice of messages was taken for danger, and how much of it with the words of its own kind. */
export interface Slice {
  readonly name: string;
  readonly messages: number;
  readonly taken: number;
  readonly sameKind: number;
}

const FORM = '{"text": "…", "kind": "…", "group": "…"}';
const TITLE = 'unseen messages (nobody tunes on them)';
const WIDTH = 48;

/** Scores the messages of danger kept for measuring. It gives figures only: whoever reads the misses, uses them up. */
export function unseenTable(folder: string, detect: (text: string) => Danger | undefined): string {
  const names = readdirSync(folder).filter((name) => /^unseen-.*\.jsonl$/.test(name));
  const rows = names.sort().flatMap((name) => {
    const labels = readLines(path.join(folder, name), line, FORM);
    return slicesOf(path.basename(name, '.jsonl'), labels, detect).map(tableRow);
  });
  return rows.length === 0 ? '' : `\n${HEAD}${rows.join('')}`;
}

/** A set cut into its danger by kind, manner, plainness and spelling, and its harmless messages by group. */
export function slicesOf(
  set: string,
  labels: readonly DangerLabel[],
  detect: (text: string) => Danger | undefined,
): Slice[] {
  const made = labels.map((label) => ({ label, kind: detect(label.text)?.kind }));
  const cuts = new Map<string, typeof made>();
  for (const each of made)
    for (const name of cutsOf(set, each.label)) cuts.set(name, [...(cuts.get(name) ?? []), each]);
  return [...cuts.keys()].sort().map((name) => {
    const rows = cuts.get(name) ?? [];
    return {
      name,
      messages: rows.length,
      taken: rows.filter(({ kind }) => kind !== undefined).length,
      sameKind: rows.filter(({ label, kind }) => kind === label.kind).length,
    };
  });
}

function cutsOf(set: string, { kind, group, explicit, perturbed }: DangerLabel): string[] {
  if (kind === 'none') return [`${set} harmless`, `${set} harmless, ${group}`];
  const danger = `${set} danger`;
  const all = [danger, `${danger}, ${kind}`, `${danger}: ${group}`];
  all.push(`${danger}: ${explicit === true ? 'in so many words' : 'not in so many words'}`);
  if (perturbed === true) all.push(`${danger}: misspelled`);
  return all;
}

const HEAD = `${TITLE.padEnd(WIDTH)}${['messages', 'as danger', 'same kind'].map((each) => each.padStart(11)).join('')}\n`;

function tableRow({ name, messages, taken, sameKind }: Slice): string {
  const figures = [
    String(messages),
    share(taken, messages),
    name.includes(' harmless') ? '-' : share(sameKind, messages),
  ];
  return `${name.padEnd(WIDTH)}${figures.map((each) => each.padStart(11)).join('')}\n`;
}

function share(part: number, whole: number): string {
  return ((100 * part) / whole).toFixed(1);
}
