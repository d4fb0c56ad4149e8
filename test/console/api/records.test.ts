import { describe, expect, it } from '@jest/globals';
import {
  eraseWanted,
  exported,
  exportWanted,
  holdChange,
  liveChange,
  next,
  noteAdded,
  overview,
  page,
  queue,
  reviewChange,
  search,
  withReason,
  type LiveChange,
  type Overview,
  type Page,
  type Queue,
  type Search,
} from '../../../src/console/api/records.ts';
import type { ConversationRow, Group, Note, Part, Review, Status } from '../../../src/console/api/review.ts';
import { review } from '../../../src/console/api/review.ts';
import {
  transcript,
  type Decision,
  type Transcript,
  type TranscriptLine,
} from '../../../src/console/api/transcript.ts';

const ID = '0123456789abcdef01234567';
const group: Group = 'danger';
const status: Status = 'new';
const masked: Part = { kind: 'masked', what: 'phone' };
const note: Note = { id: 'n', by: 'ada', at: 2, text: 'Called the front desk.' };

const row: ConversationRow = {
  id: ID,
  channel: 'web',
  startedAt: 1,
  lastAt: 2,
  lines: 4,
  messages: 2,
  topics: ['homework'],
  outcomes: { answered: 1, offered: 0, unknown: 0, crisis: 1, flow: 0 },
  group,
  danger: { flags: 1, kinds: ['self'], unopenedSince: 2 },
  thumbs: { up: 0, down: 0 },
  callBacks: 0,
  status,
  assignee: null,
  labels: [],
  held: false,
  preview: [{ kind: 'text', text: 'Call me at ' }, masked],
};

const standing: Review = {
  status,
  assignee: 'ada',
  labels: ['later'],
  notes: [note],
  held: null,
  version: 1,
};
const why: Decision = {
  outcome: 'flow',
  id: 'homework#day',
  content: 'c',
  model: 'm',
  current: true,
  step: { flow: 'homework', step: 'day' },
};
const line: TranscriptLine = {
  id: 'l',
  seq: 1,
  role: 'bot',
  kind: 'message',
  at: 1,
  text: [{ kind: 'text', text: 'Which day?' }],
  shown: { choices: ['Monday'], files: [] },
  decision: why,
  flags: [],
};

describe('what the console asks of conversations', () => {
  it('can say all that a page needs', () => {
    const asked: Search = { words: 'sleep badly', flagged: 'unopened', assignee: null };
    expect(search.parse(asked)).toEqual({ ...asked, limit: 50 });
    const waiting: Queue = {
      now: 3,
      alarmMinutes: 15,
      groups: [{ group, count: 1, rows: [row] }],
      unopened: 1,
    };
    expect(queue.parse(waiting)).toEqual(waiting);
    const found: Page = { rows: [row], cursor: null };
    expect(page.parse(found)).toEqual(found);
    expect(next.parse({ id: null, group: null }).id).toBeNull();
    expect(review.parse(standing)).toEqual(standing);
    const whole: Transcript = {
      id: ID,
      summary: row,
      zone: 'America/New_York',
      culture: 'en-us',
      unmasked: false,
      lines: [line],
      more: false,
      callBacks: [],
      review: standing,
    };
    expect(transcript.parse(whole)).toEqual(whole);
  });

  it('refuses what is not asked that way', () => {
    expect(search.safeParse({ words: 'x', order: 'risk' }).success).toBe(false);
    expect(eraseWanted.safeParse({ confirm: '../x', reason: 'asked for it' }).success).toBe(false);
    for (const wanted of [withReason, holdChange, exportWanted])
      expect(wanted.safeParse({ held: true, format: 'json', reason: ' ' }).success).toBe(false);
    expect(noteAdded.safeParse({ text: '   ' }).success).toBe(false);
    expect(reviewChange.safeParse({ status: 'reviewed' }).success).toBe(false);
    expect(exported.safeParse({ name: 'x' }).success).toBe(false);
  });

  it('tells of a change without a word of content', () => {
    const change: LiveChange = { what: 'conversation', id: ID };
    expect(liveChange.parse(change)).toEqual(change);
    expect(liveChange.safeParse({ ...change, text: 'what was said' }).success).toBe(false);
  });

  it('shows what an operator must know', () => {
    const shown: Overview = {
      clinic: { name: 'Example', country: 'US', zone: 'America/New_York', demonstration: true },
      retention: { days: 90, originals: 'kept', marked: null, waiting: 0, held: 0, lastPurge: null },
      helplines: { country: 'US', stale: false, lines: [] },
      unsigned: ['crisis_texts'],
      content: { content: 'c', model: 'm' },
      coverage: [{ section: 'Homework', entries: 9, stale: false }],
      store: { conversations: 1, lines: 4, bytes: 4096, behind: 0 },
    };
    expect(overview.parse(shown)).toEqual(shown);
  });
});
