import { z } from 'zod';
import { isLoopback } from './model/address.ts';

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
  readonly dataDir: string;
  readonly retentionDays: number;
  readonly azure: AzureIdentity | undefined;
  /** Keys given by settings instead of those made in the data folder. */
  readonly tokenKey: string | undefined;
  readonly directLineSecret: string | undefined;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** `npm run dev`: the Emulator's door is open without credentials, on loopback only. */
  readonly dev: boolean;
}

export type AzureIdentity =
  | {
      readonly type: 'SingleTenant';
      readonly appId: string;
      readonly password: string;
      readonly tenantId: string;
    }
  | { readonly type: 'UserAssignedMSI'; readonly appId: string; readonly tenantId: string }
  | { readonly type: 'MultiTenant'; readonly appId: string; readonly password: string };

/** One fault in the settings: which, what is wrong, and the cure. */
export interface SettingFault {
  readonly setting: string;
  readonly fault: string;
  readonly cure: string;
}

/** The start stops with this: its message names every fault and its cure, and never a value (it may be a secret). */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly faults: readonly SettingFault[];

  constructor(faults: readonly SettingFault[]) {
    const lines = faults.map(({ setting, fault, cure }) => `  ${setting}: ${fault}. ${cure}`);
    const count = faults.length === 1 ? 'One setting is wrong' : `${faults.length} settings are wrong`;
    super(`${count}, so the server does not start:\n${lines.join('\n')}`);
    this.faults = faults;
  }
}

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
  'MicrosoftAppType',
  'MicrosoftAppId',
  'MicrosoftAppPassword',
  'MicrosoftAppTenantId',
  'TOKEN_KEY',
  'DIRECT_LINE_SECRET',
  'LOG_LEVEL',
] as const;

type Setting = (typeof SETTINGS)[number];
type Values = { readonly [name in Setting]?: string };

/** Prefixes that are ours: an unknown name that begins so is a misspelling, even in the process's environment. */
const OURS = /^(MicrosoftApp|SLACK_)/i;

/** Where settings come from; what stands in the environment wins over the file. */
export interface SettingSources {
  readonly environment: { readonly [name: string]: string | undefined };
  /** The parsed .env file: every name in it must be a setting. */
  readonly file: { readonly [name: string]: string | undefined };
  readonly dev: boolean;
}

/**
 * Parses all settings or throws one SettingsError that names every fault.
 * An empty value counts as not set.
 */
export function parseConfig(sources: SettingSources): Config {
  const faults: SettingFault[] = unknownNames(sources);
  const values: Values = Object.fromEntries(
    SETTINGS.flatMap((name) => {
      const value = (sources.environment[name] ?? sources.file[name])?.trim();
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
    dataDir: values.DATA_DIR ?? 'data',
    retentionDays: read('RETENTION_DAYS', whole(1, 3650), 90, 'Give a whole number of days from 1 to 3650.'),
    azure: azureIdentity(values, faults),
    tokenKey: read(
      'TOKEN_KEY',
      secret,
      undefined,
      'Give at least 43 characters of base64url (32 random bytes).',
    ),
    directLineSecret: read('DIRECT_LINE_SECRET', secret, undefined, 'Give at least 43 random characters.'),
    logLevel: read('LOG_LEVEL', logLevel, 'info', 'Give one of: debug, info, warn, error, silent.'),
    dev: sources.dev,
  };
  faults.push(...unsafeListening(config));
  if (faults.length > 0) throw new SettingsError(faults);
  return config;
}

const host = z.string().regex(/^[A-Za-z0-9.:[\]-]{1,253}$/);
const secret = z.string().regex(/^[A-Za-z0-9_-]{43,512}$/);
const logLevel = z.enum(['debug', 'info', 'warn', 'error', 'silent']);

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

function unknownNames({ environment, file }: SettingSources): SettingFault[] {
  const known = new Set<string>(SETTINGS);
  const inFile = Object.keys(file).filter((name) => !known.has(name));
  const inEnvironment = Object.keys(environment).filter((name) => OURS.test(name) && !known.has(name));
  return [...new Set([...inFile, ...inEnvironment])].map((setting) => ({
    setting,
    fault: 'no such setting',
    cure: nearest(setting) ?? 'Remove it; .env.example lists every setting.',
  }));
}

function nearest(name: string): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '');
  const found = SETTINGS.find((setting) => plain(setting) === plain(name));
  return found && `Write it ${found}.`;
}

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** A partial or misspelt group is a fault: half an identity must never mean "no authentication". */
function azureIdentity(values: Values, faults: SettingFault[]): AzureIdentity | undefined {
  const { MicrosoftAppType: type, MicrosoftAppId: appId } = values;
  const { MicrosoftAppPassword: password, MicrosoftAppTenantId: tenantId } = values;
  if (!type && !appId && !password && !tenantId) return undefined;
  const before = faults.length;
  const need = (setting: Setting, ok: boolean, fault: string, cure: string): void => {
    if (!ok) faults.push({ setting, fault, cure });
  };
  const known = type === 'SingleTenant' || type === 'UserAssignedMSI' || type === 'MultiTenant';
  need(
    'MicrosoftAppType',
    known,
    'missing or unknown',
    'Write SingleTenant, UserAssignedMSI or MultiTenant.',
  );
  need(
    'MicrosoftAppId',
    GUID.test(appId ?? ''),
    'missing or not an app id',
    'Copy it from the Azure Bot resource.',
  );
  if (type === 'SingleTenant' || type === 'UserAssignedMSI')
    need(
      'MicrosoftAppTenantId',
      GUID.test(tenantId ?? ''),
      'missing or not a tenant id',
      'Copy it from Entra ID.',
    );
  if (type === 'UserAssignedMSI')
    need('MicrosoftAppPassword', !password, 'a managed identity has none', 'Remove it.');
  else
    need('MicrosoftAppPassword', Boolean(password), 'missing', 'Give the app registration’s client secret.');
  if (type === 'MultiTenant')
    need(
      'MicrosoftAppTenantId',
      !tenantId,
      'a multi-tenant app has none',
      'Remove it, or write SingleTenant.',
    );
  if (faults.length > before || !appId) return undefined;
  if (type === 'UserAssignedMSI') return { type, appId, tenantId: tenantId ?? '' };
  if (type === 'SingleTenant') return { type, appId, password: password ?? '', tenantId: tenantId ?? '' };
  return { type: 'MultiTenant', appId, password: password ?? '' };
}

function unsafeListening(config: Config): SettingFault[] {
  if (isLoopback(config.host)) return [];
  const cure = 'Set it, or listen on 127.0.0.1 behind a proxy on the same machine.';
  const fault = `needed to listen on ${config.host}`;
  const faults: SettingFault[] = [];
  if (config.dev)
    return [{ setting: 'HOST', fault: 'dev mode listens on loopback only', cure: 'Remove it.' }];
  if (!config.publicUrl) faults.push({ setting: 'PUBLIC_URL', fault, cure });
  if (config.allowedOrigins.length === 0) faults.push({ setting: 'ALLOWED_ORIGINS', fault, cure });
  if (!config.clinicFile) faults.push({ setting: 'CLINIC_FILE', fault, cure });
  return faults;
}
