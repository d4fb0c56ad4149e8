import { z } from 'zod';
import type { ConversationKey } from '../../src/model/incoming.ts';
import type { Line, Store } from '../../src/model/store.ts';
import { DIRECT, type FakeSlack } from './fake-slack.ts';
import { blockAction, callback, directMessage, mention } from './fixtures.ts';

const button = z.looseObject({
  type: z.literal('button'),
  action_id: z.string(),
  text: z.object({ text: z.string() }),
  value: z.string(),
});
const thumb = z.object({ value: z.string() });
const thumbs = z.looseObject({
  type: z.literal('feedback_buttons'),
  action_id: z.string(),
  positive_button: thumb,
  negative_button: thumb,
});
const posted = z.object({
  channel: z.string(),
  thread_ts: z.string().optional(),
  text: z.string(),
  blocks: z.array(z.looseObject({ type: z.string(), elements: z.array(z.unknown()).optional() })),
});
export type Posted = z.output<typeof posted>;

/** How a person's deeds reach the server: by HTTP, or through the socket. */
export interface Way {
  event(body: object): Promise<unknown>;
  press(body: object): Promise<unknown>;
}

/** Somebody in Slack: writes, presses what was posted last, reads what is posted next. */
export class Person {
  readonly #api: FakeSlack;
  readonly #store: Store;
  readonly #way: Way;
  readonly #channel: string;
  #thread: string | undefined;
  #read = 0;
  last: readonly Posted[] = [];

  constructor(api: FakeSlack, store: Store, way: Way, channel = DIRECT) {
    this.#api = api;
    this.#store = store;
    this.#way = way;
    this.#channel = channel;
  }

  get #isPrivate(): boolean {
    return this.#channel.startsWith('D');
  }

  get key(): ConversationKey {
    const thread = this.#isPrivate ? '' : `:${this.#thread ?? ''}`;
    return { channel: 'slack', conversation: `${this.#channel}${thread}` };
  }

  /** Writes in private, or names the bot in a channel; gives what the bot posted. */
  async say(text: string): Promise<readonly Posted[]> {
    if (this.#isPrivate) {
      const message = directMessage(text, { channel: this.#channel });
      return this.#after(this.#way.event(callback(message)));
    }
    const inThread = this.#thread === undefined ? {} : { thread_ts: this.#thread };
    const event = mention(`<@U0THEBOT01> ${text}`, { channel: this.#channel, ...inThread });
    this.#thread ??= event.ts;
    return this.#after(this.#way.event(callback(event)));
  }

  /** The labels of the buttons under the last message. */
  get labels(): readonly string[] {
    return this.#buttons().map(({ text }) => text.text);
  }

  async press(label: string): Promise<readonly Posted[]> {
    const action = this.#buttons().find(({ text }) => text.text === label);
    if (action === undefined) throw new Error(`No button "${label}"; there are ${this.labels.join(', ')}`);
    return this.#press(action);
  }

  async thumb(up: boolean): Promise<readonly Posted[]> {
    const [pair] = this.#elements('context_actions').flatMap((one) => thumbs.safeParse(one).data ?? []);
    if (pair === undefined) throw new Error('No thumbs under the last message');
    const { value } = up ? pair.positive_button : pair.negative_button;
    return this.#press({ type: 'feedback_buttons', action_id: pair.action_id, value });
  }

  lines(): Promise<readonly Line[]> {
    return this.#store.lines(this.key, 0, 10_000);
  }

  #press(action: { readonly [name: string]: unknown }): Promise<readonly Posted[]> {
    const { blocks } = this.last.at(-1) ?? {};
    return this.#after(
      this.#way.press(blockAction({ action, channel: this.#channel, thread: this.#thread, blocks })),
    );
  }

  #buttons() {
    return this.#elements('actions').flatMap((one) => button.safeParse(one).data ?? []);
  }

  #elements(type: string): readonly unknown[] {
    const blocks = this.last.at(-1)?.blocks ?? [];
    return blocks.filter((block) => block.type === type).flatMap(({ elements = [] }) => elements);
  }

  /** Until every line of the bot's has been delivered, or has failed. */
  async #after(work: Promise<unknown>): Promise<readonly Posted[]> {
    await work;
    const deadline = performance.now() + 60_000;
    for (;;) {
      const said = (await this.lines()).filter(({ role }) => role === 'bot');
      const told = await this.#store.deliveries(this.key);
      if (told.length === said.length) break;
      if (performance.now() > deadline) throw new Error('The replies did not go out');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const posts = this.#api.of('chat.postMessage').map(({ body }) => posted.parse(body));
    const here = posts.filter(({ channel }) => channel === this.#channel);
    const fresh = here.slice(this.#read);
    this.#read = here.length;
    if (fresh.length > 0) this.last = fresh;
    return fresh;
  }
}
