import { readSettings } from './widget-settings.ts';
import { createWidget } from './widget-chat.ts';
import type { WidgetData } from './widget-data.ts';

/** Stands before this script, in the same block, when the server sends it. */
declare const WIDGET: WidgetData;

start();

/** A second copy on the page finds the first, and does nothing. */
function start(): void {
  const script = document.currentScript;
  if (window.TherapyGuide || !(script instanceof HTMLScriptElement)) return;
  window.TherapyGuide = createWidget(readSettings(script, WIDGET));
  document.dispatchEvent(new CustomEvent('therapy-guide:ready'));
}
