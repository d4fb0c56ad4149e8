import { words } from '../browser/console/words.ts';
import type { Route } from '../edge/http.ts';
import type { Assets } from './assets.ts';
import { html } from './html.ts';
import { consoleHeaders } from './policy.ts';

/** Every address of the console that can be opened, bookmarked or sent to a colleague. */
const PLACES = [
  '/console',
  '/console/',
  '/console/queue',
  '/console/conversations',
  '/console/conversations/:id',
  '/console/improve',
  '/console/authoring',
  '/console/insight',
  '/console/settings',
  '/console/staff',
  '/console/audit',
];

/**
 * The page of the staff's console: the same at each of its addresses, and without a word of anybody's. What is in it,
 * it asks for below /console/api. No routes where it was not built.
 */
export function consoleRoutes(assets: Pick<Assets, 'url'>): readonly Route[] {
  const script = assets.url('console.js');
  const style = assets.url('console.css');
  if (script === undefined || style === undefined) return [];
  const answer = { status: 200, headers: consoleHeaders(), body: consolePage(script, style) };
  return PLACES.map((path) => ({
    method: 'GET',
    path,
    name: 'console page',
    limit: 'static',
    maxBody: 0,
    cors: false,
    handle: () => Promise.resolve(answer),
  }));
}

/** The id of the style keeps React Aria from adding one of its own, which the policy would refuse and report. */
function consolePage(script: string, style: string): string {
  return html`<!doctype html>
    <html lang="en" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${words.title}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${style}" id="react-aria-pressable-style" />
        <script type="module" src="${script}"></script>
      </head>
      <body>
        <div id="console"></div>
      </body>
    </html> `.markup.replaceAll(/\n\s+/g, '\n');
}
