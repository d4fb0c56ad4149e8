import { setTimeout as wait } from 'node:timers/promises';
import type { TurnContext } from 'botbuilder';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import { slackWith, type ThumbWords } from '../channels/slack.ts';
import { createConnectorKeys, fetchJson } from '../edge/connector-keys.ts';
import type { Route } from '../edge/http.ts';
import type { SlackBot } from '../model/slack.ts';
import type { Turns } from '../model/turn.ts';
import type { WebsiteBot } from '../model/website.ts';
import type { Clock, Ids, Log } from '../model/world.ts';
import { ConnectorAdapter } from './cloud-adapter.ts';
import { connectorRoute } from './connector-route.ts';
import type { ConnectorSettings } from './connector-settings.ts';
import { DirectLineAdapter } from './direct-line-adapter.ts';
import { GuideHandler } from './handler.ts';
import { createSender } from './sending.ts';
import { isChannelHost, isLocalHost } from './service-url.ts';
import { SlackAdapter } from './slack-adapter.ts';

export interface ConnectorOptions {
  readonly settings: ConnectorSettings;
  readonly safetyText: string;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Another issuer, other hosts, other credentials: what a test, or another cloud, puts in Azure's place. */
  readonly cloud?: Partial<Cloud> | undefined;
}

export interface Cloud {
  readonly issuer: string;
  readonly metadataUrl: string;
  readonly allowsHost: (serviceUrl: string) => boolean;
  readonly fetchJson: (url: string) => Promise<unknown>;
  readonly credentials: ServiceClientCredentialsFactory | undefined;
  /** Between two tries of a reply, and what spreads them. */
  readonly pause: (ms: number) => Promise<void>;
  readonly random: () => number;
}

export interface Bot {
  readonly website: WebsiteBot;
  /** Slack without Azure; `thumbs` are the words on the buttons under an answer. */
  slack(thumbs: ThumbWords): SlackBot;
  /** The route for Azure's channels. Call it only where settings exist. */
  connector(options: ConnectorOptions): readonly Route[];
}

const azure: Cloud = {
  issuer: 'https://api.botframework.com',
  metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  allowsHost: isChannelHost,
  fetchJson,
  credentials: undefined,
  pause: (ms) => wait(ms),
  random: Math.random,
};

/** The SDK's room: one handler, and an adapter for each kind of channel in front of it. */
export function createBot({ turns, log }: { readonly turns: Turns; readonly log: Log }): Bot {
  const handler = new GuideHandler(turns, log);
  const logic = (context: TurnContext) => handler.run(context);
  return {
    website: new DirectLineAdapter(logic),
    slack: (thumbs) => new SlackAdapter(logic, slackWith(thumbs)),
    connector({ settings, cloud: other, ...options }) {
      const local = settings.kind === 'dev' ? { allowsHost: isLocalHost } : {};
      const cloud = { ...azure, ...local, ...other };
      const keys = createConnectorKeys({ ...cloud, clock: options.clock, log });
      const adapter = new ConnectorAdapter(settings, { ...cloud, sender: createSender(cloud) });
      return [connectorRoute({ ...options, ...cloud, settings, adapter, logic, keys, log })];
    },
  };
}
