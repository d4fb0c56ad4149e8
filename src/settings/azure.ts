import type { SettingFault } from './fault.ts';
import type { Setting, Values } from './names.ts';

/** The bot's registration with Azure, whole. */
export type AzureIdentity =
  | {
      readonly type: 'SingleTenant';
      readonly appId: string;
      readonly password: string;
      readonly tenantId: string;
    }
  | { readonly type: 'UserAssignedMSI'; readonly appId: string; readonly tenantId: string }
  | { readonly type: 'MultiTenant'; readonly appId: string; readonly password: string };

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** A partial or misspelt group is a fault: half an identity must never mean "no authentication". */
export function azureIdentity(values: Values, faults: SettingFault[]): AzureIdentity | undefined {
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
