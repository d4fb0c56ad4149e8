/**
 * Milliseconds of work that this thread did. A machine busy with other things makes everything take longer, but not
 * more work: so this, and no clock, tells what the code itself costs.
 */
export function workOf(run: () => void): number {
  const before = worked();
  run();
  return worked() - before;
}

/** The least work of three runs: the first may be charged with compiling the code. */
export function leastWorkOf(run: () => void): number {
  return Math.min(...[1, 2, 3].map(() => workOf(run)));
}

/** Milliseconds of work that this thread has done so far. */
export function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
