import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { WebSocket, WebSocketServer, type RawData } from 'ws';

/** A call of Slack's Web API, as it came. */
export interface Call {
  readonly method: string;
  readonly token: string;
  readonly body: { readonly [field: string]: unknown };
}

/** Slack's side on loopback: its Web API, which records calls, and Socket Mode, which a test drives. */
export interface FakeSlack {
  readonly apiUrl: string;
  readonly calls: readonly Call[];
  /** Calls of one method. */
  of(method: string): readonly Call[];
  /** Answers the next calls of a method with these, one each. */
  answer(method: string, ...answers: readonly Answer[]): void;
  /** Keeps calls of a method waiting until released. */
  hold(method: string): () => void;
  /** Sends an envelope through the open socket. */
  deliver(envelope: { readonly [field: string]: unknown }): void;
  /** Envelopes acknowledged: the id, and what was answered with it. */
  readonly acknowledged: readonly { readonly envelope_id: string; readonly payload: unknown }[];
  readonly sockets: () => number;
  /** Ends the open sockets, as Slack does from time to time. */
  refresh(): void;
  close(): Promise<void>;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: object;
}

const acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown() });

export const BOT_TOKEN = 'xoxb-0000000000-not-a-real-one';
export const APP_TOKEN = 'xapp-1-A000-not-a-real-one';
export const DIRECT = 'D0DIRECT1';

/** What Slack answers to a call that it takes. */
function standard(method: string, count: number, socketUrl: string): object {
  switch (method) {
    case 'chat.postMessage':
      return { ok: true, ts: `1777900000.${String(count).padStart(6, '0')}` };
    case 'conversations.open':
      return { ok: true, channel: { id: DIRECT } };
    case 'apps.connections.open':
      return { ok: true, url: socketUrl };
    default:
      return { ok: true };
  }
}

export async function fakeSlack(): Promise<FakeSlack> {
  const calls: Call[] = [];
  const answers = new Map<string, Answer[]>();
  const gates = new Map<string, Promise<void>>();
  const acknowledged: z.output<typeof acknowledgement>[] = [];
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer((request, response) => void respond(request, response));
  server.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('message', (data) => acknowledged.push(acknowledgement.parse(JSON.parse(wordsOf(data)))));
      opened.send(JSON.stringify({ type: 'hello' }));
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server);

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = (request.url ?? '').replace('/api/', '');
    const body = fieldsOf(await textOf(request));
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    calls.push({ method, token, body });
    const count = calls.length;
    await gates.get(method);
    const answer = answers.get(method)?.shift() ?? {};
    const standing = standard(method, count, `ws://127.0.0.1:${port}/link`);
    response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json', ...answer.headers });
    response.end(JSON.stringify(answer.body ?? standing));
  }

  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    calls,
    acknowledged,
    of: (method) => calls.filter((call) => call.method === method),
    answer: (method, ...given) => void answers.set(method, [...(answers.get(method) ?? []), ...given]),
    hold(method) {
      const { promise, resolve } = Promise.withResolvers<void>();
      gates.set(method, promise);
      return resolve;
    },
    deliver: (envelope) => open(sockets).forEach((socket) => socket.send(JSON.stringify(envelope))),
    sockets: () => open(sockets).length,
    refresh: () =>
      open(sockets).forEach((socket) =>
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh' })),
      ),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function open(sockets: WebSocketServer): readonly WebSocket[] {
  return [...sockets.clients].filter(({ readyState }) => readyState === WebSocket.OPEN);
}

function wordsOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.from(data instanceof ArrayBuffer ? new Uint8Array(data) : data).toString('utf8');
}

/** A form's fields; those that hold JSON are read. */
function fieldsOf(text: string): { readonly [field: string]: unknown } {
  const fields = [...new URLSearchParams(text)].map(([name, value]) => [
    name,
    /^[[{]/.test(value) ? JSON.parse(value) : value,
  ]);
  return Object.fromEntries(fields);
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function portOf(server: Server): number {
  const at = server.address();
  return typeof at === 'object' && at !== null ? at.port : 0;
}
