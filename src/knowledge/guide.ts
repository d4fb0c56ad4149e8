import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A section of the guide: its title, how its heading begins in the guide's text, and hashes of its text. */
export interface GuideSection {
  readonly title: string;
  readonly starts: string;
  /** Of the section's text as the guide has it now. */
  readonly sha256: string;
  /** Of the text against which the entries were last read. Where it differs, they are stale. */
  readonly checked: string;
}

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'is not a sha256 in hexadecimal');

/** guide.yaml: the sections in the guide's order. */
export const guideSchema = z.strictObject({
  sections: z
    .array(
      z.strictObject({ title: z.string().min(1), starts: z.string().min(1), sha256: hash, checked: hash }),
    )
    .min(1),
});

/** The guide's own text cut at the sections' headings; a heading that is not found leaves its section out. */
export function hashSections(
  text: string,
  sections: readonly Pick<GuideSection, 'title' | 'starts'>[],
): Map<string, string> {
  const lines = text.split(/\r?\n/);
  const starts: { title: string; at: number }[] = [];
  let from = 0;
  for (const { title, starts: heading } of sections) {
    const at = lines.findIndex((line, index) => index >= from && bare(line).startsWith(heading));
    if (at < 0) continue;
    starts.push({ title, at });
    from = at + 1;
  }
  const hashes = new Map<string, string>();
  for (const [index, { title, at }] of starts.entries()) {
    hashes.set(title, hashText(lines.slice(at, starts[index + 1]?.at).join('\n')));
  }
  return hashes;
}

/** White space does not count: a reflowed guide says the same. */
function hashText(text: string): string {
  return createHash('sha256').update(text.replace(/\s+/g, ' ').trim()).digest('hex');
}

/** A heading without its number: `2.) Dialogue in Therapy` → `Dialogue in Therapy`. */
function bare(line: string): string {
  return line.trim().replace(/^\d+\.\)?\s*/, '');
}

/** Sections whose text has changed since the entries were last read against it. */
export function staleSections(sections: readonly GuideSection[]): string[] {
  return sections.filter((section) => section.sha256 !== section.checked).map((section) => section.title);
}
