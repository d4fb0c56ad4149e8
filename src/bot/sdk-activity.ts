import type { Activity, ChannelAccount } from 'botbuilder';
import type { IncomingAccount, IncomingActivity, OutgoingActivity } from '../model/activity.ts';

/** A checked activity as the SDK's own type. What the schema left out stays out. */
export function toSdk(activity: IncomingActivity): Activity {
  const { conversation, timestamp, localTimestamp, membersAdded, reactionsAdded, channelData } = activity;
  return {
    type: activity.type,
    channelId: activity.channelId,
    serviceUrl: activity.serviceUrl ?? '',
    from: toAccount(activity.from),
    recipient: toAccount(activity.recipient),
    conversation: {
      id: conversation.id,
      name: conversation.name ?? '',
      isGroup: conversation.isGroup ?? false,
      conversationType: conversation.conversationType ?? '',
      ...(conversation.tenantId === undefined ? {} : { tenantId: conversation.tenantId }),
    },
    text: activity.text ?? '',
    localTimezone: '',
    callerId: '',
    label: '',
    valueType: '',
    listenFor: [],
    ...(activity.id === undefined ? {} : { id: activity.id }),
    ...(timestamp === undefined ? {} : { timestamp: new Date(timestamp) }),
    ...(localTimestamp === undefined ? {} : { localTimestamp: new Date(localTimestamp) }),
    ...(activity.locale === undefined ? {} : { locale: activity.locale }),
    ...(activity.name === undefined ? {} : { name: activity.name }),
    ...(activity.value === undefined ? {} : { value: activity.value }),
    ...(activity.action === undefined ? {} : { action: activity.action }),
    ...(activity.replyToId === undefined ? {} : { replyToId: activity.replyToId }),
    ...(reactionsAdded === undefined ? {} : { reactionsAdded: reactionsAdded.map(({ type }) => ({ type })) }),
    ...(membersAdded === undefined ? {} : { membersAdded: membersAdded.map(toAccount) }),
    ...(activity.entities === undefined ? {} : { entities: activity.entities.map(toEntity) }),
    ...(channelData === undefined ? {} : { channelData: { ...channelData } }),
  };
}

/** The SDK's activity as the plain one again, for code that knows no SDK. */
export function fromSdk(activity: Activity): IncomingActivity {
  return {
    ...activity,
    timestamp: activity.timestamp?.toISOString(),
    localTimestamp: activity.localTimestamp?.toISOString(),
  };
}

/** A rendered reply as the SDK sends it; the SDK fills in where it goes. */
export function replyToSdk(activity: OutgoingActivity): Partial<Activity> {
  const { suggestedActions, channelData, text, attachments, entities } = activity;
  return {
    type: activity.type,
    ...(text === undefined ? {} : { text }),
    ...(activity.textFormat === undefined ? {} : { textFormat: activity.textFormat }),
    ...(channelData === undefined ? {} : { channelData: { ...channelData } }),
    ...(entities === undefined ? {} : { entities: entities.map((entity) => ({ ...entity })) }),
    ...(attachments === undefined ? {} : { attachments: attachments.map((one) => ({ ...one })) }),
    ...(suggestedActions === undefined
      ? {}
      : {
          suggestedActions: {
            to: [...suggestedActions.to],
            actions: suggestedActions.actions.map((action) => Object.assign({}, action)),
          },
        }),
  };
}

function toAccount({ id, name, role }: IncomingAccount): ChannelAccount {
  return { id, name: name ?? '', ...(role === undefined ? {} : { role }) };
}

function toEntity(entity: { readonly [key: string]: unknown }) {
  return { ...entity, type: typeof entity['type'] === 'string' ? entity['type'] : '' };
}
