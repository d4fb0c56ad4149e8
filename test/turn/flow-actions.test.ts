import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import type { Action } from '../../src/dialogs/action-schema.ts';
import type { Slot } from '../../src/dialogs/answer.ts';
import type { MadeFile } from '../../src/model/reply.ts';
import { createZone } from '../../src/model/zone.ts';
import { act } from '../../src/turn/flow-actions.ts';
import type { Acted } from '../../src/turn/flow-acting.ts';

function made(
  action: Action,
  slots: { readonly [name: string]: Slot },
  now = '2026-10-30T15:00:00Z',
  zone = 'America/New_York',
  takesFiles = true,
): Acted | undefined {
  const place = { zone: createZone(zone), culture: 'en-us' };
  return act(action, {
    slots: new Map(Object.entries(slots)),
    place,
    now: Date.parse(now),
    fill: (text) => text,
    takesFiles,
  });
}

const contents = (acted: Acted | undefined): readonly string[] =>
  (acted?.files ?? []).flatMap((file) => ('content' in file ? [file.content] : []));

const LIST: Action = {
  action: 'list-file',
  text: 'Here.',
  link: 'Save',
  print: 'Print',
  file: 'list',
  heading: 'My list',
  parts: [
    { heading: 'Why', slot: 'why' },
    { heading: 'Questions', slot: 'questions' },
  ],
  note: 'Any order.',
};

describe('a list to take along', () => {
  const evil = '<script>alert(1)</script> & "me"';
  const slots: { readonly [name: string]: Slot } = {
    why: { type: 'text', text: evil },
    questions: { type: 'list', items: ['how long?', '<img src=x onerror=alert(1)>'] },
  };

  it('is a text in the visitor’s own words', () => {
    const [text] = contents(made(LIST, slots));
    expect(text).toBe(
      `My list\r\n\r\nWhy\r\n- ${evil}\r\n\r\nQuestions\r\n- how long?\r\n- <img src=x onerror=alert(1)>\r\n\r\nAny order.\r\n`,
    );
  });

  it('is a page to print in which those words are never markup', () => {
    const [, page] = contents(made(LIST, slots));
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;me&quot;');
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain('<h1>My list</h1>');
  });

  it('leaves out what was not said, and is nothing where nothing was', () => {
    expect(contents(made(LIST, { why: { type: 'text', text: evil } }))[0]).not.toContain('Questions');
    expect(made(LIST, {})).toBeUndefined();
  });
});

const WEEK = { what: 'what', days: 'days', time: 'time', length: 'length' } as const;
const PLAN: Action = {
  action: 'week-plan',
  ...WEEK,
  text: 'Plan:',
  line: '{day}[ at {time}][, {length}]',
  doing: 'Doing:',
};
const FILE: Action = {
  action: 'week-file',
  ...WEEK,
  text: 'File.',
  link: 'Save',
  file: 'week',
  title: 'Mine',
  minutes: 15,
};
const days = (...keys: readonly string[]): Slot => ({ type: 'several', keys: [...keys], labels: [...keys] });
const at = (time: string): Slot => ({ type: 'time', time, shown: time });

describe('a plan for the week', () => {
  it('names the coming days, today first where its hour is still to come', () => {
    // Friday, October 30, 11:00 in New York.
    const slots = { days: days('mon', 'fri'), time: at('12:00') };
    expect(made(PLAN, slots)?.text).toBe(
      'Plan:\n\n- Friday, October 30 at 12:00\n- Monday, November 2 at 12:00',
    );
    const passed = { days: days('mon', 'fri'), time: at('10:00') };
    expect(made(PLAN, passed)?.text).toBe(
      'Plan:\n\n- Monday, November 2 at 10:00\n- Friday, November 6 at 10:00',
    );
  });

  it('promises no file where none can be handed over', () => {
    const slots = { days: days('fri') };
    const file = { ...FILE, elsewhere: 'Copy it.' };
    expect(made(file, slots)?.text).toBe('File.');
    expect(made(file, slots, undefined, undefined, false)?.text).toBe('Copy it.');
    expect(made(FILE, slots, undefined, undefined, false)?.text).toBe('File.');
  });

  it('keeps the hour on the wall when the clocks change in between', () => {
    const [file = ''] = contents(made(FILE, { days: days('fri', 'sat', 'sun', 'mon'), time: at('20:00') }));
    const calendar = new ICAL.Component(ICAL.parse(file));
    const [zone] = calendar.getAllSubcomponents('vtimezone');
    if (zone !== undefined) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
    const starts = calendar
      .getAllSubcomponents('vevent')
      .map((one) => new ICAL.Event(one).startDate.toJSDate().toISOString());
    expect(starts).toEqual([
      '2026-10-31T00:00:00.000Z',
      '2026-11-01T00:00:00.000Z',
      '2026-11-02T01:00:00.000Z',
      '2026-11-03T01:00:00.000Z',
    ]);
  });

  it('is whole days where no time was said, and nothing where no day was', () => {
    const [file = ''] = contents(made(FILE, { days: days('sat') }));
    expect(file).toContain('DTSTART;VALUE=DATE:20261031');
    expect(made(FILE, {})).toBeUndefined();
    expect(made(PLAN, {})).toBeUndefined();
  });

  it('gives the visitor’s own words as a quote, and keeps them out of the calendar’s title', () => {
    const what: Slot = { type: 'text', text: 'call my **mother**' };
    expect(made(PLAN, { days: days('sat'), what })).toMatchObject({ quote: 'call my **mother**' });
    const [file = ''] = contents(made(FILE, { days: days('sat'), what }));
    expect(file).toContain('SUMMARY:Mine');
    expect(file).toContain('DESCRIPTION:call my **mother**');
  });

  it('is written out nowhere twice: where there are no links the plan has been said', () => {
    const files: readonly MadeFile[] = (made(FILE, { days: days('sat') })?.files ?? []).flatMap((file) =>
      'content' in file ? [file] : [],
    );
    expect(files.map(({ plain }) => plain)).toEqual(['']);
  });
});
