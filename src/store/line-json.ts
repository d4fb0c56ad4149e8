import { StoreError } from '../model/store.ts';
import type { Line, NewLine } from '../model/store.ts';

/** What a line holds beside its columns. New fields of NewLine are kept without a change here. */
type Body = Omit<NewLine, 'id' | 'role' | 'at'>;

/** JSON escapes NUL and lone surrogates by itself: nothing of a text is lost. */
export function encodeBody(line: NewLine): string {
  const { id: _id, role: _role, at: _at, ...body } = line;
  return JSON.stringify(body satisfies Body);
}

/** A line out of its columns. The JSON was written by `encodeBody`; a fault in it is a damaged file. */
export function decodeLine(columns: Pick<Line, 'id' | 'role' | 'at' | 'seq'>, json: string): Line {
  return { ...decodeBody(json), ...columns };
}

function decodeBody(json: string): Body {
  try {
    return JSON.parse(json);
  } catch {
    // Without its cause: a JSON error quotes the text.
    throw new StoreError(
      'corrupt',
      'A stored line cannot be read. Restore the store from its latest back-up.',
    );
  }
}
