import type { SettingFault } from './fault.ts';

/** Those of signing in to the console through a provider: none of them, or all that are needed. */
export const OIDC_SETTINGS = [
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_ROLES',
  'OIDC_GROUPS_CLAIM',
  'OIDC_SCOPE',
  'OIDC_ACR',
  'OIDC_AMR',
  'OIDC_LABEL',
  'OIDC_ASK',
] as const;

/** Every setting's name. A test holds .env.example equal to this list. */
export const SETTINGS = [
  'HOST',
  'PORT',
  'PUBLIC_URL',
  'ALLOWED_ORIGINS',
  'TRUST_PROXY',
  'CLINIC_FILE',
  'DATA_DIR',
  'RETENTION_DAYS',
  'EXAMPLE_SITE',
  'MicrosoftAppType',
  'MicrosoftAppId',
  'MicrosoftAppPassword',
  'MicrosoftAppCertificateThumbprint',
  'MicrosoftAppCertificateKeyFile',
  'MicrosoftAppTenantId',
  'SLACK_SIGNING_SECRET',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'TOKEN_KEY',
  'DIRECT_LINE_SECRET',
  'STAFF_KEY',
  'MASK_ORIGINALS',
  'ALERT_MINUTES',
  'ALERT_WEBHOOK',
  'ALERT_MAIL_SERVER',
  'ALERT_MAIL_FROM',
  'ALERT_MAIL_TO',
  'LOG_LEVEL',
  'BACKUP_KEY',
  'BACKUP_DIR',
  'METRICS_TOKEN',
  'METRICS_PORT',
  ...OIDC_SETTINGS,
] as const;

export type Setting = (typeof SETTINGS)[number];
export type Values = { readonly [name in Setting]?: string };

/** Names with their values, as the environment and the .env file give them. */
export type Named = { readonly [name: string]: string | undefined };

/** Prefixes that are ours: an unknown name that begins so is a misspelling, even in the process's environment. */
const OURS = /^(MicrosoftApp|SLACK_|ALERT_|OIDC_)/i;

/** Shorter names may come near to one of ours by chance, in an environment that many programs share. */
const LEAST_LETTERS = 7;

/**
 * Names that are no settings: all of them in the file; in the environment those with our prefixes, and those so near
 * to a setting that is not given that they were meant for it: a misspelt RETENTION_DAYS must not go unnoticed.
 */
export function unknownNames(environment: Named, file: Named): SettingFault[] {
  const inFile = Object.keys(file).filter(isUnknown);
  const given = (setting: Setting): boolean => Boolean(environment[setting] ?? file[setting]);
  const inEnvironment = Object.keys(environment).filter((name) => {
    if (!isUnknown(name)) return false;
    const meant = lettersOf(name).length >= LEAST_LETTERS ? nearest(name) : undefined;
    return OURS.test(name) || (meant !== undefined && !given(meant));
  });
  return [...new Set([...inFile, ...inEnvironment])].map((setting) => ({
    setting,
    fault: 'no such setting',
    cure: cureOf(nearest(setting)),
  }));
}

function isUnknown(name: string): boolean {
  return !SETTINGS.some((setting) => setting === name);
}

function cureOf(meant: Setting | undefined): string {
  return meant === undefined
    ? 'Remove it; .env.example lists every setting.'
    : `Did you mean ${meant}? Write it so.`;
}

/** The setting that a name was meant for: the same letters, or one slip away. */
function nearest(name: string): Setting | undefined {
  const letters = lettersOf(name);
  return (
    SETTINGS.find((setting) => lettersOf(setting) === letters) ??
    SETTINGS.find((setting) => isOneSlip(lettersOf(setting), letters))
  );
}

function lettersOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, '');
}

/** Whether two words differ by one letter too many, too few or wrong, or by two neighbors changed about. */
function isOneSlip(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const shorter = Math.min(one.length, other.length) - start;
  while (end < shorter && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right === `${left[1] ?? ''}${left[0] ?? ''}`;
}
