/** Single-page sites take their body apart when they go from one view to the next: looks again after every change. */
export function stayOnPage(look: () => void): void {
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}
