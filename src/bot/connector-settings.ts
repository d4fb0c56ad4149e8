/** How Azure's channels know this bot; or `dev`, which checks nobody and serves local test tools only. */
export type ConnectorSettings =
  | {
      readonly kind: 'app';
      /** Exactly as written: the SDK reads any other word as MultiTenant. */
      readonly appType: 'SingleTenant' | 'UserAssignedMSI' | 'MultiTenant';
      readonly appId: string;
      /** None with UserAssignedMSI, or where there is a certificate. */
      readonly appPassword?: string | undefined;
      /** `key` is the private key, PEM. */
      readonly certificate?: { readonly thumbprint: string; readonly key: string } | undefined;
      /** None with MultiTenant. */
      readonly tenantId?: string | undefined;
    }
  | { readonly kind: 'dev' };
