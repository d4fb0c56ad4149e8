import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { advance, begin } from '../../src/dialogs/advance.ts';
import type { Advanced } from '../../src/dialogs/advance.ts';
import { command, press, remind } from '../../src/dialogs/commands.ts';
import type { Flow } from '../../src/dialogs/flow.ts';
import { loadFlows, loadPhrases } from '../../src/dialogs/load.ts';
import type { Phrases } from '../../src/dialogs/phrases.ts';
import { bubbleOf } from '../../src/dialogs/speak.ts';
import { loadState, saveState } from '../../src/dialogs/state.ts';
import type { FlowState } from '../../src/dialogs/state.ts';
import { choiceLabeled } from '../../src/recognize/choice.ts';
import { isFlowCommand } from '../../src/model/reply.ts';
import { createCommandMatcher } from '../../src/recognize/commands.ts';
import { createReader } from '../../src/recognize/reader.ts';
import type { Reader } from '../../src/recognize/reader.ts';

/** What the bot is expected to have said: whatever is given must hold. Texts are looked for, not compared. */
const botSchema = z.strictObject({
  kind: z.enum(['asked', 'unclear', 'done', 'stopped', 'nothing-before', 'stale']).optional(),
  why: z.enum(['unclear', 'past', 'ambiguous']).optional(),
  step: z.string().optional(),
  entry: z.string().optional(),
  says: z.union([z.string().transform((one) => [one]), z.array(z.string())]).optional(),
  'says-not': z.string().optional(),
  quotes: z.union([z.string().transform((one) => [one]), z.array(z.string())]).optional(),
  choices: z.array(z.string()).optional(),
  'follow-ups': z.array(z.string()).optional(),
  /** How many tables were shown. */
  tables: z.number().optional(),
  /** Named actions that were run. */
  actions: z.array(z.string()).optional(),
});

const turnSchema = z.union([
  z.strictObject({ user: z.string() }),
  /** A button of the last question, by its label. */
  z.strictObject({ press: z.string() }),
  /** A press as it came, perhaps from long ago. */
  z.strictObject({ 'press-value': z.string() }),
  /** A question answered by somebody else; then the flow is taken up again. */
  z.strictObject({ aside: z.string() }),
  z.strictObject({ bot: botSchema }),
]);

const scriptSchema = z.strictObject({
  name: z.string(),
  /** The clinic's wall clock when it begins. */
  today: z.string(),
  culture: z.string().default('en-us'),
  zone: z.string().default('America/New_York'),
  talk: z.array(turnSchema),
});
export type Script = z.output<typeof scriptSchema>;
export type BotLine = z.output<typeof botSchema>;

export const ENGLISH = join(__dirname, '../../dialogs/en');

export function loadScripts(file: string): readonly Script[] {
  return z.array(scriptSchema).parse(parse(readFileSync(join(__dirname, file), 'utf8')));
}

export async function loadContent(): Promise<{
  readonly flows: ReadonlyMap<string, Flow>;
  readonly phrases: Phrases;
}> {
  const phrases = await loadPhrases(ENGLISH);
  return { phrases, flows: await loadFlows(ENGLISH, { labels: phrases.labels }) };
}

/** What the visitor sees after a turn. */
export interface Seen {
  readonly kind: string;
  readonly why?: string;
  readonly step?: string;
  readonly entries: readonly string[];
  readonly texts: readonly string[];
  readonly quotes: readonly string[];
  readonly choices: readonly string[];
  readonly followUps: readonly string[];
  readonly actions: readonly string[];
  readonly tables: number;
}

/** A visitor with a flow open: the engine and the recognizers as src/turn joins them, and nothing else. */
export class Conversation {
  readonly #flow: Flow;
  readonly #flows: ReadonlyMap<string, Flow>;
  readonly #reader: Reader;
  readonly #commands: ReturnType<typeof createCommandMatcher>;
  readonly #reloads: boolean;
  #state: FlowState | undefined;
  #pressable: ReadonlyMap<string, string> = new Map();
  seen: Seen;

