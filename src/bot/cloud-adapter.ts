import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import {
  AuthenticationConstants,
  ClaimsIdentity,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import type { ConnectorSettings } from './connector-settings.ts';
import type { HttpClient } from './sending.ts';

/** What the SDK tells other code about where a call came from. */
const CALLER_ID = 'urn:botframework:azure';

/**
 * The SDK's adapter for Azure's channels, behind a check of our own: it runs a turn for an activity that has been
 * verified, and its own verifier is never asked.
 */
export class ConnectorAdapter extends CloudAdapter {
  readonly #appId: string;

  constructor(
    settings: ConnectorSettings,
    {
      credentials,
      sender,
    }: { readonly credentials?: ServiceClientCredentialsFactory | undefined; readonly sender: HttpClient },
  ) {
    super(
      new ConfigurationBotFrameworkAuthentication(sdkSettings(settings), credentials, undefined, undefined, {
        httpClient: sender,
      }),
    );
    this.#appId = settings.kind === 'app' ? settings.appId : '';
  }

  /** Runs a turn. `activity.serviceUrl` is where replies go: checked by the caller. */
  accept(
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const claimsIdentity = new ClaimsIdentity(
      [
        { type: AuthenticationConstants.AudienceClaim, value: this.#appId },
        { type: AuthenticationConstants.ServiceUrlClaim, value: activity.serviceUrl },
      ],
      'verified',
    );
    const connectorFactory = this.botFrameworkAuthentication.createConnectorFactory(claimsIdentity);
    const audience = AuthenticationConstants.ToChannelFromBotOAuthScope;
    return this.processActivity(
      { audience, callerId: CALLER_ID, claimsIdentity, connectorFactory },
      activity,
      logic,
    );
  }
}

function sdkSettings(settings: ConnectorSettings): ConfigurationBotFrameworkAuthenticationOptions {
  if (settings.kind === 'dev')
    return { MicrosoftAppId: '', MicrosoftAppPassword: '', MicrosoftAppType: 'MultiTenant' };
  return {
    MicrosoftAppType: settings.appType,
    MicrosoftAppId: settings.appId,
    ...(settings.appPassword === undefined ? {} : { MicrosoftAppPassword: settings.appPassword }),
    ...(settings.certificate === undefined
      ? {}
      : {
          CertificateThumbprint: settings.certificate.thumbprint,
          CertificatePrivateKey: settings.certificate.key,
        }),
    ...(settings.tenantId === undefined ? {} : { MicrosoftAppTenantId: settings.tenantId }),
  };
}
