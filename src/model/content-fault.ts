/** One thing wrong in the content, where an author can find it, and what to do about it. */
export interface ContentFault {
  readonly file: string;
  /** 1-based; 1 where the file as a whole is meant. */
  readonly line: number;
  readonly what: string;
  /** Left out where `what` says it already. */
  readonly todo?: string;
}

/** Content that cannot be used. Its message names every fault once, each with file, line and cure. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly faults: readonly ContentFault[];

  constructor(faults: readonly ContentFault[]) {
    const once = withoutDoubles(faults);
    const count = once.length === 1 ? 'one fault' : `${once.length} faults`;
    super(`The content has ${count}:\n${once.map((fault) => `  ${formatFault(fault)}`).join('\n')}`);
    this.faults = once;
  }
}

/** `file:line  what. What to do.` */
export function formatFault({ file, line, what, todo }: ContentFault): string {
  const sentence = /[.!?]$/.test(what) ? what : `${what}.`;
  return `${file}:${line}  ${sentence}${todo === undefined ? '' : ` ${todo}`}`;
}

/** The same faults, each once, where several readers came upon them. */
export function withoutDoubles(faults: readonly ContentFault[]): readonly ContentFault[] {
  return [...new Map(faults.map((fault) => [formatFault(fault), fault])).values()];
}

/** For a `catch`: adds the faults of a ContentError to the others, so that all are told at once; throws what is else. */
export function keepIn(faults: ContentFault[]): (cause: unknown) => undefined {
  return (cause) => {
    if (!(cause instanceof ContentError)) throw cause;
    faults.push(...cause.faults);
    return undefined;
  };
}

/** What a reader gives, or undefined with its faults added to the others. */
export function collecting<T>(faults: ContentFault[], read: () => T): T | undefined {
  try {
    return read();
  } catch (cause) {
    return keepIn(faults)(cause);
  }
}
