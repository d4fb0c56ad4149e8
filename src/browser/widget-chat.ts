import { leavePage, watchEscape } from './leave.ts';
import { createEmitter, type ChatEvent } from './widget-events.ts';
import { createFrame, type ChatFrame } from './widget-frame.ts';
import { createPanel, type Place } from './widget-panel.ts';
import { createInline } from './widget-inline.ts';
import { forgetOpen, rememberOpen, wasOpen } from './widget-memory.ts';
import type { WidgetSettings } from './widget-settings.ts';

/** `window.TherapyGuide`; docs/embed.md tells clinics about it. */
export interface TherapyGuideApi {
  open(): void;
  close(): void;
  /** Opens the chat and asks in the visitor's name, as if they had typed it. */
  ask(text: string): void;
  /** Returns a function that stops listening. Listeners hear that something happened, never what was written. */
  on(event: ChatEvent, listener: () => void): () => void;
}

declare global {
  interface Window {
    /** The one name that the launcher leaves on a page. */
    TherapyGuide?: TherapyGuideApi;
  }
}

/** The button with its panel, or the chat in a place of the page; the chat itself loads when it is first opened. */
export function createWidget(settings: WidgetSettings): TherapyGuideApi {
  const events = createEmitter();
  let frame: ChatFrame | undefined;

  const leave = (): void => {
    forgetOpen();
    leavePage(settings.leaveTo);
  };
  const load = (): ChatFrame =>
    (frame ??= createFrame(settings, ({ type }) => {
      if (type === 'leave') leave();
      else events.emit(type);
    }));
  const place: Place =
    settings.inline === undefined
      ? createPanel(settings, {
          load: () => load().element,
          open: () => api.open(),
          close: () => api.close(),
        })
      : createInline(settings.inline, () => load().element);

  const api: TherapyGuideApi = {
    open() {
      const isNew = place.show();
      load().send({ type: 'focus' });
      if (!isNew) return;
      rememberOpen();
      events.emit('open');
    },
    close() {
      forgetOpen();
      if (place.hide()) events.emit('close');
    },
    ask(text) {
      api.open();
      load().send({ type: 'ask', text });
    },
    on: (event, listener) => events.on(event, listener),
  };
  watchEscape(
    () => place.isOpen(),
    leave,
    () => place.hasFocus() && api.close(),
  );
  // The next page of the same site: the chat stands as it was left, unless it would cover that page.
  if (wasOpen() && place.hasRoom() && place.show()) events.emit('open');
  return api;
}
