/** One mark in this tab, under the page's own origin: the chat stands open. It says nothing about what was said. */
const PLACE = 'therapy-guide:open';

/** The chat was opened on this page. */
export function rememberOpen(): void {
  attempt(() => sessionStorage.setItem(PLACE, '1'));
}

/** The chat was closed, or left for another site. */
export function forgetOpen(): void {
  attempt(() => sessionStorage.removeItem(PLACE));
}

/** Whether the page before left it open. */
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
