import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { activityOf } from '../../src/slack/heard.ts';
import { readEvent } from '../../src/slack/events.ts';
import { readPress } from '../../src/slack/presses.ts';
import { isSignedBySlack, signatureOf } from '../../src/slack/signature.ts';
import { slackWith } from '../../src/channels/slack.ts';
import { testClock } from '../directline/world.ts';
import {
  blockAction,
  button,
  callback,
  deletion,
  directMessage,
  edit,
  homeAction,
  homeOpened,
  mention,
  ownMessage,
  reaction,
} from './fixtures.ts';
import { SECRET } from './house.ts';

const clock = testClock();
const time = String(clock.now() / 1000);
const body = Buffer.from(JSON.stringify(callback(directMessage('hello'))));
const signature = `v0=${signatureOf(SECRET, time, body).toString('hex')}`;
const signed = (changes: { body?: Buffer; time?: string; signature?: string } = {}) => ({
  body: changes.body ?? body,
  headers: {
    'x-slack-request-timestamp': changes.time ?? time,
    'x-slack-signature': changes.signature ?? signature,
  },
});

/** A text with one character another. */
const altered = (text: string) =>
  fc
    .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 126 }))
    .map(
      ([at, by]) =>
        `${text.slice(0, at)}${String.fromCharCode((text.charCodeAt(at) + by) % 127)}${text.slice(at + 1)}`,
    );

describe('a signature', () => {
  it('is taken as it was made, and in no other way', () => {
    const changes = fc.oneof(
      altered(body.toString('latin1')).map((text) => ({ body: Buffer.from(text, 'latin1') })),
      altered(signature).map((text) => ({ signature: text })),
      altered(time).map((text) => ({ time: text })),
    );
    let tried = 0;
    fc.assert(
      fc.property(changes, (change) => {
        tried += 1;
        expect(isSignedBySlack(signed(change), SECRET, clock)).toBe(false);
      }),
      { numRuns: 10_000 },
    );
    expect(tried).toBeGreaterThanOrEqual(10_000);
    expect(isSignedBySlack(signed(), SECRET, clock)).toBe(true);
  });

  it('is good for five minutes, both ways', () => {
    const at = testClock();
    at.advance(300_000);
    expect(isSignedBySlack(signed(), SECRET, at)).toBe(true);
    at.advance(1_000);
    expect(isSignedBySlack(signed(), SECRET, at)).toBe(false);
    const early = testClock(clock.now() - 301_000);
    expect(isSignedBySlack(signed(), SECRET, early)).toBe(false);
  });
});

const events = [
  directMessage('hello <@U0THEBOT01>'),
  directMessage('x', { thread_ts: '1777885100.000001' }),
  mention('<@U0THEBOT01> hello'),
  edit('1777885100.000001', 'x', true),
  deletion('1777885100.000001'),
  ownMessage('x'),
  reaction('+1', '1777885100.000001'),
  homeOpened('messages'),
  homeOpened('home'),
].map((event) => callback(event));
const presses = [
  blockAction({ action: button('x', { topic: 'homework' }) }),
  blockAction({ action: { type: 'feedback_buttons', action_id: 'thumb', value: 'like-l1' } }),
  homeAction(button('x', { command: 'topics' })),
];

/** A payload of Slack's in which something, somewhere, is something else, or is missing. */
function mutated(payloads: readonly object[]) {
  return fc
    .tuple(
      fc.constantFrom(...payloads),
      fc.array(fc.tuple(fc.nat(), fc.option(fc.jsonValue())), { minLength: 1, maxLength: 3 }),
    )
    .map(([payload, edits]) => {
      const copy: unknown = JSON.parse(JSON.stringify(payload));
      for (const [at, value] of edits) {
        const places = placesIn(copy);
        const [holder, name] = places[at % places.length] ?? [];
        if (holder === undefined || name === undefined) continue;
        if (value === null) Reflect.deleteProperty(holder, name);
        else Reflect.set(holder, name, value);
      }
      return copy;
    });
}

function placesIn(value: unknown): readonly (readonly [object, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [[value, name] as const, ...placesIn(inner)]);
}

describe('a payload that is none of Slack’s', () => {
  it('is read as something or as nothing, and never throws on its way to a turn', () => {
    const manner = slackWith({ like: 'a', dislike: 'b' });
    const key = { channel: 'slack', conversation: 'x' };
    const kinds = new Set<string>();
    fc.assert(
      fc.property(fc.oneof(mutated(events), fc.jsonValue()), mutated(presses), (event, press) => {
        const heard = readEvent(event);
        const pressed = readPress(press);
        kinds.add(heard.kind).add(pressed.kind);
        if (heard.kind === 'said') manner.parse(activityOf(heard.said, heard.place), key);
        if (pressed.kind === 'said') {
          const incoming = manner.parse(activityOf(pressed.said, pressed.place ?? { channel: 'D1' }), key);
          expect(incoming?.activityId).not.toBe('');
        }
      }),
      { numRuns: 4_000 },
    );
    expect([...kinds].toSorted()).toEqual(['home', 'ignored', 'invalid', 'said']);
  });
});
