/** One thing wrong in the content, where an author can find it, and what to do about it. */
export interface ContentFault {
  readonly file: string;
  /** 1-based; 1 where the file as a whole is meant. */
  readonly line: number;
  readonly what: string;
  readonly todo: string;
}

/** Content that cannot be used. Its message names every fault at once, each with file, line and cure. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly faults: readonly ContentFault[];

  constructor(faults: readonly ContentFault[]) {
    const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
    super(
      `The knowledge content has ${count}:\n${faults.map((fault) => `  ${formatFault(fault)}`).join('\n')}`,
    );
    this.faults = faults;
  }
}

/** `file:line  what. What to do.` */
export function formatFault({ file, line, what, todo }: ContentFault): string {
  return `${file}:${line}  ${what}. ${todo}`;
}
