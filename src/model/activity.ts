/**
 * A Bot Framework activity as plain data: the fields that this project sends (Activity schema, protocol 3).
 * Outside src/bot nobody needs the SDK's own type.
 */
export interface OutgoingActivity {
  readonly type: 'message' | 'event' | 'typing';
  readonly id: string;
  readonly timestamp: string;
  readonly channelId: string;
  readonly from: { readonly id: string; readonly name?: string; readonly role?: 'bot' | 'user' };
  readonly conversation: { readonly id: string };
  readonly replyToId?: string;
  readonly text?: string;
  readonly textFormat?: 'markdown' | 'plain';
  readonly locale?: string;
  readonly inputHint?: 'acceptingInput' | 'expectingInput';
  readonly suggestedActions?: { readonly to: readonly string[]; readonly actions: readonly CardAction[] };
  readonly attachments?: readonly { readonly contentType: string; readonly content: unknown }[];
  readonly entities?: readonly { readonly type: string; readonly [key: string]: unknown }[];
  readonly name?: string;
  readonly value?: unknown;
  readonly channelData?: { readonly [key: string]: unknown };
}

export interface CardAction {
  readonly type: 'messageBack' | 'imBack' | 'openUrl';
  readonly title: string;
  readonly text?: string;
  readonly displayText?: string;
  readonly value: unknown;
}

/**
 * An activity as it came, after the schema at the door: only the fields this project reads. No other field of a
 * foreign activity exists past that point (Azure's Slack channel, for one, puts the bot's own token into
 * `channelData`).
 */
export interface IncomingActivity {
  readonly type: string;
  readonly id?: string | undefined;
  readonly channelId: string;
  readonly serviceUrl?: string | undefined;
  readonly from: IncomingAccount;
  readonly recipient: IncomingAccount;
  readonly conversation: {
    readonly id: string;
    readonly name?: string | undefined;
    readonly isGroup?: boolean | undefined;
    readonly conversationType?: string | undefined;
    readonly tenantId?: string | undefined;
  };
  /** ISO 8601, checked. */
  readonly timestamp?: string | undefined;
  readonly localTimestamp?: string | undefined;
  readonly locale?: string | undefined;
  readonly text?: string | undefined;
  readonly name?: string | undefined;
  readonly value?: unknown;
  readonly replyToId?: string | undefined;
  readonly reactionsAdded?: readonly { readonly type: string }[] | undefined;
  readonly membersAdded?: readonly IncomingAccount[] | undefined;
  readonly entities?: readonly { readonly [key: string]: unknown }[] | undefined;
  /** Of an installationUpdate: `add`, `remove`. */
  readonly action?: string | undefined;
  readonly channelData?:
    | {
        readonly clientActivityID?: string | undefined;
        /** Teams, of a messageUpdate: `editMessage`, `undeleteMessage`. */
        readonly eventType?: string | undefined;
      }
    | undefined;
}

export interface IncomingAccount {
  readonly id: string;
  readonly name?: string | undefined;
  readonly role?: string | undefined;
}
