import type { ActionNamed } from '../dialogs/action-schema.ts';
import type { Slot } from '../dialogs/answer.ts';
import { shownValue } from '../dialogs/speak.ts';
import { leadOf, type Acted, type Acting } from './flow-acting.ts';

/** A list of answers: as a text to save, and as a page to print. */
export function listFiles(action: ActionNamed<'list-file'>, acting: Acting): Acted | undefined {
  const parts = action.parts.flatMap(({ heading, slot }) => {
    const value = acting.slots.get(slot);
    return value === undefined ? [] : [{ heading, lines: linesOf(value) }];
  });
  if (parts.length === 0) return undefined;
  const list = { heading: action.heading, parts, note: acting.fill(action.note) };
  const text = textList(list);
  return {
    ...leadOf(action.text, acting),
    files: [
      { title: action.link, name: `${action.file}.txt`, type: 'text/plain', content: text },
      {
        title: action.print,
        name: `${action.file}.html`,
        type: 'text/html',
        content: pageList(list),
        plain: '',
      },
    ],
  };
}

interface List {
  readonly heading: string;
  readonly parts: readonly { readonly heading: string; readonly lines: readonly string[] }[];
  readonly note: string;
}

function linesOf(slot: Slot): readonly string[] {
  return slot.type === 'list' ? slot.items : [shownValue(slot)];
}

function textList({ heading, parts, note }: List): string {
  const blocks = parts.map((part) => [part.heading, ...part.lines.map((line) => `- ${line}`)].join('\r\n'));
  return `${[heading, ...blocks, note].join('\r\n\r\n')}\r\n`;
}

/** One page that stands alone: no script, nothing fetched, every word of the visitor's escaped. */
function pageList({ heading, parts, note }: List): string {
  const blocks = parts.map(
    (part) =>
      `<h2>${escaped(part.heading)}</h2><ul>${part.lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`,
  );
  const style =
    'body{font:1.1rem/1.5 Georgia,serif;max-width:38rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.6rem}h2{font-size:1.15rem}';
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(heading)}</title><style>${style}</style>`;
  return `<!doctype html><html lang="en"><head>${head}</head><body><h1>${escaped(heading)}</h1>${blocks.join('')}<p>${escaped(note)}</p></body></html>\n`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
