import type { Table } from '../model/reply.ts';

export interface Card {
  readonly contentType: string;
  readonly content: unknown;
}

/** A card (Adaptive Cards 1.3) that many chat windows draw, phones included. */
export function adaptiveCard(body: readonly unknown[], actions: readonly unknown[] = []): Card {
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: {
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.3',
      body,
      ...(actions.length === 0 ? {} : { actions }),
    },
  };
}

/** Things side by side as the body of a card: under each row's name, a line for each column. */
export function tableBody({ columns, rows }: Table): readonly unknown[] {
  const [, ...names] = columns;
  return rows.flatMap(([title = '', ...cells], index) => [
    { type: 'TextBlock', text: title, weight: 'Bolder', wrap: true, separator: index > 0 },
    ...names.map((name, at) => namedCell(name, cells[at] ?? '')),
  ]);
}

/** One flowing line: in a set of facts a long name is broken in the middle on a phone. */
function namedCell(name: string, cell: string) {
  return {
    type: 'RichTextBlock',
    spacing: 'Small',
    inlines: [
      { type: 'TextRun', text: `${name}: `, weight: 'Bolder' },
      { type: 'TextRun', text: cell },
    ],
  };
}

/** The same as plain lines, for channels without cards. */
export function tableLines({ columns, rows }: Table): string {
  const [, ...names] = columns;
  return rows
    .map(([title = '', ...cells]) =>
      [`**${title}**`, ...names.map((name, at) => `- ${name}: ${cells[at] ?? ''}`)].join('\n'),
    )
    .join('\n\n');
}
