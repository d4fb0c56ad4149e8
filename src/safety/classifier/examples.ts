import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ContentError, type ContentFault } from '../../model/content-fault.ts';
import { DANGER_KINDS } from '../../model/danger.ts';
import { parseYaml } from '../../yaml/source.ts';
import { detectDanger } from '../detect.ts';
import type { DangerExample } from './fit.ts';

/** A labelled message and the file it stands in: one hand's work. */
export interface WrittenExample extends DangerExample {
  readonly hand: string;
}

/** What the classifier learns from: `own` is labelled for danger, `plain` are the messages that entries answer. */
export interface DangerExamples {
  readonly own: readonly WrittenExample[];
  readonly plain: readonly string[];
}

const phrased = z.object({ phrasings: z.array(z.string()).default([]) });

/**
 * Reads the labelled messages and all phrasings below a language's folder of the knowledge base. Phrasings that the
 * rules take for danger are left out: whichever is wrong, they teach nothing that is sure.
 */
export function readDangerExamples(folder: string): DangerExamples {
  const own = readLabeled(folder);
  const mass = filesIn(path.join(folder, 'phrasings'), '.txt').flatMap((file) =>
    linesOf(file).map(({ text }) => text),
  );
  const entries = filesIn(folder, '.md').flatMap(phrasingsOf);
  return { own, plain: [...entries, ...mass].filter((text) => detectDanger(text) === undefined) };
}

/** The messages labeled for danger; throws a ContentError that names every group that is no kind of danger. */
export function readLabeled(folder: string): readonly WrittenExample[] {
  const faults: ContentFault[] = [];
  const own = filesIn(path.join(folder, 'danger'), '.txt').flatMap((file) =>
    linesOf(file).flatMap(({ group, text, line }): readonly WrittenExample[] => {
      const kind = group === 'none' ? group : DANGER_KINDS.find((known) => known === group);
      if (kind !== undefined) return [{ kind, text, hand: path.basename(file) }];
      const shown = path.join('knowledge', path.relative(path.dirname(folder), file));
      const fault = unknownGroup(shown, line, group);
      if (!faults.some((known) => known.file === fault.file && known.what === fault.what)) faults.push(fault);
      return [];
    }),
  );
  if (faults.length > 0) throw new ContentError(faults);
  return own;
}

function unknownGroup(file: string, line: number, group: string): ContentFault {
  const todo = `Write none or one of: ${DANGER_KINDS.join(' · ')}.`;
  return { file, line, what: `"${group}" is no kind of danger`, todo };
}

function filesIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => path.join(folder, name));
}

/** A line `## group` opens a group; every line after it that is not empty is one message. */
function linesOf(file: string): { group: string; text: string; line: number }[] {
  const found: { group: string; text: string; line: number }[] = [];
  let group: string | undefined;
  for (const [at, raw] of readFileSync(file, 'utf8').split(/\r?\n/).entries()) {
    const text = raw.trim();
    if (text.startsWith('## ')) group = text.slice(3).trim();
    else if (text !== '' && group !== undefined) found.push({ group, text, line: at + 1 });
  }
  return found;
}

function phrasingsOf(file: string): readonly string[] {
  const head = /^---\r?\n([\s\S]*?)\n---/.exec(readFileSync(file, 'utf8'))?.[1];
  return head === undefined ? [] : parseYaml(file, head, phrased).phrasings;
}
