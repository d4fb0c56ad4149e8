/** One mark in this tab, under the page's own origin: the chat stands open. It says nothing about what was said. */
const PLACE = 'therapy-guide:open';

export function rememberOpen(): void {
  attempt(() => sessionStorage.setItem(PLACE, '1'));
}

export function forgetOpen(): void {
  attempt(() => sessionStorage.removeItem(PLACE));
}

export function wasOpen(): boolean {
  return attempt(() => sessionStorage.getItem(PLACE)) === '1';
}

/** Storage may be switched off: the next page then begins with the chat closed. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
