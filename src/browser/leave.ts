const PRESSES_WITHIN_MS = 1500;
/** How long the page around the frame may take before the frame tries for itself. */
const HOLDER_MS = 400;

/**
 * The quick way out: what is on the screen goes at once, and a page that says nothing takes this one's place in the
 * history, so that Back does not return here.
 */
export function leavePage(to: string): void {
  location.replace(to);
  // The next page takes a moment to come.
  clearScreen();
}

/**
 * The way out of the chat, framed or not: what the tab remembers goes, too. A page of another origin may not be sent
 * away by a key pressed in a frame, so the page around is asked first, where there is one that listens.
 */
export function leaveChat(to: string, askHolder: () => boolean): void {
  try {
    sessionStorage.clear();
  } catch {
    // Storage is switched off, so there is nothing to clear.
  }
  if (askHolder()) setTimeout(() => sendAway(to), HOLDER_MS);
  else sendAway(to);
  clearScreen();
}

function sendAway(to: string): void {
  try {
    (window.top ?? window).location.replace(to);
  } catch {
    // The page around us may not be sent away: then at least the chat is.
    location.replace(to);
  }
}

function clearScreen(): void {
  document.title = '';
  document.documentElement.replaceChildren();
}

/**
 * Two presses of Escape shortly after one another leave, wherever the focus is. The first counts only while `isOpen`;
 * it may do something of its own.
 */
export function watchEscape(
  isOpen: () => boolean,
  leave: () => void,
  once: () => unknown = () => undefined,
): void {
  let last = Number.NEGATIVE_INFINITY;
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || event.repeat) return;
      if (event.timeStamp - last < PRESSES_WITHIN_MS) return leave();
      if (!isOpen()) return;
      last = event.timeStamp;
      once();
    },
    { capture: true },
  );
}
