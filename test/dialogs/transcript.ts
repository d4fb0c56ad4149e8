import { tableLines } from '../../src/channels/table.ts';
import type { Choice, Reply } from '../../src/model/reply.ts';
import type { AppParts } from '../../src/parts.ts';
import { Visit, type TurnScript } from './turns.ts';

/** A script as it was said: what the visitor wrote or pressed, and every bubble with its buttons. */
export async function transcriptOf(parts: AppParts, title: string, script: TurnScript): Promise<string> {
  const visit = new Visit(parts);
  const said: string[] = [];
  await visit.join();
  try {
    for (const turn of script.talk) {
      if (!('user' in turn || 'press' in turn)) continue;
      const words = 'user' in turn ? turn.user : turn.press;
      await ('user' in turn ? visit.user(words) : visit.press(words));
      said.push(`**Visitor:** ${words}`, ...visit.replies.map(bubble));
    }
  } finally {
    await visit.close();
  }
  return `# ${title}\n\n${PREFACE}\n\n${said.join('\n\n')}\n`;
}

const PREFACE = `A conversation as the tests have it, word for word: a visitor of the example clinic on Monday, May 4, 2026. What stands
in brackets are buttons and links.`;

function bubble({ text, quote, table, files = [], choices }: Reply): string {
  const parts = [
    text,
    ...(quote === undefined ? [] : [`> ${quote.trim()}`]),
    ...(table === undefined ? [] : [tableLines(table)]),
    ...(files.length === 0 ? [] : [files.map(({ title }) => `[${title}]`).join(' ')]),
    ...(choices.length === 0 ? [] : [buttons(choices)]),
  ];
  return `**Bot:** ${parts.join('\n\n')}`;
}

function buttons(choices: readonly Choice[]): string {
  return choices.map(({ label }) => `[${label}]`).join(' ');
}
