import type { PageData } from '../browser/page-data.ts';
import { helpBar } from './help.ts';
import { html, json, type Html } from './html.ts';
import { fill, type Facts } from '../model/template.ts';
import type { HelpNumber, SiteClinic, SiteWords } from './words.ts';

export interface ChatPage {
  readonly words: SiteWords;
  readonly clinic: SiteClinic;
  readonly numbers: readonly HelpNumber[];
  readonly facts: Facts;
  /** The bot's first words, a bubble each: they stand there before the chat window has loaded. */
  readonly greeting: readonly string[];
  readonly locale: string;
  /** Where the Web Chat bundle stands; undefined where it was not built. */
  readonly bundle: string | undefined;
  /** Origins whose pages may hold the chat, beside our own. */
  readonly holders: readonly string[];
}

/**
 * The chat's own page. Who this is, help, the way out, the notice and the greeting stand there before any script has
 * run; a field to type in comes with our small script, and the chat window takes both over when it has loaded.
 */
export function chatBody(chat: ChatPage): Html {
  const { words, clinic, facts, bundle } = chat;
  const leave = html`<button type="button" id="leave" class="leave" title="${words['leave-page-hint']}">
    ${words['leave-page']}
  </button>`;
  return html`<header class="bar">
      <p class="clinic">${clinic.name} <small>${words.assistant}</small></p>
      ${menu(words)}
    </header>
    ${helpBar(words, chat.numbers, facts, leave)}
    <section class="notice" aria-label="${words['notice-label']}">
      ${clinic.demonstration ? demonstration(words) : undefined}
      <p id="notice">${fill(words.notice, facts)}</p>
    </section>
    <p id="status" class="status" role="status">
      ${bundle === undefined ? fill(words['bundle-missing'], facts) : undefined}
    </p>
    <noscript><p class="status">${fill(words['no-script'], facts)}</p></noscript>
    <main aria-label="${fill(words['chat-label'], facts)}">
      ${early(chat)}
      <div id="chat"></div>
    </main>
    ${dialog('renew', words['new-conversation-ask'], words['new-conversation-no'], words['new-conversation-yes'])}
    ${dialog('forget-sure', words['forget-ask'], words['forget-no'], words['forget-yes'])}
    <script type="application/json" id="page-data">
      ${json(pageData(chat))}
    </script>`;
}

/** What concerns the whole conversation; of use only once there is one. */
function menu(words: SiteWords): Html {
  return html`<details id="menu" class="menu" hidden>
    <summary aria-label="${words.options}" title="${words.options}">${dots}</summary>
    <div class="menu-panel">
      <button type="button" id="download">${words['download-chat']}</button>
      <button type="button" id="new">${words['new-conversation']}</button>
      <button type="button" id="forget">${words.forget}</button>
    </div>
  </details>`;
}

const dots = html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
  <path d="M5 12h.01M12 12h.01M19 12h.01" />
</svg>`;

/** The whole of it until there is a conversation, one line of it afterwards. */
function demonstration(words: SiteWords): Html {
  return html`<p class="demonstration">
    <span class="whole">${words.demonstration}</span
    ><span class="brief">${words['demonstration-brief']}</span>
  </p>`;
}

function early({ words, greeting }: ChatPage): Html {
  return html`<div id="early">
    <div id="early-lines" class="lines" tabindex="0">
      ${greeting.map((text) => html`<p class="bubble">${text}</p> `)}
    </div>
    <button type="button" id="again" class="primary" hidden>${words['new-conversation']}</button>
    <form id="early-box" class="box" hidden>
      <textarea
        id="early-text"
        rows="1"
        maxlength="4000"
        aria-label="${words['input-placeholder']}"
        aria-describedby="notice"
        placeholder="${words['input-placeholder']}"
        autocomplete="off"
      ></textarea>
      <button type="submit" aria-label="${words.send}" title="${words.send}">${arrow}</button>
    </form>
  </div>`;
}

const arrow = html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" class="arrow">
  <path d="M4 4l17 8-17 8 3-8Zm3 8h14" />
</svg>`;

function dialog(id: string, ask: string, no: string, yes: string): Html {
  return html`<dialog id="${id}" aria-labelledby="${id}-ask">
    <p id="${id}-ask">${ask}</p>
    <form method="dialog">
      <button value="no">${no}</button>
      <button value="yes" class="primary">${yes}</button>
    </form>
  </dialog>`;
}

function pageData({ words, facts, locale, bundle, holders }: ChatPage): PageData {
  return {
    locale,
    holders,
    bundle: bundle ?? null,
    leaveTo: words['leave-to'],
    words: {
      loading: words.loading,
      connecting: words.connecting,
      waiting: words.waiting,
      reconnecting: words.reconnecting,
      offline: fill(words.offline, facts),
      notSent: words['not-sent'],
      tooMany: fill(words['too-many'], facts),
      ended: words.ended,
      download: words['download-chat'],
      forget: words.forget,
      inputLabel: words['input-placeholder'],
      inputPlaceholder: words['input-placeholder'],
    },
  };
}
