import type { SetFormat } from './export-format.ts';
import type { ReviewFilter } from './review.ts';

/** Which conversations are wanted as a file. */
export interface ExportOrder {
  readonly filter: ReviewFilter;
  readonly format: SetFormat;
  readonly unmasked: boolean;
  /** Who asked, by name. */
  readonly by: string;
}

/** A file in the making, or made. */
export interface ExportJob {
  readonly id: string;
  readonly format: SetFormat;
  readonly unmasked: boolean;
  readonly by: string;
  readonly at: number;
  readonly state: 'waiting' | 'running' | 'ready' | 'failed' | 'too-many';
  /** Conversations written, and in all once that is known. */
  readonly done: number;
  readonly total: number | undefined;
  readonly bytes: number | undefined;
  /** When the file is deleted, at the latest. */
  readonly until: number;
}

export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

/** Makes files of many conversations, one after the other, beside everything else. */
export interface Exporter {
  /** Deletes what an earlier run of the server left, and looks every minute from then on. */
  start(): void;
  /** Undefined where too many wait already. */
  begin(order: ExportOrder): ExportJob | undefined;
  /** The newest first. */
  jobs(): readonly ExportJob[];
  /** A finished file; undefined where there is none, or no more: somebody in it was erased, or its day is over. */
  file(id: string): Promise<ExportedFile | undefined>;
  /** Deletes what must not stay: files with somebody in them who was erased, and those whose day is over. */
  check(): Promise<void>;
  close(): Promise<void>;
}
