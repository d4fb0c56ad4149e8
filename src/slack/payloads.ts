import { z } from 'zod';

/* What Slack sends, as far as it is read here. Keys that are not named are dropped. */

const userId = z.string().regex(/^[UW][A-Z0-9]{2,30}$/);
const channelId = z.string().regex(/^[CDG][A-Z0-9]{2,30}$/);
/** Seconds with six more digits: within a channel it is a message's name. */
const ts = z.string().regex(/^\d{1,12}\.\d{1,8}$/);
// A lone half of a surrogate pair cannot be stored as UTF-8 and would come back as another text.
const text = z
  .string()
  .nullish()
  .transform((raw) => (raw ?? '').toWellFormed());

/** A message somebody wrote, an edit or a deletion, or what a bot or Slack itself said. */
const message = z.object({
  type: z.literal('message'),
  subtype: z.string().optional(),
  channel: channelId,
  channel_type: z.string().optional(),
  user: userId.optional(),
  bot_id: z.string().optional(),
  text,
  ts,
  event_ts: ts.optional(),
  thread_ts: ts.optional(),
  /** Of an edit: the message as it is now. */
  message: z
    .object({
      user: userId.optional(),
      bot_id: z.string().optional(),
      text,
      ts,
      edited: z.object({ ts }).optional(),
    })
    .optional(),
  /** Of an edit or a deletion: the message as it was. */
  previous_message: z.object({ user: userId.optional(), bot_id: z.string().optional() }).optional(),
  deleted_ts: ts.optional(),
});

const mention = z.object({
  type: z.literal('app_mention'),
  channel: channelId,
  user: userId.optional(),
  bot_id: z.string().optional(),
  text,
  ts,
  thread_ts: ts.optional(),
});

const homeOpened = z.object({
  type: z.literal('app_home_opened'),
  user: userId,
  channel: channelId,
  tab: z.string(),
});

const reaction = z.object({
  type: z.literal('reaction_added'),
  user: userId,
  reaction: z.string().max(200),
  item: z.object({ type: z.literal('message'), channel: channelId, ts }),
});

export const knownEvent = z.discriminatedUnion('type', [message, mention, homeOpened, reaction]);
export type SlackEvent = z.output<typeof knownEvent>;
export type SlackMessage = z.output<typeof message>;
export type SlackMention = z.output<typeof mention>;

export const envelope = z.discriminatedUnion('type', [
  z.object({ type: z.literal('url_verification'), challenge: z.string().min(1).max(1_000) }),
  z.object({
    type: z.literal('event_callback'),
    event_id: z.string().min(1).max(100),
    event: z.looseObject({ type: z.string() }),
    /** Whom the app is installed for: the bot's own user; or, where `is_bot` is false, a person. */
    authorizations: z
      .array(z.object({ user_id: z.string(), is_bot: z.boolean().default(true) }))
      .optional()
      .catch(undefined),
  }),
  /** Too much was said in the workspace for a minute, and what was beyond that is not told. */
  z.object({ type: z.literal('app_rate_limited') }),
]);

/** A block of a message of ours that comes back with a press; it is given back as it came. */
const block = z.looseObject({ type: z.string() });

export const interaction = z.object({
  type: z.literal('block_actions'),
  user: z.object({ id: userId }),
  channel: z.object({ id: channelId }).optional(),
  message: z
    .object({ ts, thread_ts: ts.optional(), text, blocks: z.array(block).max(50).default([]) })
    .optional(),
  actions: z
    .array(
      z.object({
        type: z.string(),
        action_id: z.string().max(255).default(''),
        action_ts: ts,
        value: z.string().max(2_000).default(''),
        text: z.object({ text }).optional(),
      }),
    )
    .min(1)
    .max(25),
});
export type Interaction = z.output<typeof interaction>;

/** From time to time Slack tries whether the certificate is good; nobody has given a command. */
export const sslCheck = z.object({ ssl_check: z.literal('1') });

export const command = z.object({
  command: z.string().max(100),
  user_id: userId,
  channel_id: channelId,
  text,
  trigger_id: z.string().min(1).max(200),
});
