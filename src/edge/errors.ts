/**
 * What a developer whose request was refused is told beside the code: what is wrong, and what to send instead. Tokens and
 * signatures that fail are met with a code alone: it is nobody's to learn why.
 */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ['BadJson', 'The body is no valid JSON. Send one JSON object, in UTF-8.'],
  ['BadEncoding', 'The body is not UTF-8. Send it in UTF-8.'],
  ['ObjectExpected', 'The body is JSON, but no object. Send one JSON object.'],
  ['JsonExpected', 'The body is not sent as JSON. Set Content-Type to application/json, and do not pack it.'],
  ['ForbiddenKey', 'A key named __proto__, constructor or prototype is not taken. Rename it.'],
  ['TooDeep', 'The JSON is nested too deeply. Send at most 20 levels.'],
  [
    'BodyTooLarge',
    'The body is too large. Send at most 262,144 bytes, and at most 65,535 characters of text.',
  ],
  ['BodyTooSlow', 'The body came too slowly. Send it again.'],
  ['BodyBroken', 'The body broke off. Send it again.'],
  ['BadType', 'The activity needs a "type" that is a string, such as "message".'],
  ['BadText', 'The "text" of an activity must be a string.'],
  ['BadAttachments', 'An activity may have at most 10 attachments.'],
  [
    'OriginNotAllowed',
    'Pages of this origin may not use the chat. The operator lists them in ALLOWED_ORIGINS.',
  ],
  ['NoUploads', 'Files are not taken. Send text.'],
]);

/** The sentence for a code; a code that speaks for itself stands alone. */
export function adviceOn(code: string): string {
  return ADVICE.get(code) ?? code;
}
