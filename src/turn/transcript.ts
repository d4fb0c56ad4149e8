import type { Line } from '../model/store.ts';

/** Who speaks, in words. */
interface Speakers {
  readonly 'transcript-visitor': string;
  readonly 'transcript-bot': string;
}

/** A conversation as plain text to take along: who said what, and when (UTC). Events are left out. */
export function transcriptText(head: string, lines: readonly Line[], speakers: Speakers): string {
  const said = lines
    .filter(({ kind, text }) => kind === 'message' && text.trim() !== '')
    .map((line) => {
      const who = speakers[line.role === 'bot' ? 'transcript-bot' : 'transcript-visitor'];
      return `${who} (${timeOf(line.at)})\n${wordsOf(line)}`;
    });
  return `${[head, ...said].join('\n\n')}\n`;
}

function wordsOf({ text, reply }: Line): string {
  return reply?.quote === undefined ? text : `${text}\n${reply.quote}`;
}

function timeOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
