import type { PageData } from '../browser/page-data.ts';
import { helpBar } from './help.ts';
import { html, json, type Html } from './html.ts';
import { fill, type Facts } from './fill.ts';
import type { HelpNumber, SiteClinic, SiteWords } from './words.ts';

export interface ChatPage {
  readonly words: SiteWords;
  readonly clinic: SiteClinic;
  readonly numbers: readonly HelpNumber[];
  readonly facts: Facts;
  readonly locale: string;
  /** Where the Web Chat bundle stands; undefined where it was not built. */
  readonly bundle: string | undefined;
}

/** The chat's own page: who this is, help, the way out and the notice stand there before any script has run. */
export function chatBody(chat: ChatPage): Html {
  const { words, clinic, facts, bundle } = chat;
  return html`<header class="bar">
      <p class="clinic">${clinic.name}</p>
      <button type="button" id="new" class="quiet" title="${words['new-conversation']}" hidden>
        ${pencil}<span>${words['new-conversation']}</span>
      </button>
      <button type="button" id="leave" class="leave" title="${words['leave-page-hint']}">
        ${words['leave-page']}
      </button>
    </header>
    ${helpBar(words, chat.numbers, facts)}
    <section class="notice">
      ${clinic.demonstration ? html`<p class="demonstration">${words.demonstration}</p>` : undefined}
      <p id="notice">${fill(words.notice, facts)}</p>
    </section>
    <p id="status" class="status" role="status">
      ${bundle === undefined ? fill(words['bundle-missing'], facts) : words.loading}
    </p>
    <noscript><p class="status">${fill(words['no-script'], facts)}</p></noscript>
    <main id="chat" aria-label="${fill(words['chat-label'], facts)}"></main>
    ${renewDialog(words)}
    <script type="application/json" id="page-data">
      ${json(pageData(chat))}
    </script>`;
}

const pencil = html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
  <path d="M12 5H6a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2v-6M18 3l3 3-9 9H9v-3Z" />
</svg>`;

function renewDialog(words: SiteWords): Html {
  return html`<dialog id="renew" aria-labelledby="renew-ask">
    <p id="renew-ask">${words['new-conversation-ask']}</p>
    <form method="dialog">
      <button value="no">${words['new-conversation-no']}</button>
      <button value="yes" class="primary">${words['new-conversation-yes']}</button>
    </form>
  </dialog>`;
}

function pageData({ words, facts, locale, bundle }: ChatPage): PageData {
  return {
    locale,
    bundle: bundle ?? null,
    leaveTo: words['leave-to'],
    words: {
      loading: words.loading,
      connecting: words.connecting,
      reconnecting: words.reconnecting,
      offline: fill(words.offline, facts),
      notSent: words['not-sent'],
      tooMany: fill(words['too-many'], facts),
      ended: words.ended,
      inputLabel: words['input-placeholder'],
      inputPlaceholder: words['input-placeholder'],
    },
  };
}
