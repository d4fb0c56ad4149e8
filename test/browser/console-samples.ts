import type { z } from 'zod';
import type { Overview } from '../../src/console/api/records.ts';
import type { row } from '../../src/console/api/review.ts';
import type { Transcript, TranscriptLine } from '../../src/console/api/transcript.ts';

/** 24 November 2026, two in the afternoon in New York. */
export const NOW = Date.UTC(2026, 10, 24, 19, 0);
const MINUTE = 60_000;

/** Everything in a sample that somebody from outside could have written. */
export interface Said {
  readonly question: string;
  readonly feedback: string;
  readonly name: string;
  readonly event: string;
  readonly label: string;
  readonly note: string;
  readonly channel: string;
  readonly topic: string;
}

const ORDINARY: Said = {
  question: 'what happens the first time i go?',
  feedback: 'I wanted to know what it costs',
  name: 'Sam Rivera',
  event: 'Homework',
  label: 'fees',
  note: 'The answer on fees should come first here.',
  channel: 'web',
  topic: 'first-session',
};

const QUESTIONS = [
  ORDINARY.question,
  'do i have to talk about my childhood',
  'i do not want to be here any more',
  'whats the difference between cbt and psychodynamic therapy',
  'can you recommend a good plumber',
  'how do I know if my therapist is right for me?',
  'is what i say kept private from my parents',
  'homework feels like school again',
];

function base(index: number, said: Said) {
  const at = NOW - index * 23 * MINUTE - 4 * MINUTE;
  const id = (0xabc0000 + index).toString(16).padStart(24, '0');
  const question = index === 0 ? said.question : (QUESTIONS[index % QUESTIONS.length] ?? said.question);
  return {
    at,
    id,
    question,
    danger: index % 8 === 2,
    down: index % 5 === 1,
    unknown: index % 8 === 4,
    call: index % 7 === 6,
  };
}

const GROUP = (index: number, said: Said): z.output<typeof row>['group'] => {
  const { danger, down, unknown, call } = base(index, said);
  if (danger) return 'danger';
  if (down) return 'thumbs-down';
  if (unknown) return 'unanswered';
  if (call) return 'call-back';
  return index % 6 === 5 ? null : 'rest';
};

/** How a conversation stands in a list. */
function rowOf(index: number, said: Said): z.output<typeof row> {
  const { at, id, question, danger, down, unknown, call } = base(index, said);
  const reviewed = index % 6 === 5;
  return {
    id,
    channel: index % 9 === 3 ? 'msteams' : said.channel,
    startedAt: at - 6 * MINUTE,
    lastAt: at,
    lines: 6,
    messages: 1 + (index % 5),
    topics: [said.topic],
    outcomes: { answered: 2, offered: 0, unknown: unknown ? 1 : 0, crisis: danger ? 1 : 0, flow: 1 },
    group: GROUP(index, said),
    danger: {
      flags: danger ? 1 : 0,
      kinds: danger ? ['self'] : [],
      unopenedSince: danger && index < 12 ? at : null,
    },
    thumbs: { up: 0, down: down ? 1 : 0 },
    callBacks: call ? 1 : 0,
    status: reviewed ? 'reviewed' : 'new',
    assignee: index % 4 === 3 ? 'Noor Haddad' : null,
    labels: index % 5 === 1 ? [said.label] : [],
    held: index === 9,
    preview: [{ kind: 'text', text: question }],
  };
}

const DECISION = { content: 'c0ffee00c0ffee00', model: 'beefcafe00112233', current: true } as const;

