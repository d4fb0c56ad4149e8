import type { Choice } from '../model/reply.ts';

/**
 * Choices as buttons as far as a channel has room for them, and the others as numbered lines. A line's number is the
 * place of its choice among all of them: so it is understood when somebody writes it.
 */
export function roomFor(
  choices: readonly Choice[],
  most: number,
): { readonly buttons: readonly Choice[]; readonly lines: string } {
  return { buttons: choices.slice(0, most), lines: numberedLines(choices, most) };
}

/** `7. Label`, a line each, from the choice at this place on; empty where there are none. */
export function numberedLines(choices: readonly Choice[], from = 0): string {
  return choices
    .slice(from)
    .map(({ label }, index) => `${from + index + 1}. ${label}`)
    .join('\n');
}
