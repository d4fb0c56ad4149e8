import { fill, type Facts } from './fill.ts';
import { html, type Html } from './html.ts';
import type { HelpNumber, SiteWords } from './words.ts';

/** The bar that stands at the top of the chat whatever happens: the first numbers at once, the rest a press away. */
export function helpBar(words: SiteWords, numbers: readonly HelpNumber[], facts: Facts): Html {
  return html`<section class="help" aria-label="${words['get-help']}">
    <details id="help">
      <summary>${words['get-help']}</summary>
      <div class="help-panel">
        <p>${fill(words['get-help-text'], facts)}</p>
        <ul>
          ${numbers.map(
            (number) =>
              html`<li>
                <span
                  >${number.name}${number.hours === undefined ? '' : html` <small>${number.hours}</small>`}</span
                >
                ${link(number, words)}
              </li> `,
          )}
        </ul>
      </div>
    </details>
    <p class="help-numbers">${numbers.filter(({ always }) => always).map((number) => link(number, words))}</p>
  </section>`;
}

/** A number that a phone can call or text with one press. */
export function link(number: HelpNumber, words: SiteWords): Html {
  if (number.channel === 'chat')
    return html`<a href="https://${number.number}" rel="noreferrer">${number.number}</a> `;
  const digits = number.number.replaceAll(/[^0-9+*#]/g, '');
  if (number.channel === 'call')
    return html`<a href="tel:${digits}">${fill(words['help-call'], { number: number.number })}</a> `;
  if (number.word === undefined)
    return html`<a href="sms:${digits}">${fill(words['help-text'], { number: number.number })}</a> `;
  const label = fill(words['help-text-word'], { number: number.number, word: number.word });
  return html`<a href="sms:${digits}?&body=${encodeURIComponent(number.word)}">${label}</a> `;
}
