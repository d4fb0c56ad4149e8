import type { SettingFault } from './fault.ts';
import type { Setting, Values } from './names.ts';

/** What proves to Azure that a reply is the bot's. */
export type AzureSecret =
  | { readonly password: string }
  /** Thumbprint of the certificate that Entra ID knows, and the file of its private key (PEM). */
  | { readonly certificate: { readonly thumbprint: string; readonly keyFile: string } };

/** The bot's registration with Azure, whole. */
export type AzureIdentity =
  | ({ readonly type: 'SingleTenant'; readonly appId: string; readonly tenantId: string } & AzureSecret)
  | { readonly type: 'UserAssignedMSI'; readonly appId: string; readonly tenantId: string }
  | ({ readonly type: 'MultiTenant'; readonly appId: string } & AzureSecret);

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const THUMBPRINT = /^[0-9a-f]{40}$/i;

/** A partial or misspelt group is a fault: half an identity must never mean "no authentication". */
export function azureIdentity(values: Values, faults: SettingFault[]): AzureIdentity | undefined {
  const { MicrosoftAppType: type, MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId } = values;
  if (!SETTINGS.some((setting) => values[setting])) return undefined;
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
  if (type === 'MultiTenant')
    need(
      'MicrosoftAppTenantId',
      !tenantId,
      'a multi-tenant app has none',
      'Remove it, or write SingleTenant.',
    );
  else if (known)
    need(
      'MicrosoftAppTenantId',
      GUID.test(tenantId ?? ''),
      'missing or not a tenant id',
      'Copy it from Entra ID.',
    );
  const secret = type === 'UserAssignedMSI' ? noSecret(values, need) : azureSecret(values, need);
  if (faults.length > before || !known || !appId) return undefined;
  if (type === 'UserAssignedMSI') return { type, appId, tenantId: tenantId ?? '' };
  if (secret === undefined) return undefined;
  return type === 'SingleTenant'
    ? { type, appId, tenantId: tenantId ?? '', ...secret }
    : { type, appId, ...secret };
}

const SECRETS = [
  'MicrosoftAppPassword',
  'MicrosoftAppCertificateThumbprint',
  'MicrosoftAppCertificateKeyFile',
] as const;
const SETTINGS = ['MicrosoftAppType', 'MicrosoftAppId', 'MicrosoftAppTenantId', ...SECRETS] as const;

type Need = (setting: Setting, ok: boolean, fault: string, cure: string) => void;

function noSecret(values: Values, need: Need): undefined {
  for (const setting of SECRETS) need(setting, !values[setting], 'a managed identity has none', 'Remove it.');
}

/** A client secret or a certificate, not both: it would not be plain which of them counts. */
function azureSecret(values: Values, need: Need): AzureSecret | undefined {
  const { MicrosoftAppPassword: password } = values;
  const { MicrosoftAppCertificateThumbprint: thumbprint, MicrosoftAppCertificateKeyFile: keyFile } = values;
  if (!thumbprint && !keyFile) {
    need(
      'MicrosoftAppPassword',
      Boolean(password),
      'missing',
      'Give the app registration’s client secret, or a certificate.',
    );
    return password ? { password } : undefined;
  }
  need('MicrosoftAppPassword', !password, 'there is a certificate besides', 'Remove one of the two.');
  need(
    'MicrosoftAppCertificateThumbprint',
    THUMBPRINT.test(thumbprint ?? ''),
    'missing or not a thumbprint',
    'Copy the 40 hexadecimal digits from the app registration in Entra ID.',
  );
  need(
    'MicrosoftAppCertificateKeyFile',
    Boolean(keyFile),
    'missing',
    'Give the file of the certificate’s private key (PEM).',
  );
  return thumbprint && keyFile ? { certificate: { thumbprint, keyFile } } : undefined;
}
