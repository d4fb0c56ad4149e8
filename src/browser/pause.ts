const LOADED_FOR_MS = 500;
const QUIET_MS = 1000;
const LOOK_EVERY_MS = 100;

/** Tells when nobody is typing, so that something slow may run. */
export interface Pause {
  /** Words have gone out: there is no reason to wait any longer. */
  now(): void;
  wait(): Promise<void>;
}

/** A pause: the page has loaded and stood for a moment, and no key was pressed in this field for a second. */
export function createPause(field: HTMLElement): Pause {
  let typedAt = Number.NEGATIVE_INFINITY;
  let hurried = false;
  field.addEventListener('input', () => (typedAt = performance.now()));
  return {
    now: () => void (hurried = true),
    async wait() {
      await pageLoaded();
      const loadedAt = performance.now();
      const isQuiet = (): boolean =>
        performance.now() - Math.max(loadedAt + LOADED_FOR_MS - QUIET_MS, typedAt) >= QUIET_MS;
      const mayRun = (): boolean => hurried || isQuiet();
      while (!mayRun()) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    },
  };
}

/** The page itself comes first, and so does whoever holds it in a frame and waits for it to load. */
export function pageLoaded(): Promise<unknown> {
  if (document.readyState === 'complete') return Promise.resolve();
  return new Promise((resolve) => {
    window.addEventListener('load', resolve, { once: true });
  });
}
