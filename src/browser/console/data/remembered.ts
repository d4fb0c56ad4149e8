/** Small preferences of this browser; never anything about a conversation. */
export type Preference = 'theme' | 'keys';

/** What was chosen before; undefined where nothing was, or the browser keeps nothing. */
export function remembered(name: Preference): string | undefined {
  try {
    return localStorage.getItem(`console-${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a choice for the next time; without a place to keep it, it holds until the page is left. */
export function remember(name: Preference, value: string): void {
  try {
    localStorage.setItem(`console-${name}`, value);
  } catch {
    // A browser that keeps nothing is no fault.
  }
}
