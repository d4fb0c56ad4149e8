import { z } from 'zod';
import { isLoopback } from '../model/address.ts';
import { ROLES, type Role } from '../model/staff.ts';
import type { SettingFault } from './fault.ts';
import { OIDC_SETTINGS, type Setting, type Values } from './names.ts';

/** Signing in to the console through the clinic's own directory (OpenID Connect). */
export interface OidcSettings {
  readonly issuer: URL;
  readonly clientId: string;
  /** undefined: a public client, which PKCE alone stands for. */
  readonly clientSecret: string | undefined;
  readonly scope: string;
  /** The claim of the ID token that names somebody's groups. */
  readonly groupsClaim: string;
  readonly roles: ReadonlyMap<string, readonly Role[]>;
  /** How somebody must have signed in there: one of these has to be in the token; empty: as the provider likes. */
  readonly acr: readonly string[];
  readonly amr: readonly string[];
  /** What the button calls the provider. */
  readonly label: string;
  /** Whom somebody without a role is told to ask. */
  readonly ask: string | undefined;
}

/** People can change these themselves, or have them changed: no role may hang on them. */
const NOBODYS_WORD = new Set(['name', 'nickname', 'preferred_username', 'unique_name', 'upn', 'given_name']);
const MOST_TEXT = 120;

const issuer = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  const plain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (url && safe && plain && isOneTenant(url)) return url;
  context.addIssue({ code: 'custom', message: 'not an issuer' });
  return z.NEVER;
});
/** At Microsoft's, `common` and the like stand for every organization there is: whoever has one could give roles. */
function isOneTenant({ hostname, pathname }: URL): boolean {
  return (
    hostname !== 'login.microsoftonline.com' ||
    /^\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\//i.test(pathname)
  );
}
const clientId = z.string().regex(/^[\x21-\x7e]{1,255}$/);
const clientSecret = z.string().regex(/^[\x20-\x7e]{8,1024}$/);
const claim = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/)
  .refine((text) => !NOBODYS_WORD.has(text));
const scope = z
  .string()
  .regex(/^[\x21\x23-\x5b\x5d-\x7e]+(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/)
  .refine((text) => text.split(' ').includes('openid'));
const list = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .pipe(
    z
      .array(z.string().regex(/^[\x21-\x7e]{1,200}$/))
      .min(1)
      .max(20),
  );
const words = z.string().max(MOST_TEXT);

/** None of them, or all that are needed: half a door is a fault. */
export function oidcSettings(values: Values, faults: SettingFault[]): OidcSettings | undefined {
  if (!OIDC_SETTINGS.some((name) => values[name] !== undefined)) return undefined;
  const before = faults.length;
  const read = <T>(setting: Setting, schema: z.ZodType<T>, cure: string): T | undefined => {
    const value = values[setting];
    if (value === undefined) return undefined;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    faults.push({ setting, fault: 'not a valid value', cure });
    return undefined;
  };
  for (const [setting, cure] of NEEDED)
    if (values[setting] === undefined)
      faults.push({ setting, fault: 'needed for signing in with OpenID Connect', cure });
  const given = {
    issuer: read(
      'OIDC_ISSUER',
      issuer,
      'Give the issuer as the provider’s description has it: https (http only on loopback); with Entra ID, the tenant’s id in it.',
    ),
    clientId: read('OIDC_CLIENT_ID', clientId, 'Copy it from the registration at the provider.'),
    clientSecret: read(
      'OIDC_CLIENT_SECRET',
      clientSecret,
      'Copy its value from the registration; remove it for a public client.',
    ),
    roles: read('OIDC_ROLES', roles, `Write group=role, group=role; roles are ${ROLES.join(', ')}.`),
    groupsClaim: read('OIDC_GROUPS_CLAIM', claim, CLAIM_CURE) ?? 'groups',
    scope:
      read('OIDC_SCOPE', scope, 'Give scopes separated by spaces, openid among them.') ?? 'openid profile',
    acr: read('OIDC_ACR', list, 'Give values separated by commas.') ?? [],
    amr: read('OIDC_AMR', list, 'Give values separated by commas, as mfa.') ?? [],
    label: read('OIDC_LABEL', words, TOO_LONG) ?? 'your organization',
    ask: read('OIDC_ASK', words, TOO_LONG),
  };
  if (faults.length > before || !given.issuer || !given.clientId || !given.roles) return undefined;
  return { ...given, issuer: given.issuer, clientId: given.clientId, roles: given.roles };
}

const NEEDED = [
  ['OIDC_ISSUER', 'Give the provider’s address, or remove every OIDC_ setting.'],
  ['OIDC_CLIENT_ID', 'Copy it from the registration at the provider, or remove every OIDC_ setting.'],
  ['OIDC_ROLES', 'Say which group has which role, as 0a1b-…=lead,2c3d-…=reviewer.'],
  ['PUBLIC_URL', 'The provider sends people back to it: set it to the address staff open.'],
] as const satisfies readonly (readonly [Setting, string])[];

const CLAIM_CURE =
  'Give a claim that the provider vouches for, as groups or roles; not a name, which people can change.';
const TOO_LONG = `Give at most ${MOST_TEXT} characters.`;

/** `group=role,group=role`. A group may hold `=` itself, and have several roles. */
const roles = z.string().transform((text, context): ReadonlyMap<string, readonly Role[]> => {
  const found = new Map<string, readonly Role[]>();
  for (const part of text.split(',')) {
    const at = part.lastIndexOf('=');
    const group = part.slice(0, Math.max(0, at)).trim();
    const role = ROLES.find((one) => one === part.slice(at + 1).trim());
    if (group === '' || role === undefined) {
      context.addIssue({ code: 'custom', message: 'not a list of group=role' });
      return z.NEVER;
    }
    found.set(group, [...(found.get(group) ?? []), role]);
  }
  return found;
});
