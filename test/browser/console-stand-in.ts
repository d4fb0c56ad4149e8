import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { EdgeRequest, Route } from '../../src/edge/http.ts';
import type { Transcript } from '../../src/console/api/transcript.ts';
import { loadAssets } from '../../src/site/assets.ts';
import { consoleRoutes } from '../../src/site/console.ts';
import { ROOT } from '../house/sources.ts';
import { NOW, OVERVIEW } from './console-samples.ts';
import { EXPORT_JOB, INSIGHT } from './console-figures.ts';

/**
 * A server that answers the console in the shapes of its schemas, but from memory: for what no real one can be brought
 * to say (hostile text in every field, faults, colleagues who are quicker). The page and its policy are the real ones.
 */
export interface StandIn {
  readonly url: string;
  /** Answers of its own by route, `GET /queue`, until they are taken away again. */
  readonly instead: Map<string, Answer>;
  /** What was asked for, in order: `POST /sign-in`. */
  readonly asked: readonly string[];
  /** Tells every listener that something changed. */
  change(data: object): void;
  close(): Promise<void>;
}

export interface Answer {
  readonly status?: number;
  readonly body: unknown;
  /** Waits for this before answering. */
  readonly after?: Promise<void>;
}

type Handler = (id: string, body: { readonly [name: string]: unknown }) => Answer;

const ME = { id: 's1', name: 'Alex Moreno', roles: ['reviewer', 'lead', 'admin'] };

