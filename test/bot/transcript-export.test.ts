import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { FileTranscriptStore } from 'botbuilder';
import { exportFile } from '../../src/console/record-exports.ts';
import type { ReviewedConversation, ReviewedLine } from '../../src/model/review.ts';
import { botLine, visitorLine } from '../store/samples.ts';

const plain = { spans: {}, flags: [], delivery: undefined, feedback: undefined };
const reply = {
  text: 'You meet, and you talk.',
  answer: { outcome: 'answered', id: 'first-session/what-happens' },
  choices: [{ label: 'How long?', value: { answer: 'a' } }],
} as const;
const lines: readonly ReviewedLine[] = [
  { ...plain, line: { ...visitorLine('j', 1), seq: 1, kind: 'join', text: '' } },
  { ...plain, line: { ...visitorLine('v', 1_700_000_000_000), seq: 2 } },
  { ...plain, line: { ...botLine('b', 1_700_000_001_000), seq: 3, reply, replyTo: 'v' } },
  {
    ...plain,
    line: {
      ...visitorLine('e', 1_700_000_002_000, ''),
      seq: 4,
      kind: 'event',
      event: { name: 'feedback', data: '{}' },
    },
  },
];
const conversation: ReviewedConversation = {
  key: { channel: 'web', conversation: 'one' },
  summary: {
    id: '0123456789abcdef01234567',
    channel: 'web',
    startedAt: 1,
    lastAt: 2,
    lines: 4,
    messages: 1,
    topics: [],
    outcomes: { answered: 1, offered: 0, unknown: 0, crisis: 0, flow: 0 },
    group: 'rest',
    danger: 0,
    dangerKinds: [],
    unopenedSince: undefined,
    up: 0,
    down: 0,
    callBacks: 0,
    status: 'new',
    assignee: undefined,
    labels: [],
    held: false,
    opening: { text: '', spans: [] },
  },
  lines,
  more: false,
  callBacks: [],
  state: {
    status: 'new',
    assignee: undefined,
    labels: [],
    notes: [],
    hold: undefined,
    version: 0,
    unopened: false,
  },
};

it('an exported transcript opens in the SDK’s own reader', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'transcript-'));
  try {
    const head = { clinic: 'Clinic', zone: 'UTC', culture: 'en-us', unmasked: false, at: 3 };
    const { content } = exportFile(conversation, 'transcript', head);
    // The SDK keeps an activity a file, named by its time: write each as it does, and let it read them back.
    const store = new FileTranscriptStore(folder);
    for (const activity of JSON.parse(content))
      await store.logActivity({ ...activity, timestamp: new Date(activity.timestamp) });
    const { items } = await store.getTranscriptActivities('web', conversation.summary.id);
    expect(items.map(({ type, id }) => [type, id])).toEqual([
      ['conversationUpdate', 'j'],
      ['message', 'v'],
      ['message', 'b'],
      ['event', 'e'],
    ]);
    expect(items[2]).toMatchObject({
      text: 'You meet, and you talk.',
      replyToId: 'v',
      from: { role: 'bot' },
    });
    expect(items[2]?.suggestedActions?.actions?.map(({ title }) => title)).toEqual(['How long?']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
