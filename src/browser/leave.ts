const PRESSES_WITHIN_MS = 1500;

/**
 * The quick way out: what is on the screen goes at once, what the tab remembers goes, and a page that says nothing
 * takes this one's place in the history, so that Back does not return here.
 */
export function leave(to: string): void {
  try {
    sessionStorage.clear();
  } catch {
    // Storage is switched off, so there is nothing to clear.
  }
  const top = window.top ?? window;
  top.location.replace(to);
  // The next page takes a moment to come. Our own frame goes last: with it goes this script.
  for (const view of [top, window]) {
    try {
      view.document.title = '';
      view.document.documentElement.replaceChildren();
    } catch {
      // The page around us is of another origin and may be sent away, but not touched.
    }
  }
}

/** Two presses of Escape shortly after one another leave, wherever the focus is. */
export function leaveByEscape(to: string): void {
  let last = Number.NEGATIVE_INFINITY;
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || event.repeat) return;
      if (event.timeStamp - last < PRESSES_WITHIN_MS) leave(to);
      last = event.timeStamp;
    },
    { capture: true },
  );
}
