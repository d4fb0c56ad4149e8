import { createOpenings } from './openings.ts';
import { tokensOf } from './text.ts';

/** How people go on from an answer without naming its topic again: content (phrases.yaml). */
export interface FollowUpWords {
  /** What may stand before and says nothing: "and", "what about". */
  readonly 'follow-up-openings': readonly string[];
  /** What a message begins with that leans on what came before: "for", "without". */
  readonly 'follow-up-leans': readonly string[];
  /** What stands for the topic: "it", "that". */
  readonly 'follow-up-references': readonly string[];
  readonly questions: readonly string[];
}

/** A short message that leans on what came before. */
export interface FollowUp {
  /** The message without its opening. */
  readonly alone: string;
  /** The message with the topic put in: "does it hurt" becomes "does CBT hurt". */
  about(subject: string): string;
}

/** Longer messages say what they are about. */
const MOST_WORDS = 8;

/** Finds follow-ups; undefined for a message that stands on its own, or tells something rather than asks. */
export function createFollowUpReader(words: FollowUpWords): (text: string) => FollowUp | undefined {
  const openings = createOpenings(words['follow-up-openings']);
  const leans = new Set([...words['follow-up-leans'], ...words.questions]);
  const references = new Set(words['follow-up-references']);
  return (text) => {
    const rest = openings.after(text);
    const alone = rest ?? text.trim();
    const tokens = tokensOf(alone);
    const [first = ''] = tokens;
    if (tokens.length === 0 || tokens.length > MOST_WORDS) return undefined;
    if (rest === undefined && !leans.has(first) && !text.includes('?')) return undefined;
    return { alone, about: (subject) => withSubject(alone, subject, references) };
  };
}

/** The first word that stands for the topic becomes the topic; without one, the topic comes last. */
function withSubject(text: string, subject: string, references: ReadonlySet<string>): string {
  const parts = text.replace(/[\s.?!]+$/, '').split(/\b/);
  const at = parts.findIndex((part) => references.has(part.toLowerCase()));
  return at < 0 ? `${parts.join('')} ${subject}` : parts.with(at, subject).join('');
}
