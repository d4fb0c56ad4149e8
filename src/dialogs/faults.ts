/** One thing wrong in a content file, where an author can find it. */
export interface Fault {
  readonly file: string;
  /** 1-based; 1 where the file as a whole is meant. */
  readonly line: number;
  readonly what: string;
}

/** Content that cannot be used. Names every fault at once, each with file and line. */
export class DialogContentError extends Error {
  override readonly name = 'DialogContentError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const lines = faults.map((fault) => `  ${fault.file}:${fault.line}  ${fault.what}`);
    super(
      `The dialogs have ${faults.length} fault(s). Mend these lines and start again:\n${lines.join('\n')}`,
    );
    this.faults = faults;
  }
}
