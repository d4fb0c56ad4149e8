import type { Turns } from '../model/turn.ts';
import type { WebsiteBot } from '../model/website.ts';
import type { Log } from '../model/world.ts';
import type { Bot } from './bot.ts';

/** The bot, its SDK loaded when it is first asked for: that takes a third of a second of a start. */
export interface LateBot {
  readonly website: WebsiteBot;
  /** Loads the SDK where that has not begun; the same bot each time. */
  load(): Promise<Bot>;
  /** Resolves when no load is under way, whatever came of it. */
  close(): Promise<void>;
}

/** The room of the SDK with the door still shut. A message that comes before `load` has ended waits for it. */
export function createLateBot(options: { readonly turns: Turns; readonly log: Log }): LateBot {
  let loading: Promise<Bot> | undefined;
  const load = (): Promise<Bot> =>
    (loading ??= import('./bot.ts').then(({ createBot }) => createBot(options)));
  return {
    load,
    close: async () => {
      await loading?.catch(() => undefined);
    },
    website: { receive: async (activity, sink) => (await load()).website.receive(activity, sink) },
  };
}
