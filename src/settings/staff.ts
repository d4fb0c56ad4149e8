import { z } from 'zod';
import type { SettingFault } from './fault.ts';
import type { Setting, Values } from './names.ts';

/** How conversations are kept for staff, and how staff hear of what waits. */
export interface StaffSettings {
  /** Whether what is masked for staff is overwritten for good when a conversation is over. */
  readonly overwrite: boolean;
  /** For how many minutes, in the clinic's hours, a flag may wait unopened. */
  readonly alarmMinutes: number;
  readonly webhook: string | undefined;
  readonly mail:
    { readonly server: string; readonly from: string; readonly to: readonly string[] } | undefined;
}

const minutes = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)
  .pipe(z.number().min(1).max(1_440));
const webhook = z.url({ protocol: /^https?$/ });
const mailServer = z.url({ protocol: /^smtps?$/ });
const address = z.email();

/** Reads them; what is wrong is added to `faults`. */
export function staffSettings(values: Values, faults: SettingFault[]): StaffSettings {
  const read = <T>(setting: Setting, schema: z.ZodType<T>, cure: string): T | undefined => {
    const value = values[setting];
    if (value === undefined) return undefined;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    faults.push({ setting, fault: 'not a valid value', cure });
    return undefined;
  };
  const kept = read('MASK_ORIGINALS', z.enum(['keep', 'after-session']), 'Write keep or after-session.');
  return {
    overwrite: kept === 'after-session',
    alarmMinutes: read('ALERT_MINUTES', minutes, 'Give a whole number of minutes from 1 to 1440.') ?? 15,
    webhook: read(
      'ALERT_WEBHOOK',
      webhook,
      'Give an address, as https://hooks.clinic.example/therapy-guide.',
    ),
    mail: mailOf(values, faults, read),
  };
}

type Read = <T>(setting: Setting, schema: z.ZodType<T>, cure: string) => T | undefined;

/** All of the three, or none. */
function mailOf(values: Values, faults: SettingFault[], read: Read): StaffSettings['mail'] {
  const names = ['ALERT_MAIL_SERVER', 'ALERT_MAIL_FROM', 'ALERT_MAIL_TO'] as const;
  const missing = names.filter((name) => values[name] === undefined);
  if (missing.length === names.length) return undefined;
  for (const setting of missing)
    faults.push({
      setting,
      fault: 'needed for alerts by e-mail',
      cure: `Set it, or none of: ${names.join(', ')}.`,
    });
  const server = read(
    'ALERT_MAIL_SERVER',
    mailServer,
    'Give an address, as smtps://name:password@mail.clinic.example.',
  );
  const from = read('ALERT_MAIL_FROM', address, 'Give one e-mail address.');
  const to = read('ALERT_MAIL_TO', addresses, 'Give e-mail addresses separated by commas.');
  return server === undefined || from === undefined || to === undefined ? undefined : { server, from, to };
}

const addresses = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .pipe(z.array(address).min(1).max(20));
