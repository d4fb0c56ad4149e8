import { z } from 'zod';
import type { IncomingActivity } from '../model/activity.ts';

export type ParsedActivity =
  | { readonly kind: 'activity'; readonly activity: IncomingActivity }
  /** A type this bot has no use for: answered 200. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'invalid'; readonly code: string };

const known: ReadonlySet<string> = new Set([
  'message',
  'conversationUpdate',
  'event',
  'invoke',
  'messageReaction',
  'messageUpdate',
  'messageDelete',
  'installationUpdate',
]);

const id = z.string().min(1).max(512);
const name = z.string().max(256);
/** Dates that are none are dropped, not refused: nothing here depends on the sender's clock. */
const date = z
  .string()
  .max(40)
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .optional()
  .catch(undefined);
const account = z.object({
  id: z.string().max(512).default(''),
  name: name.optional().catch(undefined),
  role: z.string().max(32).optional().catch(undefined),
});
const nobody = { id: '' };

/** Objects drop every key that is not named here; attachments and the rest of channelData are dropped with them. */
const schema = z.object({
  type: z.string().min(1).max(100),
  id: id.optional(),
  channelId: z
    .string()
    .regex(/^[a-z0-9_-]{1,40}$/i)
    .default('directline'),
  serviceUrl: z.string().max(2_048).optional(),
  from: account.default(nobody),
  recipient: account.default(nobody),
  conversation: z
    .object({
      id,
      name: name.optional().catch(undefined),
      isGroup: z.boolean().optional().catch(undefined),
      conversationType: z.string().max(64).optional().catch(undefined),
      tenantId: z.string().max(128).optional().catch(undefined),
    })
    .optional(),
  timestamp: date,
  localTimestamp: date,
  locale: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,35}$/)
    .optional()
    .catch(undefined),
  // A lone half of a surrogate pair cannot be stored as UTF-8 and would come back as another text.
  text: z
    .string()
    .transform((text) => text.toWellFormed())
    .optional(),
  name: name.optional(),
  value: z.unknown().optional(),
  replyToId: id.optional().catch(undefined),
  action: z.string().max(60).optional().catch(undefined),
  reactionsAdded: z
    .array(z.object({ type: z.string().max(60) }))
    .max(20)
    .optional()
    .catch(undefined),
  membersAdded: z.array(account).max(250).optional(),
  entities: z.array(z.record(z.string(), z.unknown())).max(50).optional().catch(undefined),
  attachments: z.array(z.unknown()).max(10).optional(),
  channelData: z
    .object({
      clientActivityID: z.string().min(1).max(128).optional().catch(undefined),
      eventType: z.string().max(60).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/**
 * A foreign activity as the fields this project reads. The body is JSON that `readJson` has let through;
 * `conversation` is the one the request was authorised for, where the activity itself names none.
 */
export function parseActivity(body: { readonly [key: string]: unknown }, conversation = ''): ParsedActivity {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? 'activity');
    return { kind: 'invalid', code: `Bad${field[0]?.toUpperCase() ?? ''}${field.slice(1)}` };
  }
  if (!known.has(parsed.data.type)) return { kind: 'ignored' };
  const { attachments: _dropped, conversation: own, ...fields } = parsed.data;
  const where = own ?? { id: conversation };
  if (where.id === '') return { kind: 'invalid', code: 'BadConversation' };
  return { kind: 'activity', activity: { ...fields, conversation: where } };
}
