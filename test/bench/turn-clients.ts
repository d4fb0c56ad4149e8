import { z } from 'zod';

/** Somebody in a conversation: resolves when the bot's first words in answer are there. */
export interface Speaker {
  say(text: string): Promise<void>;
  leave(): void;
}

/** Nothing came back, or something else than was asked for. */
export class SpeakerError extends Error {
  override readonly name = 'SpeakerError';
}

const LONGEST_MS = 20_000;
const opened = z.object({ token: z.string(), conversationId: z.string(), streamUrl: z.string() });
const given = z.object({ token: z.string(), userId: z.string() });
const frame = z.object({
  activities: z.array(
    z.looseObject({ type: z.string(), from: z.looseObject({ role: z.string().optional() }) }),
  ),
});
const echoed = z.object({ activities: z.array(z.looseObject({ text: z.string() })).min(1) });

/** A visitor of the website: a token, a conversation, a WebSocket, as Web Chat does it. */
export async function visitorOf(url: string): Promise<Speaker> {
  const { token, userId } = given.parse(await post(`${url}chat/token`, {}, ''));
  const conversation = opened.parse(await post(`${url}v3/directline/conversations`, {}, token));
  const socket = new WebSocket(conversation.streamUrl);
  let heard: (() => void) | undefined;
  await new Promise<void>((resolve, reject) => {
    // The greeting: the conversation has begun.
    heard = resolve;
    socket.addEventListener('error', () => reject(new SpeakerError('The socket was refused.')));
    socket.addEventListener('message', ({ data }) => {
      if (typeof data !== 'string' || data === '') return;
      const { activities } = frame.parse(JSON.parse(data));
      if (activities.some(({ type, from }) => type === 'message' && from.role === 'bot')) heard?.();
    });
  });
  const activities = `${url}v3/directline/conversations/${conversation.conversationId}/activities`;
  return {
    async say(text) {
      const answer = within(new Promise<void>((resolve) => (heard = resolve)));
      await Promise.all([
        post(activities, { type: 'message', from: { id: userId }, text }, conversation.token),
        answer,
      ]);
    },
    leave: () => socket.close(),
  };
}

/** Somebody before the echo bot; its answer comes in the response, the shortest way there is. */
export async function echoerOf(url: string, id: number): Promise<Speaker> {
  const activity = {
    type: 'message',
    channelId: 'emulator',
    serviceUrl: 'http://127.0.0.1:9/',
    deliveryMode: 'expectReplies',
    conversation: { id: `c${id}` },
    from: { id: `u${id}` },
    recipient: { id: 'bot' },
  };
  let said = 0;
  return {
    async say(text) {
      said += 1;
      echoed.parse(await post(`${url}api/messages`, { ...activity, id: `${id}-${said}`, text }, ''));
    },
    leave: () => undefined,
  };
}

async function post(url: string, body: object, token: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new SpeakerError(`${new URL(url).pathname} was answered with ${response.status}.`);
  return JSON.parse(text);
}

async function within(answer: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new SpeakerError(`No answer in ${LONGEST_MS} ms.`)), LONGEST_MS);
  try {
    await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
