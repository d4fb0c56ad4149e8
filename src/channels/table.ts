import type { Table } from '../model/reply.ts';

/** A card (Adaptive Cards 1.3) that many chat windows draw, phones included: under each row's name, column by column. */
export function tableCard({ columns, rows }: Table): {
  readonly contentType: string;
  readonly content: unknown;
} {
  const [, ...names] = columns;
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: {
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.3',
      body: rows.flatMap(([title = '', ...cells], index) => [
        { type: 'TextBlock', text: title, weight: 'Bolder', wrap: true, separator: index > 0 },
        { type: 'FactSet', facts: names.map((name, at) => ({ title: name, value: cells[at] ?? '' })) },
      ]),
    },
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
