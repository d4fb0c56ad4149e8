import { isIP } from 'node:net';
import { z } from 'zod';
import { isLoopback } from './model/address.ts';
import { azureIdentity, type AzureIdentity } from './settings/azure.ts';
import type { EnvFile } from './settings/env-file.ts';
import { SettingsError, type SettingFault } from './settings/fault.ts';
import { oidcSettings, type OidcSettings } from './settings/oidc.ts';
import { slackIdentity, type SlackIdentity } from './settings/slack.ts';
import { staffSettings, type StaffSettings } from './settings/staff.ts';
import { SETTINGS, unknownNames, type Named, type Setting, type Values } from './settings/names.ts';

/** All that an operator can set, parsed. The environment is an argument: only main.ts and cli.ts read it. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where visitors reach this server from outside; without it, the address it listens on. */
  readonly publicUrl: URL | undefined;
  /** Origins whose pages may hold the chat, exact (`https://www.clinic.example`). */
  readonly allowedOrigins: readonly string[];
  /** How many proxies stand in front and add to X-Forwarded-For; 0 trusts none. */
  readonly trustProxy: number;
  /** The clinic's own facts; without it the example clinic, as a demonstration. */
  readonly clinicFile: string | undefined;
  /** Whether `/` is the example clinic's page; undefined: only where PUBLIC_URL is not set. */
  readonly exampleSite: boolean | undefined;
  readonly dataDir: string;
  readonly retentionDays: number;
  readonly azure: AzureIdentity | undefined;
  readonly slack: SlackIdentity | undefined;
  /** Keys given by settings instead of those made in the data folder. */
  readonly tokenKey: string | undefined;
  readonly directLineSecret: string | undefined;
  /** Seals backups; base64url of 32 bytes or more. */
  readonly backupKey: string | undefined;
  readonly backupDir: string;
  /** Where figures for operators are to be had; undefined: nowhere. A port: there only. */
  readonly metrics: { readonly token?: string; readonly port?: number } | undefined;
  readonly staffKey: string | undefined;
  readonly staff: StaffSettings;
  /** Signing in to the console through a provider; undefined: by local accounts only. */
  readonly oidc: OidcSettings | undefined;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** `npm run dev`: the Emulator's door is open without credentials, on loopback only. */
  readonly dev: boolean;
}

/** Where settings come from; what stands in the environment wins over the file. */
export interface SettingSources {
  readonly environment: Named;
  /** The .env file: every name in it must be a setting. */
  readonly file?: EnvFile;
  readonly dev: boolean;
}

/**
 * Parses all settings or throws one SettingsError that names every fault.
 * An empty value counts as not set.
 */
