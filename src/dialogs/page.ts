import { z } from 'zod';
import { textWith } from './template.ts';

const plain = textWith();
const aboutClinic = textWith('clinic', 'contact', 'days', 'emergency', 'line');

/** dialogs/<language>/page.yaml: the words of the web page around the chat. */
export const pageSchema = z.strictObject({
  title: aboutClinic,
  /** What the browser's tab says; it never names therapy, for somebody else may see the screen. */
  'tab-title': aboutClinic,
  heading: aboutClinic,
  intro: aboutClinic,
  'chat-label': aboutClinic,
  /** On the button in the corner of the clinic's pages. */
  launcher: plain,
  unreachable: plain,
  'try-again': plain,
  'open-chat': plain,
  'close-chat': plain,
  'input-placeholder': plain,
  /** Beside the clinic's name. */
  assistant: plain,
  'notice-label': plain,
  /** The standing notice over the chat. */
  notice: aboutClinic,
  /** Beside it while texts are unsigned or numbers unconfirmed. */
  demonstration: plain,
  'demonstration-brief': plain,
  'get-help': plain,
  'get-help-text': aboutClinic,
  'leave-page': plain,
  'leave-page-hint': plain,
  /** What the menu is called that holds the next three. */
  options: plain,
  'download-chat': plain,
  forget: plain,
  'forget-ask': plain,
  'forget-yes': plain,
  'forget-no': plain,
  'new-conversation': plain,
  'new-conversation-ask': plain,
  'new-conversation-yes': plain,
  'new-conversation-no': plain,
  /** To whoever opens the link of a file too late. */
  'file-gone': plain,
  loading: plain,
  connecting: plain,
  send: plain,
  /** Somebody wrote before the chat was there. */
  waiting: plain,
  reconnecting: plain,
  offline: aboutClinic,
  'not-sent': plain,
  'too-many': aboutClinic,
  ended: plain,
  'bundle-missing': aboutClinic,
  'no-script': aboutClinic,
  footer: aboutClinic,
  /** Where the quick way out leads: a page that says nothing about its visitor. */
  'leave-to': z.url(),
  'help-call': textWith('number'),
  'help-text': textWith('number'),
  'help-text-word': textWith('number', 'word'),
  /** What each kind of helpline is for. */
  'help-kinds': z.strictObject({
    emergency: plain,
    crisis: plain,
    abuse: plain,
    child: plain,
    directory: plain,
  }),
  /** The example clinic's page. */
  example: z.strictObject({
    notice: aboutClinic,
    'questions-heading': plain,
    questions: z.array(plain).min(1),
    points: z.array(z.strictObject({ heading: plain, text: aboutClinic })),
    'contact-heading': plain,
  }),
});
export type PageWords = z.output<typeof pageSchema>;
