import { fill, type Facts } from '../model/template.ts';
import { html, type Html } from './html.ts';
import type { HelpNumber, SiteWords } from './words.ts';

/**
 * The bar that stands at the top of the chat whatever happens: the first numbers at once, the rest a press away; and
 * beside them another way out, where the page has one.
 */
export function helpBar(words: SiteWords, numbers: readonly HelpNumber[], facts: Facts, wayOut?: Html): Html {
  return html`<section id="help-bar" class="help" aria-label="${words['get-help']}">
    <details id="help">
      <summary>${words['get-help']}</summary>
      <div class="help-panel">
        <p>${fill(words['get-help-text'], facts)}</p>
        <ul>
          ${[...Map.groupBy(numbers, ({ name }) => name).values()].map((line) => row(line, words))}
        </ul>
      </div>
    </details>
    ${wayOut}
    <p class="help-numbers">${numbers.filter(({ always }) => always).map((number) => link(number, words))}</p>
  </section>`;
}

/** One line of help and every way to reach it. */
function row(line: readonly HelpNumber[], words: SiteWords): Html {
  const [first] = line;
  if (first === undefined) return html``;
  const { kind, name, number, hours } = first;
  const about = [kind === undefined || name === number ? undefined : name, hours].filter(
    (each) => each !== undefined,
  );
  return html`<li>
    <span>${kind === undefined ? name : words['help-kinds'][kind]} <small>${about.join(' · ')}</small></span>
    <span class="ways">${line.map((each) => link(each, words))}</span>
  </li> `;
}

/** A number that a phone can call or text with one press. */
export function wayTo(
  number: HelpNumber,
  words: SiteWords,
): { readonly href: string; readonly label: string } {
  if (number.channel === 'chat') return { href: `https://${number.number}`, label: number.number };
  const digits = number.number.replaceAll(/[^0-9+*#]/g, '');
  if (number.channel === 'call')
    return { href: `tel:${digits}`, label: fill(words['help-call'], { number: number.number }) };
  if (number.word === undefined)
    return { href: `sms:${digits}`, label: fill(words['help-text'], { number: number.number }) };
  return {
    href: `sms:${digits}?&body=${encodeURIComponent(number.word)}`,
    label: fill(words['help-text-word'], { number: number.number, word: number.word }),
  };
}

function link(number: HelpNumber, words: SiteWords): Html {
  const { href, label } = wayTo(number, words);
  return number.channel === 'chat'
    ? html`<a href="${href}" rel="noreferrer">${label}</a> `
    : html`<a href="${href}">${label}</a> `;
}
