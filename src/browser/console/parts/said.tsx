import type { ReactNode } from 'react';
import type { Part } from '../../../console/api/review.ts';
import { Written } from './written.tsx';

type Row = { readonly kind: 'item' | 'line'; readonly parts: readonly Part[] };

/** The small Markdown of our own content, as a bubble showed it: paragraphs, lists, strong words. Links stay text. */
export function Said({ parts }: { readonly parts: readonly Part[] }): ReactNode {
  const blocks = grouped(rowsOf(parts));
  return blocks.map((rows, index) =>
    rows[0]?.kind === 'item' ? (
      <ul key={index}>
        {rows.map((row, at) => (
          <li key={at}>
            <Strong parts={row.parts} />
          </li>
        ))}
      </ul>
    ) : (
      <p key={index}>
        <Strong parts={rows.flatMap((row, at) => (at === 0 ? row.parts : [NEW_LINE, ...row.parts]))} />
      </p>
    ),
  );
}

const NEW_LINE: Part = { kind: 'text', text: '\n' };
const ITEM = /^\s*(?:[-*•]|\d{1,2}\.)\s+/;

/** The lines of a text whose pieces may be masked; an empty row stands between paragraphs. */
function rowsOf(parts: readonly Part[]): readonly Row[] {
  const rows: Part[][] = [[]];
  for (const part of parts) {
    const [first = '', ...more] = part.kind === 'text' ? part.text.split('\n') : [];
    rows.at(-1)?.push(part.kind === 'text' ? { kind: 'text', text: first } : part);
    for (const text of more) rows.push([{ kind: 'text', text }]);
  }
  return rows.map(toRow);
}

function toRow(parts: readonly Part[]): Row {
  const [first, ...rest] = parts;
  if (first?.kind !== 'text' || !ITEM.test(first.text)) return { kind: 'line', parts };
  return { kind: 'item', parts: [{ kind: 'text', text: first.text.replace(ITEM, '') }, ...rest] };
}

function grouped(rows: readonly Row[]): readonly (readonly Row[])[] {
  const blocks: Row[][] = [];
  let open = false;
  for (const row of rows) {
    const empty = row.parts.every((part) => part.kind === 'text' && part.text.trim() === '');
    if (!empty && open && blocks.at(-1)?.[0]?.kind === row.kind) blocks.at(-1)?.push(row);
    else if (!empty) blocks.push([row]);
    open = !empty;
  }
  return blocks;
}

function Strong({ parts }: { readonly parts: readonly Part[] }): ReactNode {
  return parts.map((part, index) => {
    if (part.kind !== 'text') return <Written key={index} parts={[part]} />;
    return part.text.split('**').map((text, at, all) => {
      const strong = at % 2 === 1 && at < all.length - 1;
      const written = <Written key={`${index}-${at}`} parts={[{ kind: 'text', text: tidy(text) }]} />;
      return strong ? <strong key={`${index}-${at}`}>{written}</strong> : written;
    });
  });
}

/** A person's own words stand in our Markdown with every mark escaped; a bubble shows them without. */
function tidy(text: string): string {
  return text.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
}
