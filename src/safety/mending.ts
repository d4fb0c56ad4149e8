/**
 * Mends words that were disguised or mistyped: leetspeak, stars, stretched letters, words run together, one
 * wrong letter. Each step ends at a word the rules know, or leaves the word as it was.
 */

const LEET: ReadonlyMap<string, string> = new Map(
  '0o 1i 3e 4a 5s 7t 8b 9g @a $s !i |l +t'.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

/** Words worth finding under a wrong letter or a star; short ones have their misspellings listed instead. */
const GUARDED_WORDS =
  `killing killed suicide suicidal myself overdose overdosed anymore hurting cutting unalive disappear
  nobody burden existing worthless himself herself strangled choked threatened stalking stalked abusive
  abused abusing abuse raped assaulted molested everyone without thoughts thinking ending harming goodbye
  pills tablets breathing unconscious unresponsive bleeding poison hanging punched beating violent
  boyfriend girlfriend husband following tonight attempted attempt homicidal paracetamol daughter collapsed
  swallowed painless seizure living dying`.split(/\s+/);

const SAFE_NEIGHBOURS: ReadonlySet<string> = new Set(
  `unalike accusing accused accuse raked ranged arrive arrived alove olive alike live olives filling billing willing kissing skilling milling tilling pilling kilning filled billed
  milled tilled killer killers skilled hunting hurling hurtling putting cuttings gutting nutting jutting bitter butter
  batter better letter betters drying buying lying tying eying dyeing giving loving liking lining dining diving
  pulls polls hills bills fills mills tables tablet thinning thanking sinking tending sending bending lending mending
  vending rending fending pending endings blending breathings breeding bleedings pleading bedding handing banging
  hangings ranging hinging heating beatings seating bearing besting bleating boating batting betting belting
  punches bunched lunched munched punch choke chokes choked chose coked stroked poisons prison person poise
  attempts attempter tempted alone slive existed exiting exciting exist burdens bordeaux warden amuse amused
  amusing abuses abuser abused based bused caped rape rapped taped gaped reaped roped draped scraped raped
  staking stocking stacking walking talking stalked stocked staked stacked talked hummed himself itself
  thought though roughs doughs toughs bought brought fought seized seizures seizer violet violin violence
  husbands killings kidding sidings biking hiking farming charming warming arming hamming hurrying
  huring curing during burning turning pouring touring nobly novel within widths cutting`.split(/\s+/),
);

function* neighboursOf(word: string): Generator<string> {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (let at = 0; at <= word.length; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    if (tail !== '' && at > 0) yield head + tail.slice(1);
    if (tail.length > 1) yield head + tail.charAt(1) + tail.charAt(0) + tail.slice(2);
    if (at === 0) continue;
    for (const letter of letters) {
      yield head + letter + tail;
      if (tail !== '') yield head + letter + tail.slice(1);
    }
  }
}

function misspellings(known: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const word of GUARDED_WORDS) {
    for (const neighbour of neighboursOf(word)) {
      if (!known.has(neighbour) && !SAFE_NEIGHBOURS.has(neighbour)) found.set(neighbour, word);
    }
  }
  return found;
}

const GLUE =
  `i am want to wanna do not dont die kill myself my life end it all be dead alive feel like going gonna live
  hate wish was were hurt help me cut unalive commit suicide suicidal thoughts anymore never wake up just so really
  please need more existing exist better off ending of this cant can go on take`
    .split(/\s+/)
    .filter((word) => word !== '');
const GLUE_WORDS: ReadonlySet<string> = new Set(GLUE);
const GLUE_HEARTS = ['kill', 'suicid', 'die', 'dead', 'myself', 'mylife', 'alive', 'endit', 'live'];
const LONGEST_GLUED = 60;
const LONGEST_WORD = 9;

/** "iwanttodie" in its words, or undefined. Work is bounded by the length of one word. */
function unglue(word: string): readonly string[] | undefined {
  if (word.length < 7 || word.length > LONGEST_GLUED || !GLUE_HEARTS.some((heart) => word.includes(heart)))
    return undefined;
  const lastWordAt: (string | undefined)[] = Array.from({ length: word.length + 1 });
  for (let end = 1; end <= word.length; end += 1) {
    for (let size = Math.min(LONGEST_WORD, end); size > 0; size -= 1) {
      const piece = word.slice(end - size, end);
      if (GLUE_WORDS.has(piece) && (end === size || lastWordAt[end - size] !== undefined)) {
        lastWordAt[end] = piece;
        break;
      }
    }
  }
  const pieces: string[] = [];
  for (let end = word.length; end > 0;) {
    const piece = lastWordAt[end];
    if (piece === undefined) return undefined;
    pieces.unshift(piece);
    end -= piece.length;
  }
  return pieces.length > 1 ? pieces : undefined;
}

/** Does `word`, where each run of stars stands for one to four letters, cover `known`? */
function fitsStars(word: string, known: string): boolean {
  const [head = '', ...rest] = word.split(/\*+/);
  const tail = rest.at(-1) ?? '';
  const hidden = known.length - head.length - tail.length;
  return rest.length === 1 && hidden >= 1 && hidden <= 4 && known.startsWith(head) && known.endsWith(tail);
}

const STARRED_WORDS =
  `die kill dead suicide suicidal myself killing rape raped overdose cutting dying killed`.split(' ');

function unleet(word: string, one: string): string {
  let plain = '';
  for (const letter of word) plain += letter === '1' ? one : (LEET.get(letter) ?? letter);
  return plain;
}

function squeeze(word: string, keep: number): string {
  let squeezed = '';
  let run = 0;
  for (let at = 0; at < word.length; at += 1) {
    run = at > 0 && word.charAt(at) === word.charAt(at - 1) ? run + 1 : 1;
    if (run <= keep) squeezed += word.charAt(at);
  }
  return squeezed;
}

const DISGUISE = /[0-9@$!|+]/;
const PLAIN_NUMBER = /^[0-9]+$/;
const STRETCHED = /(?:([a-z])\1)/;
const LETTER = /[a-z]/;

/** Mends one word; returns the words it stands for, or undefined when it is best left alone. */
export type Mend = (word: string) => readonly string[] | undefined;

/** `meaning` knows the words of the rules and the chat spellings. */
export function createMend(
  known: ReadonlySet<string>,
  meaning: (word: string) => readonly string[] | undefined,
): Mend {
  const misspelt = misspellings(known);
  const look = (word: string): readonly string[] | undefined => {
    const near = misspelt.get(word);
    return meaning(word) ?? (near === undefined ? undefined : [near]);
  };
  const apart = (word: string): readonly string[] | undefined =>
    unglue(word)?.flatMap((piece) => meaning(piece) ?? [piece]);
  const stretched = (word: string): readonly string[] | undefined =>
    STRETCHED.test(word) ? (look(squeeze(word, 2)) ?? meaning(squeeze(word, 1))) : undefined;
  const disguised = (word: string): readonly string[] | undefined => {
    for (const one of ['i', 'l']) {
      const plain = unleet(word, one);
      const found = look(plain) ?? stretched(plain) ?? apart(plain);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return (word) => {
    if (!LETTER.test(word)) return undefined;
    if (word.includes('*')) {
      const hidden = word.length > 16 ? undefined : STARRED_WORDS.find((one) => fitsStars(word, one));
      return hidden === undefined ? look(word.replaceAll('*', '')) : [hidden];
    }
    if (DISGUISE.test(word) && !PLAIN_NUMBER.test(word)) return disguised(word);
    return look(word) ?? stretched(word) ?? apart(word) ?? apart(squeeze(word, 1));
  };
}
