import { afterEach, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { type House, openHouse, PAGE_ORIGIN } from './house.ts';
import { type Activities, chatToken, parseFrame, poll, request, say, start, type Ticket } from './raw.ts';

const open: House[] = [];
afterEach(() => Promise.all(open.splice(0).map((house) => house.close())));

async function house(options: Parameters<typeof openHouse>[0] = {}) {
  const opened = await openHouse(options);
  open.push(opened);
  return opened;
}

const base = '/v3/directline';

describe('Direct Line over HTTP', () => {
  it('starts a conversation once and greets once', async () => {
    const at = await house();
    const ticket = await chatToken(at);
    expect((await start(at, ticket.token)).status).toBe(201);
    expect((await start(at, ticket.token)).status).toBe(200);
    expect((await poll(at, ticket)).activities.map(({ text }) => text)).toEqual(['Hello.']);
    expect(at.turns.taken.map(({ kind, activityId }) => [kind, activityId])).toEqual([['join', 'join']]);
  });

  it('greets in the language of the page', async () => {
    const at = await house();
    for (const locale of ['de-AT', 'not a language']) {
      const { token } = await chatToken(at);
      const body = { user: { id: 'somebody' }, locale };
      expect((await request(at, 'POST', `${base}/conversations`, { token, body })).status).toBe(201);
    }
    expect(at.turns.taken.map(({ locale }) => locale)).toEqual(['de-AT', undefined]);
    const { token } = await chatToken(at);
    expect((await request(at, 'POST', `${base}/conversations`, { token, body: '{' })).status).toBe(400);
  });

  it('brings a long history whole to a socket', async () => {
    const at = await house();
    const ticket = await chatToken(at);
    await start(at, ticket.token);
    const text = 'x'.repeat(20_000);
    for (let round = 0; round < 120; round += 1) await say(at, ticket, `${round} ${text}`);
    const stream = listen((await start(at, ticket.token)).streamUrl);
    await stream.until((frames) => frames.at(-1)?.watermark === '242');
    expect(texts(stream.frames)).toHaveLength(241);
    expect(stream.frames.map((frame) => frame.watermark)).toEqual(['100', '200', '242']);
  });

  it('reads on from a watermark, and reads everything where the watermark is none', async () => {
    const at = await house();
    const ticket = await chatToken(at);
    await start(at, ticket.token);
    await say(at, ticket, 'one');
    const all = await poll(at, ticket);
    expect(all.watermark).toBe('4');
    await say(at, ticket, 'two');
    expect((await poll(at, ticket, all.watermark)).activities.map(({ text }) => text)).toEqual([
      'two',
      'You said: two',
    ]);
    for (const none of ['', 'null', '-1', '1e3', 'x', '9'.repeat(40)]) {
      expect((await poll(at, ticket, none)).activities).toHaveLength(5);
    }
    expect(await poll(at, ticket, '6')).toEqual({ activities: [], watermark: '6' });
  });

  it('takes who is speaking from the token, whatever the browser says', async () => {
    const at = await house();
    const ticket = await chatToken(at);
    await say(at, ticket, 'one', {
      id: 'my-id',
      from: { id: 'therapy-guide', role: 'bot' },
      channelId: 'msteams',
      serviceUrl: 'https://evil.example',
      conversation: { id: 'another' },
      recipient: { id: 'x' },
      channelData: { clientActivityID: 'c1', ApiToken: 'xoxb-secret' },
    });
    expect(at.turns.taken).toEqual([
      {
        kind: 'message',
        key: { channel: 'web', conversation: ticket.conversationId },
        activityId: expect.stringMatching(/^client-c1-/),
        from: ticket.userId,
        text: 'one',
        echo: 'c1',
      },
    ]);
  });

  it('passes on what a button carried, where it has the shape of one of ours', async () => {
    const at = await house();
    const ticket = await chatToken(at);
    await say(at, ticket, 'More', { value: { more: 'homework/why' } });
    await say(at, ticket, 'More', { value: { more: '../../etc/passwd' } });
    await say(at, ticket, 'More', { value: { more: 'homework/why', flow: 'x' } });
    expect(at.turns.taken.map((incoming) => 'choice' in incoming && incoming.choice)).toEqual([
      { more: 'homework/why' },
      false,
      false,
    ]);
  });

  it('answers what it has no use for, and takes no turn', async () => {
    const at = await house();
    const ticket = await chatToken(at);
    const path = `${base}/conversations/${ticket.conversationId}/activities`;
    for (const type of ['typing', 'endOfConversation', 'conversationUpdate', 'event', 'madeUp']) {
      const membersAdded = [{ id: 'somebody' }];
      const answer = await request(at, 'POST', path, {
        token: ticket.token,
        body: { type, membersAdded, name: 'x' },
      });
      expect(answer).toMatchObject({ status: 200, body: { id: expect.any(String) } });
    }
    const invoke = (name: string) =>
      request(at, 'POST', path, { token: ticket.token, body: { type: 'invoke', name, value: {} } });
    expect((await invoke('message/submitAction')).status).toBe(200);
    expect((await invoke('madeUp')).status).toBe(501);
    expect(at.turns.taken).toEqual([]);
  });

  it('takes a thumb as an event about a line', async () => {
    const at = await house();
    const ticket = await chatToken(at);
    const path = `${base}/conversations/${ticket.conversationId}/activities`;
    const entities = [{ type: 'https://schema.org/Message', '@id': 'urn:answer:abc#dislike' }];
    const body = { type: 'event', name: 'webchat:activity-status/feedback', entities };
    expect((await request(at, 'POST', path, { token: ticket.token, body })).status).toBe(200);
    expect(at.turns.taken).toMatchObject([
      { kind: 'event', name: 'feedback', data: '{"about":"abc","reaction":"dislike"}' },
    ]);
  });

  it('refuses uploads in a way that does not look like an expired token', async () => {
    const at = await house();
    const ticket = await chatToken(at);
    const upload = await fetch(`${at.url}${base}/conversations/${ticket.conversationId}/upload?userId=x`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${ticket.token}`, 'Content-Type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\nbytes\r\n--x--',
    });
    expect(upload.status).toBe(415);
    expect((await request(at, 'GET', `${base}/session/getsessionid`)).status).toBe(404);
  });

  it('refuses what is no activity with a code, and takes no turn', async () => {
    const at = await house();
    const ticket = await chatToken(at);
    const path = `${base}/conversations/${ticket.conversationId}/activities`;
    const cases: readonly (readonly [unknown, number, string])[] = [
      ['{', 400, 'BadJson'],
      ['[]', 400, 'ObjectExpected'],
      ['"text"', 400, 'ObjectExpected'],
      ['{}', 400, 'BadType'],
      ['{"type":1}', 400, 'BadType'],
      ['{"type":"message","text":{}}', 400, 'BadText'],
      ['{"type":"message","__proto__":{"a":1}}', 400, 'ForbiddenKey'],
      ['{"type":"message","value":{"a":{"constructor":1}}}', 400, 'ForbiddenKey'],
      [`{"type":"message","value":${'['.repeat(30)}${']'.repeat(30)}}`, 400, 'TooDeep'],
      [{ type: 'message', attachments: Array.from({ length: 11 }, () => ({})) }, 400, 'BadAttachments'],
      [{ type: 'message', text: 'x'.repeat(65_536) }, 413, 'BodyTooLarge'],
      [{ type: 'message', text: 'x'.repeat(300_000) }, 413, 'BodyTooLarge'],
    ];
    for (const [body, status, code] of cases) {
      const answer = await request(at, 'POST', path, { token: ticket.token, body });
      expect([answer.status, answer.body]).toEqual([
        status,
        { error: { code, message: expect.stringMatching(/ .*\.$/) } },
      ]);
    }
    const plain = {
      token: ticket.token,
      body: '{"type":"message"}',
      headers: { 'Content-Type': 'text/plain' },
    };
    expect((await request(at, 'POST', path, plain)).status).toBe(415);
    expect(at.turns.taken).toEqual([]);
  });

  it('says no more than a code when a turn fails, and logs no words', async () => {
    const at = await house();
    const ticket = await chatToken(at);
    expect(await say(at, ticket, 'throw')).toMatchObject({
      status: 500,
      body: { error: { code: 'ServerError', message: 'ServerError' } },
    });
    expect((await say(at, ticket, 'one')).status).toBe(200);
    const [entry] = at.log.entries;
    expect(entry).toMatchObject({ level: 'error', event: 'website turn failed' });
    expect(JSON.stringify(at.log.entries)).not.toContain('cannot decide');
  });
});

describe('the stream', () => {
  async function opened(at: House, ticket: Ticket, watermark?: string) {
    const path = `${base}/conversations/${ticket.conversationId}?watermark=${watermark ?? ''}`;
    const { body } = await request(at, 'GET', path, { token: ticket.token });
    return listen(String(Object(body).streamUrl));
  }

  it('delivers every line once, in order, with rising watermarks', async () => {
    const at = await house();
    const ticket = await chatToken(at);
    const stream = listen((await start(at, ticket.token)).streamUrl);
    for (let round = 0; round < 20; round += 1) await say(at, ticket, `line ${round}`);
    await stream.until((frames) => texts(frames).includes('You said: line 19'));
    expect(texts(stream.frames)).toEqual([
      'Hello.',
      ...Array.from({ length: 20 }, (_, round) => [`line ${round}`, `You said: line ${round}`]).flat(),
    ]);
    const marks = stream.frames.map((frame) => Number(frame.watermark));
    expect(marks).toEqual(marks.toSorted((one, other) => one - other));
    expect(marks.at(-1)).toBe(42);
  });

  it('goes on from a watermark', async () => {
    const at = await house();
    const ticket = await chatToken(at);
    await start(at, ticket.token);
    await say(at, ticket, 'one');
    const stream = await opened(at, ticket, '3');
    await stream.until((frames) => frames.length > 0);
    expect(texts(stream.frames)).toEqual(['You said: one']);
  });

  it('opens once for each address, and for nobody else', async () => {
    const at = await house();
    const [mine, other] = [await chatToken(at), await chatToken(at)];
    const { streamUrl, token } = await start(at, mine.token);
    const first = listen(streamUrl);
    await first.until((frames) => frames.length > 0);
    const ticket = new URL((await start(at, mine.token)).streamUrl).searchParams.get('t') ?? '';
    const address = (conversation: string, t: string) =>
      `${at.url.replace('http', 'ws')}${base}/conversations/${conversation}/stream?watermark=0&t=${t}`;
    const shut = [
      streamUrl,
      address(mine.conversationId, token),
      address(mine.conversationId, ''),
      address(other.conversationId, ticket),
    ];
    for (const url of shut) expect(await listen(url).closed).toBe(403);
    expect(await listen(address('../x', ticket)).closed).toBe(404);
  });

  it('opens for pages that may use the chat, and for no other', async () => {
    const at = await house();
    const ticket = await chatToken(at, PAGE_ORIGIN);
    const { body } = await request(at, 'POST', `${base}/conversations`, {
      token: ticket.token,
      body: {},
      headers: { Origin: PAGE_ORIGIN },
    });
    const url = String(Object(body).streamUrl);
    for (const origin of [
      'https://evil.example',
      'null',
      'http://clinic.example',
      'https://clinic.example.evil.example',
      'https://clinic.example:444',
    ]) {
      expect(await listen(url, origin).closed).toBe(403);
    }
    const stream = listen(url, PAGE_ORIGIN);
    await stream.until((frames) => texts(frames).includes('Hello.'));
  });

  it('bears empty frames, and closes on one that is too large', async () => {
    const at = await house();
    const ticket = await chatToken(at);
    const stream = listen((await start(at, ticket.token)).streamUrl);
    await stream.until((frames) => frames.length > 0);
    stream.socket.send('');
    stream.socket.send('not json');
    await say(at, ticket, 'one');
    await stream.until((frames) => texts(frames).includes('You said: one'));
    stream.socket.send('x'.repeat(70_000));
    expect(await stream.closed).toBe(1009);
    expect((await say(at, ticket, 'two')).status).toBe(200);
  });

  it('brings words about danger while the transcript cannot be read', async () => {
    let broken = true;
    const at = await house({
      store: (store) => ({
        ...store,
        conversation: (key) => (broken ? Promise.reject(new Error('disk')) : store.conversation(key)),
        lines: (...read) => (broken ? Promise.reject(new Error('disk')) : store.lines(...read)),
      }),
    });
    const ticket = await chatToken(at);
    const stream = listen((await start(at, ticket.token)).streamUrl);
    at.turns.refuse('store');
    expect((await say(at, ticket, 'danger')).status).toBe(503);
    await stream.until((frames) => texts(frames).includes('Please call 112.'));
    expect(stream.frames.map((frame) => frame.watermark)).toEqual([undefined]);
    expect((await poll(at, ticket, '0')).activities.map(({ text }) => text)).toEqual(['Please call 112.']);
    broken = false;
    at.turns.refuse(undefined);
    await say(at, ticket, 'one');
    await stream.until((frames) => texts(frames).includes('You said: one'));
    expect((await poll(at, ticket, '0')).activities.map(({ text }) => text)).not.toContain(
      'Please call 112.',
    );
  });
});

function texts(frames: readonly Activities[]): readonly (string | undefined)[] {
  return frames.flatMap((frame) => frame.activities.map(({ text }) => text));
}

/** A socket that records its frames; `closed` is the close code, or the status where it never opened. */
function listen(url: string, origin?: string) {
  const socket = new WebSocket(url, origin === undefined ? {} : { origin });
  const frames: Activities[] = [];
  const { promise: closed, resolve } = Promise.withResolvers<number>();
  socket.on('message', (data) => frames.push(parseFrame(data)));
  socket.on('unexpected-response', (_request, response) => {
    resolve(response.statusCode ?? 0);
    socket.terminate();
  });
  socket.on('close', (code) => resolve(code));
  socket.on('error', () => undefined);
  const until = async (arrived: (frames: readonly Activities[]) => boolean) => {
    const deadline = performance.now() + 4_000;
    while (!arrived(frames)) {
      if (performance.now() > deadline) throw new Error(`nothing of the kind: ${texts(frames).join(' | ')}`);
      await new Promise((done) => setTimeout(done, 5));
    }
  };
  return { socket, frames, closed, until };
}
