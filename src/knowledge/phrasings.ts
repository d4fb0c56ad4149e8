import { isEntryId, type EntryId } from '../model/ids.ts';
import type { ContentFault } from '../model/content-fault.ts';

/** One message that people might write, and the entry that answers it. */
export interface Phrasing {
  readonly id: EntryId | 'none';
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

/**
 * Reads a file of messages in one voice: a line `## <entry-id>` or `## none` opens a group, every following line
 * that is not empty is one message; a line beginning with `# ` is a remark wherever it stands.
 */
export function readPhrasings(file: string, text: string, faults: ContentFault[]): Phrasing[] {
  const found: Phrasing[] = [];
  let group: EntryId | 'none' | undefined;
  let opened = false;
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    const where = { file, line: at + 1 };
    if (line.startsWith('## ')) {
      opened = true;
      const name = line.slice(3).trim();
      group = name === 'none' || isEntryId(name) ? name : undefined;
      if (group === undefined)
        faults.push({ ...where, what: `"${name}" is no entry id`, todo: 'Write topic/entry or none.' });
    } else if (line === '' || line.startsWith('# ')) {
      continue;
    } else if (group !== undefined) {
      found.push({ id: group, text: line, ...where });
    } else if (!opened) {
      faults.push({
        ...where,
        what: 'A message stands before the first group',
        todo: 'Open one: ## topic/entry or ## none.',
      });
    }
  }
  return found;
}
