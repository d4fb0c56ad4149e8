import { once } from 'node:events';
import { createServer } from 'node:http';

/** A website of somebody's own, on another origin (and another site) than the chat: pages by path, made in the test. */
export interface ClinicSite {
  /** Of the chat's site, as www.clinic.example is of chat.clinic.example's. */
  readonly origin: string;
  /** The same pages on another site altogether: browsers that shield people give the chat's frame no storage there. */
  readonly foreign: string;
  /** Puts a page there. Without a policy of its own it gets the strict one of docs/embed.md. */
  put(path: string, page: string | ((chat: string) => string), headers?: Headers): void;
  /** Where pages find the chat's server; known only when that has started. */
  chat: string;
  close(): Promise<void>;
}

type Headers = { readonly [name: string]: string };
interface Page {
  readonly page: string | ((chat: string) => string);
  readonly headers: Headers | undefined;
}

/** As strict as a site can be: nothing but its own scripts, the launcher, and the chat's frame. */
export function strictPolicy(chat: string): string {
  const own = "default-src 'none'; base-uri 'none'; form-action 'none'; img-src 'self'";
  return `${own}; script-src 'self' ${chat}/widget.js; frame-src ${chat}; require-trusted-types-for 'script'; trusted-types 'none'`;
}

export async function startClinicSite(): Promise<ClinicSite> {
  const pages = new Map<string, Page>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const found = pages.get(pathname);
    // Two statements each: where another test of this process loaded restify, writeHead returns nothing.
    if (!found) {
      response.writeHead(404);
      return response.end();
    }
    const body = typeof found.page === 'string' ? found.page : found.page(site.chat);
    const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
    const headers = found.headers ?? { 'Content-Security-Policy': strictPolicy(site.chat) };
    response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, ...headers });
    return response.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const site: ClinicSite = {
    origin: `http://127.0.0.1:${port}`,
    foreign: `http://localhost:${port}`,
    chat: '',
    put: (path, page, headers) => void pages.set(path, { page, headers }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return site;
}

/** A page that holds the chat the way docs/embed.md says. */
export function clinicPage(attributes = '', body = ''): (chat: string) => string {
  return (chat) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Oak Lane Clinic</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <script src="${chat}/widget.js" ${attributes} defer></script></head>
    <body><main><h1>Oak Lane Clinic</h1>${body}<p><a id="next" href="/second">Our people</a></p></main></body></html>`;
}
