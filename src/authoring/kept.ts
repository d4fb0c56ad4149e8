import type { Made } from '../model/authoring.ts';

/** Something that takes long to make, asked for by people who do not wait. */
export interface Kept<T> {
  /** How it stands; the first to ask have it made. */
  now(): Made<T>;
  /** Resolves when nothing is being made. */
  settled(): Promise<void>;
}

/** Makes it once; what failed is told as failed once, and tried again from then on. */
export function keep<T>(make: () => Promise<Made<T>>): Kept<T> {
  let state: Made<T> | undefined;
  let making: Promise<void> = Promise.resolve();
  return {
    now: () => {
      if (state === undefined) {
        state = { kind: 'making' };
        making = make().then(
          (made) => void (state = made),
          () => void (state = { kind: 'failed' }),
        );
        return { kind: 'making' };
      }
      const told = state;
      if (told.kind === 'failed') state = undefined;
      return told;
    },
    settled: () => making,
  };
}
