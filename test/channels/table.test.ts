import { describe, expect, it } from '@jest/globals';
import { adaptiveCard, tableBody, tableLines } from '../../src/channels/table.ts';
import type { Viewer } from '../../src/channels/viewer.ts';
import { channelNamed } from '../../src/channels/named.ts';
import { web } from '../../src/channels/web.ts';
import type { NewLine } from '../../src/model/store.ts';

const table = {
  columns: ['Type', 'One', 'Two'],
  rows: [
    ['Looks at', 'now', 'then'],
    ['Takes', 'time', 'care'],
  ],
};
const viewer: Viewer = { conversation: 'c', channelId: 'directline', user: 'u', bot: { id: 'b', name: 'B' } };
const line: NewLine = {
  id: 'l',
  role: 'bot',
  kind: 'message',
  at: 1,
  text: 'Side by side.',
  reply: { text: 'Side by side.', answer: { outcome: 'flow', id: 'x#y' }, choices: [], table },
};

describe('things side by side', () => {
  it('are a card of lines, each under its row, that fits a phone', () => {
    const cell = (name: string, text: string) => ({
      type: 'RichTextBlock',
      inlines: [
        { type: 'TextRun', text: `${name}: ` },
        { type: 'TextRun', text },
      ],
    });
    expect(adaptiveCard(tableBody(table))).toMatchObject({
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        type: 'AdaptiveCard',
        body: [
          { type: 'TextBlock', text: 'Looks at' },
          cell('One', 'now'),
          cell('Two', 'then'),
          { type: 'TextBlock', text: 'Takes', separator: true },
          cell('One', 'time'),
          cell('Two', 'care'),
        ],
      },
    });
  });

  it('are plain lines where there are no cards', () => {
    expect(tableLines(table)).toBe(
      '**Looks at**\n- One: now\n- Two: then\n\n**Takes**\n- One: time\n- Two: care',
    );
  });

  it('are a card on the website and in Teams, and lines elsewhere', () => {
    for (const { render } of [web, channelNamed('msteams')]) {
      const [activity] = render(line, viewer);
      expect(activity?.attachments).toHaveLength(1);
      expect(activity?.text).toBe('Side by side.');
    }
    const [elsewhere] = channelNamed('madeup').render(line, viewer);
    expect(elsewhere?.attachments).toBeUndefined();
    expect(elsewhere?.text).toContain('- Two: then');
  });
});
