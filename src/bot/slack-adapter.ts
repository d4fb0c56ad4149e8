import { type Activity, type ResourceResponse, TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Channel } from '../channels/channel.ts';
import type { IncomingActivity } from '../model/activity.ts';
import type { SlackBot, SlackOutlet } from '../model/slack.ts';
import { setDoor } from './door.ts';
import { toSdk } from './sdk-activity.ts';
import { NotOffered, TransportAdapter } from './transport-adapter.ts';

const OUTLET = Symbol('outlet');

const rendered = z.object({ blocks: z.array(z.looseObject({ type: z.string() })) });

/** The SDK's adapter for Slack without Azure: every message runs through it and the handler, as everywhere. */
export class SlackAdapter extends TransportAdapter implements SlackBot {
  readonly #logic: (context: TurnContext) => Promise<void>;
  readonly #manner: Channel;

  constructor(logic: (context: TurnContext) => Promise<void>, manner: Channel) {
    super();
    this.#logic = logic;
    this.#manner = manner;
  }

  async receive(activity: IncomingActivity, outlet: SlackOutlet): Promise<void> {
    const context = new TurnContext(this, toSdk(activity));
    context.turnState.set(OUTLET, outlet);
    setDoor(context, {
      channel: 'slack',
      manner: this.#manner,
      numbered: false,
      carry: () => undefined,
      taken: (result) => outlet.taken(result),
      failed: (error) => outlet.failed(error),
    });
    await this.runMiddleware(context, this.#logic);
  }

  /** Slack shows a bot no sign of writing: only messages go out. */
  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const outlet = context.turnState.get<SlackOutlet>(OUTLET);
    const responses: ResourceResponse[] = [];
    for (const { type = 'message', text = '', channelData } of activities) {
      if (type !== 'message') {
        responses.push({ id: '' });
        continue;
      }
      const message = rendered.safeParse(channelData);
      if (!message.success) throw new NotOffered('an activity that was not rendered for Slack');
      responses.push({ id: await outlet.post({ text, blocks: message.data.blocks }) });
    }
    return responses;
  }
}
