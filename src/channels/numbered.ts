import type { Choice, Reply } from '../model/reply.ts';

type Asking = Pick<Reply, 'choices' | 'takesNumbers'>;

/**
 * The choices of a reply as buttons as far as a channel has room for them, and the others as lines. A line's number is
 * the place of its choice among all of them: so it is understood when somebody writes it.
 */
export function roomFor(
  reply: Asking,
  most: number,
): { readonly buttons: readonly Choice[]; readonly lines: string } {
  return { buttons: reply.choices.slice(0, most), lines: choiceLines(reply, most) };
}

/**
 * `7. Label`, a line each, from the choice at this place on; empty where there are none. Where a number would be an
 * answer of its own, lines have none: a choice is then named by its label.
 */
export function choiceLines({ choices, takesNumbers }: Asking, from = 0): string {
  return choices
    .slice(from)
    .map(({ label }, index) => (takesNumbers ? `- ${label}` : `${from + index + 1}. ${label}`))
    .join('\n');
}
