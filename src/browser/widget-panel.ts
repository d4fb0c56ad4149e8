import { stayOnPage } from './widget-stay.ts';
import { applyStyle } from './widget-style.ts';
import type { WidgetSettings } from './widget-settings.ts';

/** Where the chat stands on a page. */
export interface Place {
  /** True where it was not open before. */
  show(): boolean;
  /** True where it was open. */
  hide(): boolean;
  isOpen(): boolean;
  /** Whether the keys go to the button or the panel around the frame. */
  hasFocus(): boolean;
  /** Whether it may open by itself without covering the page. */
  hasRoom(): boolean;
}

export interface PanelOwner {
  load(): HTMLIFrameElement;
  open(): void;
  close(): void;
}

const PHONE = '(max-width: 40rem), (max-height: 30rem)';
const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE = 'M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-5 4v-4H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2Z';
const CROSS = 'M6 6l12 12M18 6 6 18';

/** The button in the corner and the panel above it, in a shadow of their own: no style of the page reaches them. */
export function createPanel(settings: WidgetSettings, owner: PanelOwner): Place {
  const { words, side } = settings;
  const host = document.createElement('div');
  const shadow = host.attachShadow({ mode: 'open' });
  const launcher = button('launcher', words.label, BUBBLE);
  const label = document.createElement('span');
  label.textContent = words.label;
  launcher.append(label);
  const close = button('close', words.close, CROSS);
  const panel = document.createElement('div');
  panel.className = 'panel';
  panel.id = 'panel';
  panel.hidden = true;
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', words.title);
  panel.append(close);
  launcher.setAttribute('aria-expanded', 'false');
  launcher.setAttribute('aria-controls', 'panel');
  host.lang = words.language;
  host.dir = words.direction;
  host.dataset['side'] = side;
  applyStyle(shadow, settings);
  shadow.append(launcher, panel);
  stayOnPage(() => host.isConnected || document.body?.append(host));
  document.body.append(host);

  const phone = matchMedia(PHONE);
  const isOpen = (): boolean => panel.hidden === false;
  const set = (open: boolean): void => {
    panel.hidden = !open;
    launcher.setAttribute('aria-expanded', String(open));
    host.toggleAttribute('data-open', open);
    if (open || lock.held) lock.set(open && phone.matches);
  };
  const lock = scrollLock();
  phone.addEventListener('change', () => lock.set(isOpen() && phone.matches));
  launcher.addEventListener('click', () => (isOpen() ? owner.close() : owner.open()));
  close.addEventListener('click', () => owner.close());
  return {
    show() {
      const frame = owner.load();
      if (!panel.contains(frame)) panel.append(frame);
      const isNew = !isOpen();
      set(true);
      return isNew;
    },
    hide() {
      const wasOpen = isOpen();
      set(false);
      if (wasOpen) launcher.focus();
      return wasOpen;
    },
    isOpen,
    hasFocus: () => shadow.activeElement !== null,
    hasRoom: () => !phone.matches,
  };
}

function button(name: string, title: string, path: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = name;
  made.setAttribute('aria-label', title);
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  icon.append(line);
  made.append(icon);
  return made;
}

/** On a phone the panel is the whole screen: the page beneath must not slide about. */
function scrollLock(): { readonly held: boolean; set(on: boolean): void } {
  let before: string | undefined;
  return {
    get held() {
      return before !== undefined;
    },
    set(on) {
      const { style } = document.documentElement;
      if (on && before === undefined) {
        before = style.overflow;
        style.overflow = 'hidden';
      } else if (!on && before !== undefined) {
        style.overflow = before;
        before = undefined;
      }
    },
  };
}
