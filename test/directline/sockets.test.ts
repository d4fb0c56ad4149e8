import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { PING_MS } from '../../src/directline/keep-alive.ts';
import { type House, openHouse } from './house.ts';
import { chatToken, request, say, start, type Ticket } from './raw.ts';

const open: House[] = [];
afterEach(async () => {
  jest.useRealTimers();
  await Promise.all(open.splice(0).map((house) => house.close()));
});

async function house() {
  const opened = await openHouse();
  open.push(opened);
  return opened;
}

/** A stream address that has not been used. */
async function address(at: House, ticket: Ticket): Promise<string> {
  const path = `/v3/directline/conversations/${ticket.conversationId}?watermark=0`;
  return String(Object((await request(at, 'GET', path, { token: ticket.token })).body).streamUrl);
}

function closing(socket: WebSocket): Promise<number> {
  socket.on('error', () => undefined);
  return new Promise((resolve) => {
    socket.on('close', resolve);
  });
}

function opening(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.on('open', () => resolve());
  });
}

/** Of messages that fill every buffer between a server and a client that does not read. */
const ROUNDS = 130;

describe('a socket', () => {
  it('is cut when it no longer answers a ping', async () => {
    // Only the pings' interval stands still: sockets and requests need their own timers.
    jest.useFakeTimers({
      doNotFake: [
        'setTimeout',
        'clearTimeout',
        'setImmediate',
        'nextTick',
        'queueMicrotask',
        'performance',
        'Date',
        'hrtime',
      ],
    });
    const at = await house();
    const ticket = await chatToken(at);
    const dead = new WebSocket((await start(at, ticket.token)).streamUrl, { autoPong: false });
    const closed = closing(dead);
    await opening(dead);
    await jest.advanceTimersByTimeAsync(2 * PING_MS);
    expect(await closed).toBe(1006);
  });

  it('is cut when it sends without end', async () => {
    const at = await house();
    const ticket = await chatToken(at);
    const socket = new WebSocket((await start(at, ticket.token)).streamUrl);
    const closed = closing(socket);
    await opening(socket);
    for (let frame = 0; frame < 100; frame += 1) socket.send('');
    expect(await closed).toBe(1008);
  });

  it('is cut when it does not read, and costs nobody else anything', async () => {
    const at = await house();
    const ticket = await chatToken(at);
    const { streamUrl } = await start(at, ticket.token);
    const url = new URL(streamUrl);
    const lazy = connect(at.port, '127.0.0.1');
    const cut = new Promise((resolve) => lazy.on('close', resolve));
    lazy.on('error', () => undefined);
    lazy.write(
      `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
    );
    lazy.pause();
    const text = 'x'.repeat(60_000);
    for (let round = 0; round < ROUNDS; round += 1) expect((await say(at, ticket, text)).status).toBe(200);
    lazy.resume();
    await cut;
    expect(lazy.bytesRead).toBeLessThan(ROUNDS * 2 * text.length);
    expect((await say(at, ticket, 'one')).status).toBe(200);
  });

  it('is refused beyond a dozen tabs of one conversation', async () => {
    const at = await house();
    const ticket = await chatToken(at);
    await start(at, ticket.token);
    const sockets: WebSocket[] = [];
    for (let tab = 0; tab < 12; tab += 1) {
      const socket = new WebSocket(await address(at, ticket));
      sockets.push(socket);
      await opening(socket);
    }
    expect(await closing(new WebSocket(await address(at, ticket)))).toBe(1013);
    const left = closing(sockets[0] ?? new WebSocket('ws://127.0.0.1:1'));
    sockets[0]?.close();
    await left;
    const again = new WebSocket(await address(at, ticket));
    await new Promise((resolve) => again.on('message', resolve));
  });
});
