import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { createMind } from '../../src/app.ts';
import type { Choice, ChoiceValue, Reply } from '../../src/model/reply.ts';
import type { AppParts } from '../../src/parts.ts';
import { createDownloadBox } from '../../src/downloads/box.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { createMemoryDisk } from '../../src/store/memory-disk.ts';
import { createTurns } from '../../src/turn/turns.ts';
import { testWorld } from '../turn/world.ts';

const texts = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]);

/** What must hold of everything that was said to one message. */
const botSchema = z.strictObject({
  /** Entries, flow steps (`homework#days`), kinds of danger or phrases: each must be among the bubbles. */
  ids: texts,
  /** Of the last bubble. */
  last: z.string().optional(),
  outcomes: z.array(z.string()).optional(),
  says: texts,
  quotes: texts,
  'says-not': texts,
  /** Buttons that must be there. */
  choices: texts,
  /** Names of files. */
  files: z.array(z.string()).optional(),
});

const turnSchema = z.union([
  z.strictObject({ user: z.string() }),
  z.strictObject({ press: z.string() }),
  /** So many hours go by. */
  z.strictObject({ hours: z.number() }),
  /** The server is started again, on the same store. */
  z.strictObject({ restart: z.literal(true) }),
  z.strictObject({ bot: botSchema }),
]);

const scriptSchema = z.strictObject({ name: z.string(), talk: z.array(turnSchema) });
export type TurnScript = z.output<typeof scriptSchema>;
export type WantedBot = z.output<typeof botSchema>;

/** The scripts of a file in test/dialogs/turns: whole turns, with everything around a flow. */
export function loadTurnScripts(file: string): readonly TurnScript[] {
  return z.array(scriptSchema).parse(parse(readFileSync(join(__dirname, 'turns', file), 'utf8')));
}

/** A visitor before the real heart with the real content, on a store that outlives a restart. */
export class Visit {
  readonly #parts: AppParts;
  readonly #world = testWorld();
  readonly #disk = createMemoryDisk();
  #mind: ReturnType<typeof createMind>;
  #turns: ReturnType<typeof createTurns>;
  replies: readonly Reply[] = [];

  constructor(parts: AppParts) {
    this.#parts = parts;
    [this.#mind, this.#turns] = this.#begin();
  }

  #begin() {
    const mind = createMind(this.#world, this.#parts.content, this.#parts.crisis);
    const store = createMemoryStore(this.#disk);
    return [
      mind,
      createTurns({ store, world: this.#world, downloads: createDownloadBox(this.#world), ...mind }),
    ] as const;
  }

  async join(): Promise<void> {
    await this.#take({ kind: 'join' });
  }

  async user(text: string): Promise<void> {
    await this.#take({ kind: 'message', text });
  }

  async press(label: string): Promise<void> {
    const pressed = this.choices.find((choice) => choice.label === label);
    if (pressed === undefined)
      throw new Error(`No button "${label}"; there are ${this.choices.map((one) => one.label).join(', ')}`);
    await this.#take({ kind: 'message', text: label, choice: pressed.value });
  }

  wait(hours: number): void {
    this.#world.pass(hours * 3_600_000);
  }

  async restart(): Promise<void> {
    await this.#mind.close();
    [this.#mind, this.#turns] = this.#begin();
  }

  close(): Promise<void> {
    return this.#mind.close();
  }

  get choices(): readonly Choice[] {
    return this.replies.at(-1)?.choices ?? [];
  }

  async #take(
    what: { kind: 'join' } | { kind: 'message'; text: string; choice?: ChoiceValue },
  ): Promise<void> {
    this.#world.pass(1000);
    const base = {
      key: { channel: 'web', conversation: 'c' },
      from: 'someone',
      activityId: this.#world.ids.next(),
    };
    const taken = await this.#turns.take({ ...base, ...what }, { urgent: () => undefined });
    if (taken.kind === 'refused') throw new Error('The turn was refused');
    this.replies = taken.replies.flatMap(({ reply }) => reply ?? []);
  }
}