export async function startStandIn(transcripts: readonly Transcript[], me: object = ME): Promise<StandIn> {
  const assets = await loadAssets([path.join(ROOT, 'build/console'), path.join(ROOT, 'build/browser')]);
  const [page] = consoleRoutes(assets);
  if (page === undefined) throw new Error('The console is not built: run npm run build.');
  const instead = new Map<string, Answer>();
  const asked: string[] = [];
  const listeners = new Set<ServerResponse>();
  const handlers = answersFor(transcripts, me);

  async function api(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const [, , , ...parts] = url.pathname.split('/');
    const id = /^[0-9a-f]{24}$|^s\d$/.test(parts[1] ?? '') ? (parts[1] ?? '') : '';
    const at = `${request.method ?? ''} /${parts.map((part) => (part === id && id !== '' ? ':id' : part)).join('/')}`;
    asked.push(at);
    if (at === 'GET /live') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write(':\n\n');
      listeners.add(response);
      return;
    }
    const body = await bodyOf(request);
    const answer = instead.get(at) ??
      handlers[at]?.(id, body) ?? { status: 404, body: { error: { code: 'NotFound' } } };
    await answer.after;
    const type = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
    response.writeHead(answer.status ?? 200, type);
    response.end(JSON.stringify(answer.body));
  }

  async function serve(route: Route, edge: EdgeRequest, response: ServerResponse): Promise<void> {
    const { status, headers, body } = await route.handle(edge);
    response.writeHead(status, headers);
    response.end(typeof body === 'string' || body instanceof Uint8Array ? body : '');
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname.startsWith('/console/api/')) return void api(request, response, url);
    const route = url.pathname.startsWith('/assets/') ? assets.route : page;
    if (url.pathname === '/favicon.svg') {
      response.writeHead(404);
      return void response.end();
    }
    const params = { file: path.basename(url.pathname) };
    const asking = { params, headers: {}, method: 'GET', path: url.pathname, query: url.searchParams };
    const edge = { ...asking, address: '', origin: undefined, body: Buffer.alloc(0) };
    return void serve(route, edge, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    instead,
    asked,
    change(data) {
      for (const listener of listeners) listener.write(`event: changed\ndata: ${JSON.stringify(data)}\n\n`);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<{ readonly [name: string]: unknown }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const parsed: unknown = text === '' ? {} : JSON.parse(text);
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
}

const GROUPS = ['danger', 'thumbs-down', 'unanswered', 'call-back', 'rest'] as const;

function answersFor(transcripts: readonly Transcript[], me: object): { readonly [route: string]: Handler } {
  const all = new Map(transcripts.map((each) => [each.id, each]));
  const rows = () => [...all.values()].map(({ summary }) => summary);
  const one = (id: string, make: (found: Transcript) => unknown): Answer => {
    const found = all.get(id);
    return found ? { body: make(found) } : { status: 404, body: { error: { code: 'NotFound' } } };
  };
  const review = (id: string, changes: object): Answer =>
    one(id, (found) => {
      const next = { ...found.review, ...changes, version: found.review.version + 1 };
      const { status, assignee, labels, held } = next;
      const group = status === 'reviewed' ? null : found.summary.group;
      all.set(id, {
        ...found,
        review: next,
        summary: { ...found.summary, status, assignee, labels, group, held: held !== null },
      });
      return next;
    });
  const filters = {
    channels: ['web', 'msteams'],
    topics: ['first-session', 'homework'],
    labels: ['fees'],
    reviewers: ['Noor Haddad'],
  };
  const notes = (id: string) => all.get(id)?.review.notes ?? [];
  return {
    'GET /me': () => ({ body: { me, idleUntil: NOW + 900_000, endsAt: NOW + 28_800_000 } }),
    'POST /sign-out': () => ({ body: {} }),
    'GET /sign-in/ways': () => ({ body: { provider: null } }),
    'POST /sign-in': () => ({ body: { next: 'enroll', ticket: 't' } }),
    'POST /sign-in/enroll': () => ({
      body: {
        secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
        uri: 'otpauth://totp/Therapy:Alex?secret=JBSWY3DPEHPK3PXP',
      },
    }),
    'POST /sign-in/code': () => ({
      body: { me, recoveryCodes: Array.from({ length: 10 }, (_, index) => `k7f2-9${index}qd-xv4m`) },
    }),
    'GET /queue': () => ({
      body: {
        now: NOW,
        alarmMinutes: 30,
        unopened: rows().filter(({ danger }) => danger.unopenedSince !== null).length,
        groups: GROUPS.map((group) => {
          const inIt = rows().filter((row) => row.group === group);
          return { group, count: inIt.length, rows: inIt.slice(0, 5) };
        }),
      },
    }),
    'GET /next': () => {
      const row = rows().find(({ group }) => group !== null);
      return { body: { id: row?.id ?? null, group: row?.group ?? null } };
    },
    'GET /conversations': () => ({ body: { rows: rows(), cursor: null, filters } }),
    'POST /conversations/search': (_, { words, status }) => ({
      body: {
        rows: rows().filter(
          (row) =>
            (status === undefined || row.status === status) &&
            (typeof words !== 'string' || JSON.stringify(row.preview).includes(words)),
        ),
        cursor: null,
      },
    }),
    'GET /conversations/:id': (id) => one(id, (found) => found),
    'POST /conversations/:id/review': (id, changes) => review(id, changes),
    'POST /conversations/:id/notes': (id, { text }) =>
      review(id, {
        notes: [...notes(id), { id: `n${notes(id).length + 2}`, by: 'Alex Moreno', at: NOW, text }],
      }),
    'POST /conversations/:id/hold': (id, { held, reason }) =>
      review(id, { held: held === true ? { by: 'Alex Moreno', at: NOW, reason } : null }),
    'POST /conversations/:id/unmask': (id) =>
      one(id, (found) => ({
        ...found,
        unmasked: true,
        lines: found.lines.map((line) => ({
          ...line,
          text: line.text.map((part) => (part.kind === 'masked' ? { ...part, text: '555-0142' } : part)),
        })),
      })),
    'POST /conversations/:id/export': (id) =>
      one(id, () => ({ name: 'conversation.html', type: 'text/html', content: 'x' })),
    'POST /conversations/:id/erase': (id) =>
      one(id, ({ lines }) => {
        all.delete(id);
        return { receipt: 'E-2026-11-24-7QX2', at: NOW, lines: lines.length };
      }),
    'GET /insight': () => ({ body: INSIGHT }),
    'GET /exports': () => ({ body: { jobs: [EXPORT_JOB] } }),
    'GET /overview': () => ({ body: OVERVIEW }),
    'GET /colleagues': () => ({
      body: { colleagues: [me, { id: 's2', name: 'Noor Haddad', roles: ['reviewer'] }] },
    }),
    'GET /staff': () => ({
      body: {
        staff: [
          { ...me, state: 'active', addedAt: NOW - 9e9, lastSignInAt: NOW - 4e6, sessions: 1 },
          {
            id: 's2',
            name: 'Noor Haddad',
            roles: ['reviewer'],
            state: 'active',
            addedAt: NOW - 8e9,
            lastSignInAt: NOW - 9e7,
            sessions: 0,
          },
          {
            id: 's3',
            name: 'Kit Owens',
            roles: ['auditor'],
            state: 'new',
            addedAt: NOW - 8e7,
            lastSignInAt: null,
            sessions: 0,
          },
        ],
      },
    }),
    'PATCH /staff/:id': (id, { roles }) => ({
      body: {
        id,
        name: 'Noor Haddad',
        roles,
        state: 'active',
        addedAt: NOW,
        lastSignInAt: null,
        sessions: 0,
      },
    }),
    'POST /staff/:id/revoke': () => ({ body: { ended: 1 } }),
    'GET /audit/verify': () => ({ body: { entries: 4211, sound: true, brokenAt: null } }),
    'GET /audit': () => ({
      body: {
        more: true,
        entries: (['unmasked', 'viewed', 'searched', 'signed-in', 'sign-in-failed'] as const).map(
          (action, index) => ({
            seq: 4211 - index,
            at: NOW - index * 60_000,
            action,
            staff: action === 'sign-in-failed' ? null : { id: 's1', name: 'Alex Moreno' },
            subject: index < 2 ? '0000000000000000abc00002' : null,
            details:
              action === 'unmasked'
                ? { reason: 'asked to call back' }
                : action === 'searched'
                  ? { words: 2 }
                  : {},
          }),
        ),
      },
    }),
  };
}
