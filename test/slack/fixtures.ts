import { DIRECT } from './fake-slack.ts';

/* What Slack sends, in the fields that its documentation shows. Ids and people are made up. */

export const USER = 'U0VISITOR1';
export const BOT_USER = 'U0THEBOT01';
export const CHANNEL = 'C0GENERAL1';

let count = 0;
/** A message's name in its channel: no two are the same. */
export function nextTs(): string {
  count += 1;
  return `1777885200.${String(count).padStart(6, '0')}`;
}

type Fields = { readonly [name: string]: unknown };

/** An event in its envelope; `id` is that of the delivery's event. */
export function callback(event: Fields, id = `Ev${nextTs().replace('.', '')}`) {
  return {
    token: 'deprecated',
    team_id: 'T0CLINIC01',
    api_app_id: 'A0THEAPP01',
    event,
    type: 'event_callback',
    event_id: id,
    event_time: 1_777_885_200,
    authorizations: [
      {
        enterprise_id: null,
        team_id: 'T0CLINIC01',
        user_id: BOT_USER,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: '4-eyJldCI6Im1lc3NhZ2UifQ',
  };
}

export const urlVerification = {
  token: 'deprecated',
  challenge: '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P',
  type: 'url_verification',
};

export function directMessage(text: string, changes: Fields = {}) {
  const ts = nextTs();
  return {
    client_msg_id: 'b1d5c3a0-0000-4000-8000-000000000001',
    type: 'message',
    text,
    user: USER,
    ts,
    blocks: [
      {
        type: 'rich_text',
        block_id: 'AbC1',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
      },
    ],
    team: 'T0CLINIC01',
    channel: DIRECT,
    event_ts: ts,
    channel_type: 'im',
    ...changes,
  };
}

export function mention(text: string, changes: Fields = {}) {
  const ts = nextTs();
  return {
    user: USER,
    type: 'app_mention',
    ts,
    client_msg_id: 'b1d5c3a0-0000-4000-8000-000000000002',
    text,
    team: 'T0CLINIC01',
    blocks: [],
    channel: CHANNEL,
    event_ts: ts,
    ...changes,
  };
}

/** Somebody changed a message; without `edited` it is Slack itself, which added a link's preview. */
export function edit(of: string, text: string, edited: boolean, changes: Fields = {}) {
  const ts = nextTs();
  const message = { client_msg_id: 'x', type: 'message', user: USER, text: 'before', ts: of };
  return {
    type: 'message',
    subtype: 'message_changed',
    channel: DIRECT,
    channel_type: 'im',
    hidden: true,
    ts,
    event_ts: ts,
    message: { ...message, text, ...(edited && { edited: { user: USER, ts } }) },
    previous_message: message,
    ...changes,
  };
}

export function deletion(of: string) {
  const ts = nextTs();
  return {
    type: 'message',
    subtype: 'message_deleted',
    channel: DIRECT,
    channel_type: 'im',
    hidden: true,
    deleted_ts: of,
    ts,
    event_ts: ts,
    previous_message: { client_msg_id: 'x', type: 'message', user: USER, text: 'gone', ts: of },
  };
}

/** What the bot said, told to the bot. */
export function ownMessage(text: string) {
  return directMessage(text, {
    user: BOT_USER,
    bot_id: 'B0THEBOT01',
    app_id: 'A0THEAPP01',
    bot_profile: { id: 'B0THEBOT01', deleted: false, name: 'Therapy Guide', team_id: 'T0CLINIC01' },
  });
}

export function reaction(name: string, on: string, channel = DIRECT) {
  return {
    type: 'reaction_added',
    user: USER,
    reaction: name,
    item_user: BOT_USER,
    item: { type: 'message', channel, ts: on },
    event_ts: nextTs(),
  };
}

export function homeOpened(tab: 'home' | 'messages') {
  return { type: 'app_home_opened', user: USER, channel: DIRECT, tab, event_ts: nextTs() };
}

export interface PressOn {
  readonly action: Fields;
  readonly channel?: string;
  readonly ts?: string;
  readonly thread?: string | undefined;
  readonly blocks?: unknown;
}

/** A press of a button in a message of the bot's. */
export function blockAction({
  action,
  channel = DIRECT,
  ts = '1777900000.000001',
  thread,
  blocks = [],
}: PressOn) {
  const inThread = thread === undefined ? {} : { thread_ts: thread };
  return {
    type: 'block_actions',
    user: { id: USER, username: 'visitor', name: 'visitor', team_id: 'T0CLINIC01' },
    api_app_id: 'A0THEAPP01',
    token: 'deprecated',
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false, ...inThread },
    trigger_id: '13345224609.738474920.8088930838d88f008e0',
    team: { id: 'T0CLINIC01', domain: 'clinic' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channel, name: 'directmessage' },
    message: {
      bot_id: 'B0THEBOT01',
      type: 'message',
      text: 'before',
      user: BOT_USER,
      ts,
      ...inThread,
      blocks,
    },
    state: { values: {} },
    response_url: 'https://hooks.slack.example/actions/T0CLINIC01/1/x',
    actions: [{ block_id: '=qXel', action_ts: nextTs(), ...action }],
  };
}

/** A press on the app's own page. */
export function homeAction(action: Fields) {
  const { channel: _channel, message: _message, ...rest } = blockAction({ action });
  return {
    ...rest,
    container: { type: 'view', view_id: 'V0HOME0001' },
    view: { id: 'V0HOME0001', type: 'home' },
  };
}

export function button(label: string, value: object, index = 0) {
  return {
    type: 'button',
    action_id: `choice-${index}`,
    text: { type: 'plain_text', text: label, emoji: true },
    value: JSON.stringify(value),
  };
}

export function slashCommand(text: string) {
  return {
    token: 'deprecated',
    team_id: 'T0CLINIC01',
    team_domain: 'clinic',
    channel_id: CHANNEL,
    channel_name: 'general',
    user_id: USER,
    user_name: 'visitor',
    command: '/therapy-guide',
    text,
    api_app_id: 'A0THEAPP01',
    is_enterprise_install: 'false',
    response_url: 'https://hooks.slack.example/commands/T0CLINIC01/1/x',
    trigger_id: `13345224609.738474920.${nextTs().replace('.', '')}`,
  };
}
