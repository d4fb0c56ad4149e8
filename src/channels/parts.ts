import type { Reply, ReplyFile, Table } from '../model/reply.ts';
import type { Viewer } from './viewer.ts';

/** A piece of a reply, in the order in which pieces are shown; each channel writes it in its own markup. */
export type Part =
  /** Our own content: small Markdown. */
  | { readonly kind: 'said'; readonly text: string }
  /** A visitor's own words given back: never markup. */
  | { readonly kind: 'quoted'; readonly text: string }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'link'; readonly title: string; readonly url: string }
  /** A file written out where there are no links: visitors' words may be in it, so it is never markup. */
  | { readonly kind: 'written-out'; readonly text: string };

/** The pieces of a reply, without its choices. */
export function partsOf(reply: Reply, viewer: Viewer): readonly Part[] {
  const { text, quote, table, numbers = [], files = [] } = reply;
  const parts: readonly Part[] = [
    { kind: 'said', text },
    ...(quote === undefined ? [] : [{ kind: 'quoted', text: quote } as const]),
    ...(table === undefined ? [] : [{ kind: 'table', table } as const]),
    ...numbers.map(({ label, href }) => ({ kind: 'link', title: label, url: href }) as const),
    ...files.flatMap((file) => filePart(file, viewer) ?? []),
  ];
  return parts.filter((part) => !('text' in part) || part.text.trim() !== '');
}

/** A link, or what can be said without one. */
function filePart(file: ReplyFile, { links }: Viewer): Part | undefined {
  const path = 'path' in file ? file.path : links?.offer(file);
  if (links !== undefined && path !== undefined)
    return { kind: 'link', title: file.title, url: `${links.base}${path}` };
  return 'path' in file ? undefined : { kind: 'written-out', text: (file.plain ?? file.content).trim() };
}
