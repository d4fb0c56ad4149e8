import { meaningOfWord, settle } from './fold.ts';

/**
 * The small language that phrases are written in, unfolded to plain word sequences:
 *   end(ing)…   (a|b c|)   one of several, possibly nothing
 *   kill~       every form of a verb: kill, kills, killing, killed
 *   kill+       the forms that do not look back: kill, kills, killing
 *   kill-       only those that do: killed
 */

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `hang:hung hanged|shoot:shot|cut:cut|hit:hit|take:took taken|give:gave given|hurt:hurt|burn:burned burnt|
  drink:drank drunk|beat:beat beaten|think:thought|feel:felt|write:wrote written|buy:bought|find:found|sleep:slept|
  fall:fell fallen|throw:threw thrown|say:said|tell:told|break:broke broken|hold:held|shake:shook shaken|make:made|
  put:put|set:set|lay:laid|stand:stood|sit:sat|drive:drove driven|come:came|lose:lost|get:got gotten|bite:bit bitten|
  slit:slit|keep:kept|leave:left|go:went gone|bleed:bled|swing:swung|steal:stole stolen|know:knew known|have:had|
  see:saw seen|wake:woke woken|eat:ate eaten|send:sent|let:let|lie:lay lied|spend:spent|hide:hid hidden|do:did done|
  run:ran|bring:brought|grow:grew|blow:blew blown|freeze:froze frozen|tear:tore torn|choose:chose chosen|be:was been|
  starve:starved|begin:began begun|say:said|read:read|show:showed shown|hear:heard|forget:forgot|pay:paid|
  rip:ripped|speak:spoke|wear:wore|become:became|draw:drew|lead:led|split:split|dig:dug|feed:fed`
    .split('|')
    .map((entry) => {
      const [verb = '', past = ''] = entry.trim().split(':');
      return [verb, past];
    }),
);

const DOUBLING =
  /^(?:cut|hit|stab|slit|get|stop|grab|slap|strip|rob|drop|run|put|let|plan|beg|sit|set|jab|cop|top|chop|split|dig|slip|trip|chat|nod|kidnap|whip|rip|step|wrap|rub|drug|drag|hug|grip|neck_|swim|quit|spit|trap|skip|pop|shut)$/;

function ing(verb: string): string {
  if (verb.endsWith('ie')) return `${verb.slice(0, -2)}ying`;
  if (DOUBLING.test(verb)) return `${verb}${verb.at(-1) ?? ''}ing`;
  return verb.endsWith('e') && !verb.endsWith('ee') && verb !== 'be'
    ? `${verb.slice(0, -1)}ing`
    : `${verb}ing`;
}

function third(verb: string): string {
  if (/(?:s|x|ch|sh|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

function past(verb: string): string[] {
  const irregular = IRREGULAR.get(verb);
  if (irregular !== undefined) return irregular.split(' ');
  if (verb.endsWith('e')) return [`${verb}d`];
  if (DOUBLING.test(verb)) return [`${verb}${verb.at(-1) ?? ''}ed`];
  return [/[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`];
}

/** The forms of one word as its last sign asks for them. */
export function formsOf(word: string): readonly string[] {
  const verb = word.slice(0, -1);
  if (word.endsWith('~')) return [verb, third(verb), ing(verb), ...past(verb)];
  if (word.endsWith('+')) return [verb, third(verb), ing(verb)];
  if (word.endsWith('-')) return past(verb);
  return [word];
}

type Sequence = readonly string[];

const plainWordsOf = new Map<string, Sequence>();

/** The folded words of one written word; remembered, since phrases repeat the same few thousand. */
function plainWords(written: string): Sequence {
  const known = plainWordsOf.get(written) ?? meaningOfWord(written);
  plainWordsOf.set(written, known);
  return known;
}

interface Open {
  readonly done: Sequence[];
  begun: Sequence[];
}

function extend(begun: readonly Sequence[], word: string): Sequence[] {
  if (word === '') return [...begun];
  return formsOf(word).flatMap((form) => begun.map((sequence) => [...sequence, form]));
}

/** Every word sequence that a phrase stands for, as written. */
export function sequencesOf(phrase: string): Sequence[] {
  const stack: Open[] = [];
  let open: Open = { done: [], begun: [[]] };
  let word = '';
  for (const sign of phrase) {
    if (!'()| '.includes(sign)) {
      word += sign;
      continue;
    }
    open.begun = extend(open.begun, word);
    word = '';
    if (sign === '(') {
      stack.push(open);
      open = { done: [], begun: [[]] };
    } else if (sign === '|') {
      open.done.push(...open.begun);
      open.begun = [[]];
    } else if (sign === ')') {
      const inner = [...open.done, ...open.begun];
      const outer = stack.pop();
      if (outer === undefined) throw new Error(`A bracket too many in the phrase "${phrase}": take it out.`);
      outer.begun = outer.begun.flatMap((head) => inner.map((tail) => head.concat(tail)));
      open = outer;
    }
  }
  if (stack.length > 0)
    throw new Error(`A group is not closed in the phrase "${phrase}": add the missing bracket.`);
  return [...open.done, ...extend(open.begun, word)];
}

/**
 * Every word sequence that a phrase stands for, folded. A sequence whose last word is one that folding drops is left
 * out: "kill me lol" would otherwise swallow every "kill me".
 */
export function unfoldPhrase(phrase: string): Sequence[] {
  const folded: Sequence[] = [];
  for (const sequence of sequencesOf(phrase)) {
    const words = settle(sequence.flatMap(plainWords));
    const last = settle(plainWords(sequence.at(-1) ?? '')).at(-1);
    if (last !== undefined && (words.at(-1) === last || words.at(-1)?.endsWith(last) === true))
      folded.push(words);
  }
  return folded;
}
