import type { Made } from '../model/authoring.ts';

/** Something that takes long to make, asked for by people who do not wait. */
export interface Kept<T> {
  /** How it stands; the first to ask have it made. */
  now(): Made<T>;
}

/** Makes it once; what failed is tried again when somebody asks again. */
export function keep<T>(make: () => Promise<Made<T>>): Kept<T> {
  let state: Made<T> | undefined;
  const begin = (): void => {
    state = { kind: 'making' };
    make().then(
      (made) => (state = made),
      () => (state = { kind: 'failed' }),
    );
  };
  return {
    now: () => {
      const before = state;
      if (before === undefined || before.kind === 'failed') begin();
      return before?.kind === 'failed' ? before : (state ?? { kind: 'making' });
    },
  };
}
