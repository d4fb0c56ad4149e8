import { z } from 'zod';

/*
 * What Teams asks of a manifest, as far as this app's goes: fields, lengths and forms as the manifest's reference
 * tells them. Strict, so that a misspelt field is found before an administrator finds it.
 */

/** The version of the manifest's own form. */
export const MANIFEST_VERSION = '1.25';

const guid = z.string().regex(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i, 'is no app id');
const address = z
  .string()
  .max(2_048)
  .regex(/^https:\/\/[^\s/]+\.[^\s/]+/, 'is no https address');
const text = (most: number) => z.string().min(1).max(most, `has more than ${most} characters`);
const scope = z.enum(['personal', 'team', 'groupChat']);
const icon = z.string().regex(/^[\w-]+\.png$/);

const commandList = z.strictObject({
  scopes: z.array(scope).min(1),
  commands: z
    .array(z.strictObject({ title: text(32), description: text(128) }))
    .min(1)
    .max(10),
});

export const manifestSchema = z.strictObject({
  $schema: z.url(),
  manifestVersion: z.literal(MANIFEST_VERSION),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'is no version such as 1.0.0'),
  id: guid,
  developer: z.strictObject({
    name: text(32),
    websiteUrl: address,
    privacyUrl: address,
    termsOfUseUrl: address,
  }),
  name: z.strictObject({ short: text(30), full: text(100) }),
  description: z.strictObject({ short: text(80), full: text(4_000) }),
  icons: z.strictObject({ color: icon, outline: icon }),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/i),
  bots: z
    .array(
      z.strictObject({
        botId: guid,
        scopes: z.array(scope).min(1),
        isNotificationOnly: z.boolean(),
        supportsFiles: z.boolean(),
        commandLists: z.array(commandList).max(3),
      }),
    )
    .length(1),
  permissions: z.array(z.enum(['identity', 'messageTeamMembers'])),
  validDomains: z.array(z.string().max(2_048)).max(16),
});
export type Manifest = z.output<typeof manifestSchema>;