function linesOf(index: number, said: Said): TranscriptLine[] {
  const { at, id, question, danger, down } = base(index, said);
  const common = { flags: [] };
  const bot = { role: 'bot', kind: 'message', delivery: { status: 'sent', at } } as const;
  const visitor = { role: 'visitor' } as const;
  const name = (seq: number): string => `${id}-${seq}`;
  return [
    { ...common, ...visitor, id: name(1), seq: 1, kind: 'join', at: at - 6 * MINUTE, text: [] },
    {
      ...common,
      ...visitor,
      id: name(2),
      seq: 2,
      kind: 'message',
      at: at - 5 * MINUTE,
      clientTime: said.event,
      text: [
        { kind: 'text', text: `${question} you can call me on ` },
        { kind: 'masked', what: 'phone' },
        { kind: 'text', text: '. Hidden \u202eturned\u202c and zero\u200bwidth.' },
      ],
      flags: danger ? [{ reason: 'danger', kind: 'self', at: at - 5 * MINUTE, opened: null }] : [],
    },
    {
      ...common,
      ...bot,
      id: name(3),
      seq: 3,
      at: at - 5 * MINUTE + 400,
      replyTo: name(2),
      text: [
        {
          kind: 'text',
          text: 'A first session is mostly a **conversation**. You decide what to tell.\n\n- What brought you\n- What you hope for\n- What you want to ask',
        },
      ],
      shown: {
        section: 'Laying the Groundwork',
        quote: [{ kind: 'text', text: said.question }],
        choices: ['Homework', 'What does it cost?', 'Something else'],
        table: { columns: ['', 'Session', 'Phone'], rows: [['Length', '50 minutes', '15 minutes']] },
        files: [{ title: 'Save my list', name: 'my-list.txt' }],
      },
      decision: {
        ...DECISION,
        outcome: 'answered',
        id: 'first-session/what-happens',
        title: 'What happens in a first session',
        confidence: 0.83,
        runnerUp: { id: 'first-session/prepare', title: 'How to prepare', confidence: 0.11 },
        matched: ['happens', 'first', said.event],
      },
      ...(down && {
        feedback: { reaction: 'dislike', words: [{ kind: 'text', text: said.feedback }], at } as const,
      }),
    },
    {
      ...common,
      ...visitor,
      id: name(4),
      seq: 4,
      kind: 'event',
      at: at - 3 * MINUTE,
      text: [],
      event: { name: index % 2 === 0 ? 'choice' : said.event, data: [{ kind: 'text', text: said.event }] },
    },
    {
      ...common,
      ...bot,
      id: name(5),
      seq: 5,
      at: at - 3 * MINUTE + 300,
      replyTo: name(4),
      text: [{ kind: 'text', text: 'Would you like a small plan for the week?' }],
      shown: { choices: ['Yes', 'No'], files: [] },
      decision: {
        ...DECISION,
        current: false,
        outcome: 'flow',
        id: 'homework#plan',
        step: { flow: 'homework', step: 'plan' },
      },
      delivery: { status: 'failed', at },
    },
    {
      ...common,
      ...visitor,
      id: name(6),
      seq: 6,
      kind: 'event',
      at,
      text: [],
      about: name(2),
      event: { name: 'edit', data: [{ kind: 'text', text: said.question }] },
    },
  ];
}

/** A conversation with one of everything that a transcript can show. */
export function transcriptOf(index: number, said: Said = ORDINARY): Transcript {
  const summary = rowOf(index, said);
  const { status, assignee, labels, callBacks, lastAt: at } = summary;
  return {
    id: summary.id,
    summary,
    zone: 'America/New_York',
    culture: 'en-US',
    unmasked: false,
    lines: linesOf(index, said),
    more: false,
    callBacks:
      callBacks === 0
        ? []
        : [
            {
              id: 'c1',
              name: [{ kind: 'masked', what: 'name' }],
              contact: [{ kind: 'masked', what: 'phone' }],
              at,
            },
          ],
    review: {
      status,
      assignee,
      labels,
      notes: index % 3 === 0 ? [{ id: 'n1', by: 'Noor Haddad', at, text: said.note }] : [],
      held: index === 9 ? { by: 'Noor Haddad', at, reason: said.note } : null,
      version: 0,
    },
  };
}

const SECTIONS = [
  'Laying the Groundwork',
  'Building Trust',
  'Cognitive Behavioral Therapy',
  'Psychodynamic Therapy',
  'Homework',
  'Progress',
  'Endings',
];

/** What the settings screen shows. */
export const OVERVIEW: Overview = {
  clinic: { name: 'Willow Lane Clinic', country: 'US', zone: 'America/New_York', demonstration: true },
  retention: {
    days: 90,
    originals: 'kept',
    marked: { lines: 1204, at: NOW + 86_400_000 },
    waiting: 0,
    held: 1,
    lastPurge: NOW - 3_600_000,
  },
  helplines: {
    country: 'US',
    stale: true,
    lines: [
      {
        kind: 'suicide',
        shown: 'Suicide and crisis',
        number: '988',
        hours: 'always',
        source: 'https://988lifeline.org/',
        verifiedOn: '2026-10-02',
        verifiedHow: 'web page',
        stale: null,
      },
      {
        kind: 'emergency',
        shown: 'Emergency',
        number: '911',
        hours: 'always',
        source: 'https://www.911.gov/',
        verifiedOn: null,
        verifiedHow: '',
        stale: 'never',
      },
      {
        kind: 'text',
        shown: 'Crisis text line',
        number: '741741',
        hours: 'always',
        source: 'a leaflet',
        verifiedOn: '2025-01-10',
        verifiedHow: 'by phone',
        stale: 'long-ago',
      },
    ],
  },
  unsigned: ['crisis_texts'],
  content: { content: 'c0ffee00c0ffee00c0ffee00', model: 'beefcafe00112233beefcafe' },
  coverage: SECTIONS.map((section, index) => ({ section, entries: (index * 5) % 9, stale: index === 2 })),
  store: { conversations: 1200, lines: 11_870, bytes: 9_400_000, behind: 0 },
};
