import { setTimeout as wait } from 'node:timers/promises';
import { type Activity, INVOKE_RESPONSE_KEY, type ResourceResponse, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { web } from '../channels/web.ts';
import type { IncomingActivity } from '../model/activity.ts';
import type { Line, NewLine } from '../model/store.ts';
import type { InvokeAnswer, WebsiteBot, WebsiteSink } from '../model/website.ts';
import { setDoor } from './door.ts';
import { toSdk } from './sdk-activity.ts';
import { NotOffered, TransportAdapter } from './transport-adapter.ts';

type Logic = (context: TurnContext) => Promise<void>;

const SINK = Symbol('sink');

/** Where a turn's lines go, and the lines themselves by id: the SDK hands over activities only. */
interface Bound {
  readonly sink: WebsiteSink;
  readonly lines: Map<string, NewLine | Line>;
}

const carried = z.object({ line: z.string() });
const invokeAnswer = z.object({ value: z.object({ status: z.number(), body: z.unknown().optional() }) });
const LONGEST_DELAY_MS = 5_000;

/**
 * The SDK's adapter for our own Direct Line: every website message runs through it and the handler. What is sent
 * must be a line of the transcript, because that is what the website is served from.
 */
export class DirectLineAdapter extends TransportAdapter implements WebsiteBot {
  readonly #logic: Logic;

  constructor(logic: Logic) {
    super();
    this.#logic = logic;
  }

  async receive(activity: IncomingActivity, sink: WebsiteSink): Promise<InvokeAnswer | undefined> {
    const context = new TurnContext(this, toSdk(activity));
    const bound: Bound = { sink, lines: new Map() };
    context.turnState.set(SINK, bound);
    setDoor(context, {
      channel: 'web',
      manner: web,
      numbered: true,
      taken: (result) => sink.taken(result),
      failed: () => 'failed',
      carry: (line) => void bound.lines.set(line.id, line),
    });
    await this.runMiddleware(context, this.#logic);
    if (activity.type !== 'invoke') return undefined;
    const answer = invokeAnswer.safeParse(context.turnState.get(INVOKE_RESPONSE_KEY));
    return answer.success ? answer.data.value : { status: 501 };
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const bound = context.turnState.get<Bound>(SINK);
    const responses: ResourceResponse[] = [];
    for (const activity of activities) responses.push({ id: await sendOne(context, activity, bound) });
    return responses;
  }
}

async function sendOne(
  context: TurnContext,
  activity: Partial<Activity>,
  { sink, lines }: Bound,
): Promise<string> {
  const { type = 'message' } = activity;
  if (type === 'trace') return '';
  if (type === 'delay') {
    await wait(Math.min(Number(activity.value) || 0, LONGEST_DELAY_MS));
    return '';
  }
  if (type === 'typing') {
    sink.typing();
    return '';
  }
  if (type === 'invokeResponse') {
    context.turnState.set(INVOKE_RESPONSE_KEY, activity);
    return '';
  }
  const parsed = carried.safeParse(activity.channelData);
  const line = parsed.success ? lines.get(parsed.data.line) : undefined;
  if (line === undefined) throw new NotOffered('an activity that is no line of the transcript');
  sink.show([line]);
  return line.id;
}
