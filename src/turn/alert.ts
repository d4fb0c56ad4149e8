import type { Danger } from '../model/danger.ts';
import type { Choice } from '../model/reply.ts';
import type { FindAlert } from './alerts.ts';
import type { CrisisWords } from './danger.ts';
import type { Talk } from './talk.ts';

export interface AlertParts {
  /** A long text is looked at piece by piece, and so takes a promise. */
  readonly detect: (text: string) => Danger | undefined | Promise<Danger | undefined>;
  readonly crisis: CrisisWords;
  readonly talk: () => Talk;
}

/** Topics whose answers stand beside words of danger as a button; troubles and practical matters can wait. */
const WAITING_TOPICS = new Set([
  'first-session',
  'sessions',
  'therapy-types',
  'relationship',
  'homework',
  'growth',
]);

/** In a text longer than a message may be nobody looks for a question: that would take its time. */
const LONGEST_QUESTION = 4_000;

/** Looks for danger and puts its words together, from memory: the other question of the message becomes a button. */
export function createAlert({ detect, crisis, talk }: AlertParts): FindAlert {
  return async (text, { channel, earlier, shared }) => {
    const danger = await detect(text);
    if (!danger) return undefined;
    const said = shared ? crisis.shared(danger, channel) : crisis.reply(danger, channel, earlier);
    const { hashes } = talk();
    const choices = [...said.choices, ...otherQuestion(talk(), text)];
    const answer = { outcome: 'crisis', id: danger.kind } as const;
    const reply = { ...said, answer, choices };
    return { danger, replies: [{ reply, record: { ...answer, rule: danger.rule, ...hashes } }] };
  };
}

/** Its button carries the entry's id, so that asking for it does not set the detector off again. */
function otherQuestion(talk: Talk, text: string): readonly Choice[] {
  if (text.length > LONGEST_QUESTION) return [];
  try {
    const finding = talk.find(text);
    if (finding.outcome !== 'answered') return [];
    const entry = talk.entry(finding.id);
    const [topic = ''] = finding.id.split('/', 1);
    return entry && WAITING_TOPICS.has(topic) ? [{ label: entry.title, value: { entry: entry.id } }] : [];
  } catch {
    // The words about danger never depend on finding anything.
    return [];
  }
}
