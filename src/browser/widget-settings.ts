import type { WidgetData, WidgetLanguage } from './widget-data.ts';

/** How this page wants its chat: the script's attributes, and what the server said. */
export interface WidgetSettings {
  /** Of the chat's server: the only one that the launcher talks to. */
  readonly origin: string;
  readonly chatUrl: string;
  readonly leaveTo: string;
  readonly color: string;
  readonly css: string;
  readonly side: 'left' | 'right';
  readonly words: WidgetLanguage;
  /** Inline: the selector of the element that holds the chat. No button then. */
  readonly inline: string | undefined;
  /** For the one fall-back that needs a style element. */
  readonly nonce: string;
}

/** Reads the script's attributes; whatever is not understood counts as not set. */
export function readSettings(script: HTMLScriptElement, data: WidgetData): WidgetSettings {
  const { color, position, label, language, inline } = script.dataset;
  const { origin } = new URL(script.src);
  const own = /^#[0-9a-f]{6}$/i.test(color ?? '') ? color : undefined;
  const words = wordsFor(language ?? document.documentElement.lang, data.languages);
  const query = new URLSearchParams({
    in: inline ? 'page' : 'panel',
    ...(own && { color: own.slice(1) }),
  });
  return {
    origin,
    chatUrl: `${origin}/chat?${query}`,
    leaveTo: data.leaveTo,
    color: own ?? data.color,
    css: data.css,
    side: position === 'left' ? 'left' : 'right',
    words: label ? { ...words, label } : words,
    inline: inline || undefined,
    nonce: script.nonce,
  };
}

const NO_WORDS: WidgetLanguage = {
  language: '',
  direction: 'ltr',
  label: '',
  close: '',
  title: '',
  unreachable: { text: '', help: '', ways: [], retry: '' },
};

/** `en-GB` may be content with `en`. */
function wordsFor(wanted: string, languages: readonly WidgetLanguage[]): WidgetLanguage {
  const [plain] = wanted.toLowerCase().split('-');
  return languages.find(({ language }) => language === plain) ?? languages[0] ?? NO_WORDS;
}
