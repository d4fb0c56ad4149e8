import { detectDanger } from './detect.ts';
import { createFold } from './fold.ts';
import { openLexicon, packLexicon, UNKNOWN } from './lexicon.ts';
import { once } from './once.ts';

const TAKING_BACK = [
  '(ignore|disregard|not mean|not meant|not serious|joking|jk|j k|jks|kidding|jokes|only joking|it was a joke|was joke|a joke|joke|messing|messing about|messing around|trolling|sarcasm|sarcastic|pranking|winding you up)',
  '(forget|scratch|ignore|disregard|delete|skip) (it|that|this|what i said|i said that|i said anything|i said it|what i wrote|my last message|last message|my message|me|previous message|the last bit|i wrote that|all that)',
  '(never mind|nevermind|nvm|nm|nvmd|no worries|forget about it|wrong chat|wrong window|false alarm|as you were)',
  '(did not|not|was not|do not|never) (mean|meant) (it|that|what i said|like that|literally|any of that|it like that|seriously)',
  '(not|was not) (serious|being serious|literal|for real|what i meant|literally|true|real)',
  '(take|taking|took) (it|that) back',
  '(not what i meant|that is not what i meant|i meant something else|figure of speech|just an expression|expression|manner of speaking|just a saying|only a saying|being dramatic|was dramatic|exaggerating|exaggeration|overreacting|venting|only venting|was drunk|just drunk)',
  'i am (fine|ok now|good now|fine now|all right|alright|better now|not going to do anything|not in danger|safe|not suicidal|not like that)',
  '(not|never) (going to|gonna|would|will) (do|hurt|try) (anything|it|myself|something)',
  'i would (not|never) (do it|do that|do anything|hurt myself|do such a thing)',
  '(my friend|my brother|my sister|someone else|my kid|my son) (typed|wrote) (that|it)',
];

const reader = once(() => {
  const lexicon = openLexicon(packLexicon([{ BACK: TAKING_BACK }], new Set()));
  return { lexicon, fold: createFold(lexicon.words) };
});

/**
 * Does the message take words of danger back ("joking", "forget it")? For use only after a turn of danger; a message
 * that holds danger itself takes nothing back.
 */
export function isTakenBack(text: string): boolean {
  const { lexicon, fold } = reader();
  return lexicon.read(fold(text)).sets.some((found) => found !== UNKNOWN) && detectDanger(text) === undefined;
}