export function parseConfig(sources: SettingSources): Config {
  const { environment, file = { values: {}, faults: [] } } = sources;
  const faults = [...file.faults, ...unknownNames(environment, file.values)];
  const values: Values = Object.fromEntries(
    SETTINGS.flatMap((name) => {
      const value = (environment[name] ?? file.values[name])?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const read = <T>(setting: Setting, schema: z.ZodType<T>, standard: T, cure: string): T => {
    const value = values[setting];
    if (value === undefined) return standard;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    faults.push({ setting, fault: 'not a valid value', cure });
    return standard;
  };
  const config: Config = {
    host: read('HOST', host, '127.0.0.1', 'Give an IP address or host name to listen on, as 127.0.0.1.'),
    port: read('PORT', whole(0, 65_535), 3978, 'Give a whole number from 0 to 65535, as 3978.'),
    publicUrl: read(
      'PUBLIC_URL',
      publicUrl,
      undefined,
      'Give the address visitors use, as https://chat.clinic.example (https; http only on loopback; no path).',
    ),
    allowedOrigins: read(
      'ALLOWED_ORIGINS',
      origins,
      [],
      'Give origins separated by commas, as https://www.clinic.example (no path, no wildcard).',
    ),
    trustProxy: read('TRUST_PROXY', whole(0, 10), 0, 'Give the number of proxies in front, 0 to 10.'),
    clinicFile: values.CLINIC_FILE,
    exampleSite: read('EXAMPLE_SITE', onOff, undefined, 'Write on or off.'),
    dataDir: values.DATA_DIR ?? 'data',
    retentionDays: read('RETENTION_DAYS', whole(1, 3650), 90, 'Give a whole number of days from 1 to 3650.'),
    azure: azureIdentity(values, faults),
    slack: slackIdentity(values, faults),
    tokenKey: read('TOKEN_KEY', secret, undefined, RANDOM_KEY),
    directLineSecret: read('DIRECT_LINE_SECRET', secret, undefined, 'Give at least 43 random characters.'),
    staffKey: read('STAFF_KEY', secret, undefined, RANDOM_KEY),
    staff: staffSettings(values, faults),
    oidc: oidcSettings(values, faults),
    backupKey: read('BACKUP_KEY', secret, undefined, 'Leave it empty and run npm run backup: it makes one.'),
    backupDir: values.BACKUP_DIR ?? 'backups',
    metrics: metricsOf(
      read('METRICS_TOKEN', secret, undefined, 'Give at least 43 random characters.'),
      read('METRICS_PORT', whole(0, 65_535), undefined, 'Give a whole number from 0 to 65535, as 9478.'),
    ),
    logLevel: read('LOG_LEVEL', logLevel, 'info', 'Give one of: debug, info, warn, error, silent.'),
    dev: sources.dev,
  };
  faults.push(...unsafeListening(config, values));
  if (faults.length > 0) throw new SettingsError(faults);
  return config;
}

const host = z.string().refine((text) => isIP(text.replace(/^\[(.*)\]$/, '$1')) !== 0 || isHostName(text));
const RANDOM_KEY = 'Give at least 43 characters of base64url (32 random bytes).';
const secret = z.string().regex(/^[A-Za-z0-9_-]{43,512}$/);
const onOff = z.enum(['on', 'off']).transform((word) => word === 'on');
const logLevel = z.enum(['debug', 'info', 'warn', 'error', 'silent']);

function metricsOf(token: string | undefined, port: number | undefined): Config['metrics'] {
  if (token === undefined && port === undefined) return undefined;
  return { ...(token !== undefined && { token }), ...(port !== undefined && { port }) };
}

/** Labels of letters, digits and inner hyphens; what ends in a number is a mistyped address. */
function isHostName(text: string): boolean {
  const labels = text.split('.');
  const isLabel = (label: string): boolean => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i.test(label);
  return text.length <= 253 && labels.every(isLabel) && !/^\d+$/.test(labels.at(-1) ?? '');
}

function whole(least: number, most: number): z.ZodType<number> {
  return z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.number().int().min(least).max(most));
}

const publicUrl = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url && safe && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '')
    return url;
  context.addIssue({ code: 'custom', message: 'not a public address' });
  return z.NEVER;
});

const origins = z.string().transform((text, context) => {
  const list = text.split(',').map((origin) => origin.trim());
  const exact = (origin: string): boolean =>
    /^https?:\/\/[a-z0-9.:[\]-]+$/.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin;
  if (list.every(exact)) return list;
  context.addIssue({ code: 'custom', message: 'not a list of origins' });
  return z.NEVER;
});

/** What safe listening lacks; a setting that is given, but wrongly, has its own fault already. */
function unsafeListening(config: Config, given: Values): SettingFault[] {
  if (isLoopback(config.host)) return [];
  if (config.dev)
    return [{ setting: 'HOST', fault: 'dev mode listens on loopback only', cure: 'Remove it.' }];
  const needed = ['PUBLIC_URL', 'ALLOWED_ORIGINS', 'CLINIC_FILE'] as const;
  return needed
    .filter((setting) => given[setting] === undefined)
    .map((setting) => ({
      setting,
      fault: `needed to listen on ${config.host}`,
      cure: 'Set it, or listen on 127.0.0.1 behind a proxy on the same machine.',
    }));
}