  constructor(
    flows: ReadonlyMap<string, Flow>,
    id: string,
    phrases: Phrases,
    script: Script,
    reloads: boolean,
  ) {
    const flow = flows.get(id);
    if (flow === undefined) throw new Error(`There is no flow ${id}`);
    this.#flow = flow;
    this.#flows = flows;
    this.#reloads = reloads;
    const now = readNow(script);
    this.#reader = createReader({
      clock: { now: () => now, monotonic: () => 0 },
      timeZone: script.zone,
      culture: script.culture,
      words: phrases.words,
    });
    this.#commands = createCommandMatcher(phrases.words);
    this.seen = this.#take(begin(flow));
  }

  user(text: string): void {
    const state = this.#open();
    const expected = remindExpected(this.#flow, state);
    const said = this.#commands.command(text);
    if (said !== undefined && isFlowCommand(said) && choiceLabeled(text, expected.choices) === undefined) {
      const result = command(this.#flow, state, said);
      if (result.kind === 'stopped') this.seen = { ...NOTHING, kind: 'stopped' };
      else this.seen = this.#take(result.result);
      if (result.kind === 'nothing-before') this.seen = { ...this.seen, kind: 'nothing-before' };
      return;
    }
    this.seen = this.#take(
      advance(this.#flow, state, this.#reader.read(expected.kind, text, expected.choices)),
    );
  }

  press(label: string): void {
    const value = this.#pressable.get(label);
    if (value === undefined)
      throw new Error(`There is no button "${label}"; there are ${[...this.#pressable.keys()].join(', ')}`);
    this.pressValue(value);
  }

  pressValue(value: string): void {
    const result = press(this.#flow, this.#open(), value);
    this.seen = result.kind === 'stale' ? { ...this.seen, kind: 'stale' } : this.#take(result.result);
  }

  aside(): void {
    this.seen = this.#take(remind(this.#flow, this.#open()));
  }

  #open(): FlowState {
    if (this.#state === undefined) throw new Error('The flow is over');
    if (!this.#reloads) return this.#state;
    const loaded = loadState(JSON.parse(JSON.stringify(saveState(this.#state))), this.#flows);
    if (loaded.kind !== 'loaded') throw new Error(`The state did not load back: ${loaded.kind}`);
    return loaded.state;
  }

  #take(result: Advanced): Seen {
    this.#state = result.kind === 'done' ? undefined : result.state;
    const choices = result.kind === 'done' ? [] : result.expected.choices;
    this.#pressable = new Map(choices.map((choice) => [choice.label, choice.press]));
    const bubbles = result.says.flatMap((say) => (say.kind === 'text' ? [bubbleOf(say.parts)] : []));
    return {
      kind: result.kind,
      ...(result.kind === 'unclear' ? { why: result.why } : {}),
      ...(result.kind === 'done' ? {} : { step: result.state.step }),
      entries: result.says.flatMap((say) => (say.kind === 'answer' ? [say.id] : [])),
      actions: result.says.flatMap((say) => (say.kind === 'action' ? [say.action.action] : [])),
      tables: result.says.filter((say) => say.kind === 'text' && say.table !== undefined).length,
      texts: bubbles.map((bubble) => bubble.text),
      quotes: bubbles.flatMap((bubble) => bubble.quote ?? []),
      choices: choices.map((choice) => choice.label),
      followUps: result.kind === 'done' ? result.followUps : [],
    };
  }
}

const NOTHING: Seen = {
  kind: '',
  entries: [],
  texts: [],
  quotes: [],
  choices: [],
  followUps: [],
  actions: [],
  tables: 0,
};

function remindExpected(flow: Flow, state: FlowState) {
  const result = remind(flow, state);
  if (result.kind === 'done') throw new Error('A reminder is always a question');
  return result.expected;
}

/** `2026-05-04` or `2026-05-04T10:00`, read in the script's zone. */
function readNow(script: Script): number {
  const civil = script.today.includes('T') ? script.today : `${script.today}T10:00`;
  const asUtc = Date.parse(`${civil}:00Z`);
  const offset = new Intl.DateTimeFormat('en-US', { timeZone: script.zone, timeZoneName: 'longOffset' })
    .formatToParts(asUtc)
    .find((part) => part.type === 'timeZoneName')?.value;
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(offset ?? '');
  const minutes =
    match === null ? 0 : (Number(match[2]) * 60 + Number(match[3])) * (match[1] === '-' ? -1 : 1);
  return asUtc - minutes * 60_000;
}
