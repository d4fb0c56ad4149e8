/**
 * What somebody wrote in Slack as plain words: references to people and groups are left out (the mention of the bot is
 * one), links and channels are written out, and the three characters that Slack escapes are themselves again.
 */
export function fromSlackText(text: string): string {
  return text
    .replaceAll(/<([^<>]*)>/g, (_, inner: string) => written(inner))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/[\u00a0\u200b\ufeff]/g, ' ')
    .trim();
}

/** `@U1`, `!here`: nobody's words. `#C1|general`, `mailto:a@b.example|a@b.example`: what stands behind the bar. */
function written(reference: string): string {
  if (/^[@!]/.test(reference)) return '';
  const bar = reference.indexOf('|');
  const label = bar < 0 ? reference.replace(/^(mailto|tel):/, '') : reference.slice(bar + 1);
  return reference.startsWith('#') ? `#${label.replace(/^#/, '')}` : label;
}

/** Makes any text harmless in Slack's markup: it can name nobody, call nobody and link nowhere. */
export function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The small Markdown of our own content as Slack's markup. */
export function toMrkdwn(markdown: string): string {
  return markdown.split('\n').map(lineToMrkdwn).join('\n');
}

function lineToMrkdwn(line: string): string {
  const heading = /^#{1,6} +(.*)$/.exec(line);
  if (heading?.[1] !== undefined) return `*${inline(heading[1].replaceAll('**', ''))}*`;
  const item = /^( *)[-*+] +(.*)$/.exec(line);
  if (item?.[2] !== undefined) return `${item[1] ?? ''}• ${inline(item[2])}`;
  const quote = /^> ?(.*)$/.exec(line);
  return quote?.[1] === undefined ? inline(line.trimEnd()) : `> ${inline(quote[1])}`;
}

/** An escaped mark, strong, emphasis, a link; one pass, no mark inside another but in the label of a link. */
const MARKS =
  /\\([!-/:-@[-`{-~])|\*\*([^*\n]+)\*\*|(?<![\w*])[*_](?!\s)([^*_\n]+)(?<!\s)[*_](?![\w*])|\[([^[\]\n]*)\]\(([^()\s]*)\)/g;

function inline(text: string): string {
  let out = '';
  let from = 0;
  for (const found of text.matchAll(MARKS)) {
    out += escapeSlack(text.slice(from, found.index)) + mark(found);
    from = found.index + found[0].length;
  }
  return out + escapeSlack(text.slice(from));
}

function mark([, literal, strong, emphasis, label, target]: RegExpMatchArray): string {
  if (literal !== undefined) return escapeSlack(literal);
  if (strong !== undefined) return `*${inline(strong)}*`;
  if (emphasis !== undefined) return `_${inline(emphasis)}_`;
  return linkTo(target ?? '', label ?? '');
}

/** A link that Slack opens; a path of ours leads nowhere there, and only its words are left. */
export function linkTo(target: string, title: string): string {
  const label = escapeSlack(title);
  if (!/^(https?:\/\/|mailto:|tel:)/.test(target)) return label;
  return `<${escapeSlack(target).replaceAll('|', '%7C')}|${label.replaceAll('|', '¦')}>`;
}
