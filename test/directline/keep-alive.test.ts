import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { keepAlive, PING_MS } from '../../src/directline/keep-alive.ts';

/** A socket that writes down what is done to it, and answers pings if told so. */
class Peer extends EventEmitter {
  readonly done: string[] = [];
  private readonly answers: boolean;
  constructor(answers: boolean) {
    super();
    this.answers = answers;
  }
  ping() {
    this.done.push('ping');
    if (this.answers) this.emit('pong');
  }
  close(code: number) {
    this.done.push(`close ${code}`);
  }
  terminate() {
    this.done.push('cut');
  }
}

describe('keeping a socket alive', () => {
  let timer: NodeJS.Timeout | undefined;
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    clearInterval(timer);
    jest.useRealTimers();
  });

  it('keeps a peer that answers each ping', () => {
    const peer = new Peer(true);
    timer = keepAlive(peer);
    jest.advanceTimersByTime(3 * PING_MS);
    expect(peer.done).toEqual(['ping', 'ping', 'ping']);
  });

  it('cuts a peer that did not answer the last ping', () => {
    const peer = new Peer(false);
    timer = keepAlive(peer);
    jest.advanceTimersByTime(PING_MS);
    expect(peer.done).toEqual(['ping']);
    jest.advanceTimersByTime(PING_MS);
    expect(peer.done).toEqual(['ping', 'cut']);
  });

  it('counts the frames between two pings only', () => {
    const peer = new Peer(true);
    timer = keepAlive(peer);
    for (let round = 0; round < 3; round += 1) {
      for (let frame = 0; frame < 60; frame += 1) peer.emit('message');
      jest.advanceTimersByTime(PING_MS);
    }
    expect(peer.done).not.toContain('close 1008');
    for (let frame = 0; frame < 61; frame += 1) peer.emit('message');
    expect(peer.done).toContain('close 1008');
  });
});
