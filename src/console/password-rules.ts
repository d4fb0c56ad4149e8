/** Fewer characters can be guessed. */
const LEAST = 12;

/** What guessers try first, without digits and signs: long enough passwords are often one of these, or two. */
const COMMON: readonly string[] = [
  'password',
  'passwort',
  'passphrase',
  'qwertyuiop',
  'qwertzuiop',
  'qwerty',
  'asdfghjkl',
  'zxcvbnm',
  'letmein',
  'iloveyou',
  'welcome',
  'administrator',
  'admin',
  'changeme',
  'secret',
  'dragon',
  'monkey',
  'football',
  'baseball',
  'superman',
  'sunshine',
  'princess',
  'trustno',
  'starwars',
  'whatever',
  'therapy',
  'therapist',
  'clinic',
  'counseling',
  'psychology',
  'guide',
  'bot',
  'console',
  'staff',
  'reviewer',
  'the',
  'is',
  'my',
  'your',
  'correct',
  'horse',
  'battery',
  'staple',
  'january',
  'february',
  'march',
  'april',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
  'spring',
  'summer',
  'autumn',
  'winter',
  'monday',
  'friday',
  'test',
  'abc',
];

/**
 * Why a password will not do; undefined where it will. Signs that have to be in it are not asked for: they make
 * passwords that people write down.
 */
export function passwordFault(
  password: string,
  name: string,
): 'PasswordShort' | 'PasswordCommon' | undefined {
  const text = password.normalize('NFKC');
  const characters = Array.from(text);
  if (characters.length < LEAST) return 'PasswordShort';
  if (new Set(characters).size < 5 || isRun(characters)) return 'PasswordCommon';
  const letters = text.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
  const rest = without(letters, [...COMMON, name.toLowerCase().replaceAll(/[^\p{L}]/gu, '')]);
  const others = characters.length - letters.length;
  return rest.length < 4 && others < 8 ? 'PasswordCommon' : undefined;
}

/** What is left of a word when the known ones in it are taken out, the longest first. */
function without(word: string, known: readonly string[]): string {
  return known
    .filter((each) => each.length > 1)
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, each) => left.replaceAll(each, ' '), word)
    .replaceAll(' ', '');
}

/** 123456789012, abcdefghijkl: each follows the one before. */
function isRun(characters: readonly string[]): boolean {
  const steps = characters
    .slice(1)
    .map((character, index) => (character.codePointAt(0) ?? 0) - (characters[index]?.codePointAt(0) ?? 0));
  const odd = steps.filter((step) => Math.abs(step) !== 1).length;
  return odd * 4 <= steps.length;
}
