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
