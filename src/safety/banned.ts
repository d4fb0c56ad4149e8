/** The lint on every string that visitors or staff see: words that promise, minimise, rate or blame. */

const BANNED: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'you will be fine',
    /\byou(?:'ll| will| are going to|'re going to) be (?:just |perfectly |completely )?(?:fine|ok|okay|all right|alright)\b/i,
  ],
  ['you are safe', /\byou(?:'re| are)(?: now| quite| perfectly)? safe\b/i],
  ['rating of risk', /\b(?:low|medium|high|moderate|minimal)[- ]risk\b/i],
  ['nothing to worry', /\bnothing to worry\b/i],
  ['no need to call', /\bno need to (?:call|worry)\b/i],
  [
    'here for you 24',
    /\b(?:we|i)(?:'m|'re| am| are)? (?:always )?here for you (?:24|always|day and night|around the clock)/i,
  ],
  ['someone will contact', /\bsomeone will (?:contact|call|reach out|get back|be in touch)\b/i],
  ['help is on the way', /\b(?:help|police|an ambulance) is on (?:the|its) way\b/i],
  ['secret', /\b(?:your|our) secret\b/i],
  ['promise me', /\bpromise me\b/i],
  ['committed suicide', /\bcommit(?:s|ted|ting)? suicide\b/i],
  ['successful or failed attempt', /\b(?:successful|failed|unsuccessful) (?:suicide )?attempt/i],
  ['leading negative', /\byou(?:'re| are) not (?:thinking|planning)\b/i],
  ['calm down', /\bcalm down\b/i],
  ['attention seeking', /\battention[- ]seek/i],
  ['alerted somebody', /\b(?:i|we)(?:'ve| have) (?:called|told|alerted|contacted|notified)\b/i],
];

/** Names of the banned phrases in a text of ours. Not for what visitors write. */
export function bannedPhrases(text: string): string[] {
  const plain = text.replace(/[’‘]/g, "'").replace(/\s+/g, ' ');
  return BANNED.filter(([, pattern]) => pattern.test(plain)).map(([name]) => name);
}
