import type { SettingFault } from './fault.ts';
import type { Setting, Values } from './names.ts';

/** The bot's app in the clinic's Slack workspace: its token, and the way in which events come. */
export interface SlackIdentity {
  readonly botToken: string;
  /** Events come by HTTP, signed with this; without it the routes do not exist. */
  readonly signingSecret: string | undefined;
  /** Events come through a socket that the server opens itself (Socket Mode). */
  readonly appToken: string | undefined;
}

/** Slack's are hexadecimal; the one that its documentation gives as an example is not. */
const SECRET = /^[0-9a-z]{32,64}$/i;
const BOT_TOKEN = /^xoxb-[A-Za-z0-9-]{10,250}$/;
const APP_TOKEN = /^xapp-[A-Za-z0-9-]{10,250}$/;

/** A partial or misspelt group is a fault: half an identity must never open a door. */
export function slackIdentity(values: Values, faults: SettingFault[]): SlackIdentity | undefined {
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: botToken } = values;
  const { SLACK_APP_TOKEN: appToken } = values;
  if (!signingSecret && !botToken && !appToken) return undefined;
  const before = faults.length;
  const need = (setting: Setting, ok: boolean, fault: string, cure: string): void => {
    if (!ok) faults.push({ setting, fault, cure });
  };
  need(
    'SLACK_BOT_TOKEN',
    BOT_TOKEN.test(botToken ?? ''),
    'missing or not a bot token',
    'Copy the Bot User OAuth Token, which begins with xoxb-.',
  );
  need(
    'SLACK_SIGNING_SECRET',
    signingSecret === undefined ? appToken !== undefined : SECRET.test(signingSecret),
    'missing or not a signing secret',
    'Copy it from Basic Information; or set SLACK_APP_TOKEN, for Socket Mode.',
  );
  need(
    'SLACK_APP_TOKEN',
    appToken === undefined || APP_TOKEN.test(appToken),
    'not an app-level token',
    'Copy an App-Level Token with connections:write, which begins with xapp-; or remove it.',
  );
  if (faults.length > before || !botToken) return undefined;
  return { botToken, signingSecret, appToken };
}
