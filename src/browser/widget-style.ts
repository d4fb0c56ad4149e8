import { accentOf } from './color.ts';
import type { WidgetSettings } from './widget-settings.ts';

/**
 * The launcher's style. A style sheet made by script needs no permission of the page's Content-Security-Policy; only
 * browsers of before 2023 get an element, with the script's own nonce.
 */
export function applyStyle(shadow: ShadowRoot, { color, css, nonce }: WidgetSettings): void {
  const { fill, onFill } = accentOf(color);
  const text = `${css}:host{--fill:${fill};--on-fill:${onFill}}`;
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.nonce = nonce;
    style.textContent = text;
    shadow.append(style);
  }
}
