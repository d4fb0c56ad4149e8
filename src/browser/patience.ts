import { VisitError } from './visit.ts';

const FIRST_MS = 1000;
const LONGEST_MS = 15_000;

/** Tries until it works, waiting longer each time; coming back online ends the wait. Tells of every failure. */
export async function patiently<T>(work: () => Promise<T>, onFailure: (error: unknown) => void): Promise<T> {
  for (let wait = FIRST_MS; ; wait = Math.min(wait * 2, LONGEST_MS)) {
    try {
      return await work();
    } catch (error) {
      onFailure(error);
      const asked = error instanceof VisitError ? error.retryAfter : undefined;
      await pause(asked === undefined ? wait : asked * 1000);
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
  });
}
