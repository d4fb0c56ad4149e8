import type { EdgeRequest, EdgeResponse, Route } from '../edge/http.ts';
import type { WidgetData } from '../browser/widget-data.ts';
import type { Ids } from '../model/world.ts';
import type { Assets } from './assets.ts';
import { chatBody } from './chat-page.ts';
import { exampleBody } from './example-page.ts';
import { fill, type Facts } from '../model/template.ts';
import { directionOf } from './language.ts';
import { wayTo } from './help.ts';
import type { Html } from './html.ts';
import { consoleRoutes } from './console.ts';
import { page } from './page.ts';
import { pageHeaders, plainHost } from './policy.ts';
import { widgetRoute } from './widget.ts';
import type { HelpNumber, SiteClinic, SiteWords } from './words.ts';

export interface SiteOptions {
  readonly words: SiteWords;
  readonly clinic: SiteClinic;
  readonly numbers: readonly HelpNumber[];
  /** The bot's first words as they are now (they may name opening hours), a bubble each. */
  readonly greeting: () => readonly string[];
  /** The country's main numbers as texts name them. */
  readonly emergency: string;
  readonly line: string;
  /** How long a transcript is kept. */
  readonly days: number;
  /** Of the pages: `en`; and with its country, as Web Chat wants it: `en-US`. */
  readonly language: string;
  readonly locale: string;
  readonly assets: Assets;
  /** Whether `/` is the example clinic's page; otherwise it leads on to the chat. */
  readonly example: boolean;
  /** Where visitors reach this server, where that is set. */
  readonly publicUrl?: URL | undefined;
  /** Origins whose pages may hold the chat in a frame. */
  readonly allowedOrigins: readonly string[];
  readonly ids: Ids;
}

const STANDARD_ACCENT = '#2f6f62';
const DAY = 'public, max-age=86400';

/** The website's pages and files: the chat, the example clinic, and what they load. */
export function createSite(options: SiteOptions): readonly Route[] {
  const { words, clinic, numbers, assets, locale } = options;
  const { contact } = clinic;
  const { emergency, line } = options;
  const facts: Facts = { clinic: clinic.name, contact, days: String(options.days), emergency, line };
  const accent = clinic.accent ?? STANDARD_ACCENT;
  const view = (name: 'chat' | 'example', title: string, body: () => Html) => (request: EdgeRequest) =>
    send(options, request, name, {
      title: fill(title, facts),
      body: body(),
      accent: wanted(request) ?? accent,
    });

  // The window is of no use without the script that opens it.
  const bundle = assets.url('chat.js') && assets.url('webchat.js');
  const holders = options.allowedOrigins;
  const chat = (): Html =>
    chatBody({ words, clinic, numbers, facts, locale, bundle, holders, greeting: options.greeting() });
  const example = exampleBody({ words, clinic, numbers, facts });
  return [
    get('/', 'home', options.example ? view('example', words.title, () => example) : redirect('/chat')),
    get('/chat', 'chat', view('chat', words['tab-title'], chat)),
    get('/robots.txt', 'robots', file('text/plain', 'User-agent: *\nDisallow: /\n')),
    get('/favicon.svg', 'favicon', file('image/svg+xml', favicon(accent))),
    get('/favicon.ico', 'favicon', redirect('/favicon.svg')),
    ...launcher(options, accent, facts),
    ...consoleRoutes(assets),
    assets.route,
  ];
}

/** The launcher, where it was built. */
function launcher(options: SiteOptions, color: string, facts: Facts): readonly Route[] {
  const { words, language, assets, numbers } = options;
  const script = assets.text('widget.js');
  const { launcher: label, 'close-chat': close, 'leave-to': leaveTo } = words;
  const spoken = {
    language,
    direction: directionOf(language),
    label,
    close,
    title: fill(words['chat-label'], facts),
    unreachable: {
      text: words.unreachable,
      help: fill(words['get-help-text'], facts),
      ways: numbers.filter(({ always }) => always).map((number) => wayTo(number, words)),
      retry: words['try-again'],
    },
  };
  const css = assets.text('widget.css') ?? '';
  const data: WidgetData = { color, css, leaveTo, languages: [spoken] };
  return script === undefined ? [] : [widgetRoute(script, data)];
}

/** The color that the holding page asks for, if it is one. */
function wanted({ query }: EdgeRequest): string | undefined {
  const color = query.get('color') ?? '';
  return /^[0-9a-f]{6}$/i.test(color) ? `#${color}` : undefined;
}

interface View {
  readonly title: string;
  readonly body: Html;
  readonly accent: string;
}

function send(options: SiteOptions, request: EdgeRequest, name: string, view: View): EdgeResponse {
  const nonce = options.ids.next();
  const { assets, language, publicUrl } = options;
  const framedBy = name === 'chat' ? options.allowedOrigins : [];
  const host = publicUrl?.host ?? plainHost(request.headers['host']);
  const body = page({
    ...view,
    language,
    direction: directionOf(language),
    nonce,
    style: assets.url(`${name}.css`),
    script: assets.url(`${name}.js`),
    ...(name === 'example' && { launcher: '/widget.js' }),
    bodyClass: request.query.get('in') === 'panel' ? `${name} in-panel` : name,
  });
  return { status: 200, headers: pageHeaders({ nonce, host, framedBy }), body };
}

function get(path: string, name: string, handle: (request: EdgeRequest) => EdgeResponse): Route {
  return {
    method: 'GET',
    path,
    name,
    limit: 'static',
    maxBody: 0,
    cors: false,
    handle: (request) => Promise.resolve(handle(request)),
  };
}

function file(type: string, body: string): () => EdgeResponse {
  return () => ({
    status: 200,
    headers: { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': DAY },
    body,
  });
}

function redirect(to: string): () => EdgeResponse {
  return () => ({ status: 302, headers: { Location: to } });
}

function favicon(accent: string): string {
  const path = 'M4 22V9a4 4 0 0 1 4-4h16a4 4 0 0 1 4 4v9a4 4 0 0 1-4 4H12l-8 6Z';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="${accent}" d="${path}"/></svg>`;
}
