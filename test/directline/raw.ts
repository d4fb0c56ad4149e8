import { z } from 'zod';
import type { House } from './house.ts';

const ticketSchema = z.object({
  token: z.string(),
  conversationId: z.string(),
  userId: z.string(),
  expires_in: z.number(),
});
const openedSchema = z.object({ conversationId: z.string(), token: z.string(), streamUrl: z.string() });
const setSchema = z.object({
  activities: z.array(z.looseObject({ id: z.string(), type: z.string(), text: z.string().optional() })),
  watermark: z.string().optional(),
});

export type Ticket = z.infer<typeof ticketSchema>;
export type Activities = z.infer<typeof setSchema>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A request as a program would make it, without a client's help. */
export async function request(
  house: House,
  method: string,
  path: string,
  {
    token,
    body,
    headers = {},
  }: { token?: string; body?: unknown; headers?: { [name: string]: string } } = {},
): Promise<Answer> {
  const response = await fetch(`${house.url}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

export async function chatToken(house: House, origin?: string, earlier?: string): Promise<Ticket> {
  const { body } = await request(house, 'POST', '/chat/token', {
    ...(origin === undefined ? {} : { headers: { Origin: origin } }),
    body: earlier === undefined ? {} : { token: earlier },
  });
  return ticketSchema.parse(body);
}

export async function start(house: House, token: string) {
  const answer = await request(house, 'POST', '/v3/directline/conversations', { token, body: { user: {} } });
  return { status: answer.status, ...openedSchema.parse(answer.body) };
}

export function say(house: House, ticket: Ticket, text: string, more: object = {}): Promise<Answer> {
  const path = `/v3/directline/conversations/${ticket.conversationId}/activities`;
  return request(house, 'POST', path, { token: ticket.token, body: { type: 'message', text, ...more } });
}

export async function poll(house: House, ticket: Ticket, watermark = ''): Promise<Activities> {
  const path = `/v3/directline/conversations/${ticket.conversationId}/activities?watermark=${watermark}`;
  return setSchema.parse((await request(house, 'GET', path, { token: ticket.token })).body);
}

export function parseFrame(data: unknown): Activities {
  return setSchema.parse(JSON.parse(String(data)));
}
