import { stayOnPage } from './widget-stay.ts';
import type { Place } from './widget-panel.ts';

/** The chat in an element of the page; it loads when that comes near the screen. Waits for the element to appear. */
export function createInline(selector: string, load: () => HTMLIFrameElement): Place {
  let holder: Element | null = null;
  const mount = (): void => {
    if (holder?.isConnected) return;
    holder = document.querySelector(selector);
    if (!holder) return;
    const frame = load();
    frame.loading = 'lazy';
    Object.assign(frame.style, { width: '100%', height: '100%', minHeight: '32rem', border: '0' });
    holder.append(frame);
  };
  mount();
  stayOnPage(mount);
  return {
    show() {
      mount();
      holder?.scrollIntoView({ block: 'nearest' });
      return false;
    },
    hide: () => false,
    isOpen: () => holder !== null,
    hasFocus: () => false,
    hasRoom: () => false,
  };
}
