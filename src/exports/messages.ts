import type { ExportHead } from '../console/record-exports.ts';
import type { SetFormat } from '../model/export-format.ts';
import type { ReviewFilter } from '../model/review.ts';

/** What the thread that makes a file is told at its start. */
export interface ExportSetup {
  /** The store's file, which is only read. */
  readonly store: string;
  /** Where the new file goes; it must not be there yet. */
  readonly file: string;
  readonly filter: ReviewFilter;
  readonly format: SetFormat;
  readonly head: ExportHead;
  /** So many conversations at most. */
  readonly most: number;
  /** How many turns are under way: see courtesy.ts. */
  readonly underWay: SharedArrayBuffer;
}

export type FromExport =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  /** The file is whole; `ids` are the conversations in it. */
  | { readonly kind: 'made'; readonly ids: readonly string[]; readonly bytes: number }
  | { readonly kind: 'too-many' };
