import { fill, type Facts } from '../model/template.ts';
import { helpBar } from './help.ts';
import { html, type Html } from './html.ts';
import type { HelpNumber, SiteClinic, SiteWords } from './words.ts';

export interface ExamplePage {
  readonly words: SiteWords;
  readonly clinic: SiteClinic;
  readonly numbers: readonly HelpNumber[];
  readonly facts: Facts;
}

/** The page of a clinic as it could be, with the chat on it: what a newcomer sees first. */
export function exampleBody({ words, clinic, numbers, facts }: ExamplePage): Html {
  const { example } = words;
  return html`<p class="ribbon" role="note">${fill(example.notice, facts)}</p>
    <header class="masthead">
      <p class="name">${mark} ${clinic.name}</p>
      ${
        clinic.phone === undefined
          ? undefined
          : html`<a class="phone" href="tel:${clinic.phone.replaceAll(/[^0-9+]/g, '')}">${clinic.phone}</a>`
      }
    </header>
    <main>
      <section class="hero">
        <h1>${fill(words.heading, facts)}</h1>
        <p class="lead">${fill(words.intro, facts)}</p>
        <button type="button" id="open" class="primary">${words['open-chat']}</button>
      </section>
      <section class="questions" aria-labelledby="questions">
        <h2 id="questions">${example['questions-heading']}</h2>
        <ul>
          ${example.questions.map(
            (question) => html`<li><button type="button" data-ask="${question}">${question}</button></li> `,
          )}
        </ul>
      </section>
      <section class="points">
        ${example.points.map(
          ({ heading, text }) =>
            html`<article>
              <h2>${heading}</h2>
              <p>${fill(text, facts)}</p>
            </article> `,
        )}
      </section>
    </main>
    ${helpBar(words, numbers, facts)}
    <footer>
      <h2>${example['contact-heading']}</h2>
      ${[clinic.address, clinic.contact, clinic.hours].map((line) =>
        line === undefined ? undefined : html`<p>${line}</p>`,
      )}
      <p class="small">${fill(words.footer, facts)}</p>
    </footer>`;
}

/** The example clinic's mark: a willow leaf. */
const mark = html`<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
  <path d="M5 27C5 13 13 5 27 5c0 14-8 22-22 22Z" />
  <path d="M5 27 19 13" class="vein" />
</svg>`;
