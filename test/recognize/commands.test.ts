import { describe, expect, it } from '@jest/globals';
import { createCommandMatcher } from '../../src/recognize/commands.ts';
import { createPhraseCover } from '../../src/recognize/phrase-cover.ts';
import { tokensOf } from '../../src/recognize/text.ts';
import { createYesNoReader } from '../../src/recognize/yes-no.ts';
import { loadWords } from './answers.ts';

const words = loadWords();
const matcher = createCommandMatcher(words);
const yesNo = createYesNoReader(words);
const COMMANDS = [
  'back',
  'start-over',
  'stop',
  'help',
  'person',
  'resume',
  'topics',
  'restart',
  'about-me',
  'download',
] as const;

describe('commands', () => {
  it.each(COMMANDS)('knows every listed way to say %s', (command) => {
    expect(words[command].filter((way) => matcher.command(way) !== command)).toEqual([]);
  });

  it('lists no wording under two commands', () => {
    const seen = COMMANDS.flatMap((command) => words[command].map((way) => tokensOf(way).join(' ')));
    const unique = new Set(
      COMMANDS.flatMap((command) => [...new Set(words[command].map((way) => tokensOf(way).join(' ')))]),
    );
    expect(unique.size).toBe(new Set(seen).size);
    expect(
      COMMANDS.reduce(
        (sum, command) => sum + new Set(words[command].map((way) => tokensOf(way).join(' '))).size,
        0,
      ),
    ).toBe(unique.size);
  });

  it.each([
    ['Go back, please!', 'back'],
    ['sorry, wrong button', 'back'],
    ['ok BACK', 'back'],
    ['hmm can we start over please', 'start-over'],
    ['STOP.', 'stop'],
    ['stoppppp', 'stop'],
    ['please stop', 'stop'],
    ['hey bot, help please', 'help'],
    ['Help!', 'help'],
    ['could i speak to a person please?', 'person'],
    ['I’d like to talk to a person', 'person'],
    ['a real person pls', 'person'],
    ['receptionits', 'person'],
    ['previuos question', 'back'],
    ['ok continue', 'resume'],
    ['where were we?', 'resume'],
    ['🔙', 'back'],
    ['help 🙏', 'help'],
  ])('reads "%s" as %s', (text, command) => {
    expect(matcher.command(text)).toBe(command);
  });

  it.each([
    'help me understand CBT',
    'can i talk to a person about fees',
    'can you help me with my homework',
    'how do i stop therapy',
    'can i stop therapy at any time',
    'what if i want to stop',
    'do i have to go back to my childhood',
    'going back to the past scares me',
    'my back hurts',
    'i want my husband back',
    'can a person change',
    'is my therapist a person i can trust',
    'will i talk to a person or a group',
    'how do i start over in life',
    'start',
    'what are the topics of a first session',
    'does therapy help',
    'will it help',
    'how does this work',
    'do you have staff who speak spanish',
    'can i bring a person with me',
    'continue my medication?',
    'stop smoking',
    'stop taking my pills',
    'cancel my appointment',
    'close to tears',
    'end of session summary',
    'cancer',
    'i have cancer',
    'stuff',
    'resent',
    'i resent my mother',
    'night',
    'thanks',
    'ok',
    '',
    '?',
    '🙂',
  ])('leaves "%s" to the rest of the turn', (text) => {
    expect(matcher.command(text)).toBeUndefined();
  });

  it.each([
    'help me',
    'please help me',
    'i need help',
    'i need help now',
    "i'm done",
    'i am so done',
    'i want it to stop',
    'i want to stop',
    'make it stop',
    'end it',
    'end it all',
    'i want out',
    'i give up',
    'i quit life',
    "i can't do this",
    "i can't do this anymore",
    'i want to end this',
    'no more',
    'enough',
    'what do i do',
    'i made a mistake',
  ])('never swallows "%s", which somebody in distress may say', (text) => {
    expect(matcher.command(text)).toBeUndefined();
  });

  it('takes no long message for a command', () => {
    expect(matcher.command(`back ${'please '.repeat(20)}`)).toBeUndefined();
  });
});

describe('small replies', () => {
  it.each([
    ['none of these', 'none'],
    ['neither', 'none'],
    ['no, something else please', 'none'],
    ['tell me more', 'more'],
    ['can you tell me more please', 'more'],
    ['menu', 'topics'],
    ['hi 🙂', undefined],
    ['👍', 'liked'],
  ])('reads "%s" as %s', (text, said) => {
    expect(matcher.said(text)).toBe(said);
  });

  it.each([
    'none of my friends know',
    'tell me more about psychodynamic therapy',
    'more sessions?',
    'something else entirely happened',
  ])('leaves "%s" alone', (text) => {
    expect(matcher.said(text)).toBeUndefined();
  });
});

describe('yes and no', () => {
  it.each(['yes', 'no'] as const)('knows every listed way to say %s', (key) => {
    const other = words[key].filter(
      (way) =>
        JSON.stringify(yesNo(way)) !== JSON.stringify({ kind: 'understood', value: { type: 'choice', key } }),
    );
    expect(other).toEqual([]);
  });

  it.each([
    ['Yes please!', 'yes'],
    ['yesss', 'yes'],
    ['no problem', 'yes'],
    ['ok sure', 'yes'],
    ['yes yes yes', 'yes'],
    ['hmm ok why not', 'yes'],
    ['👍🏽', 'yes'],
    ['yes 🙂', 'yes'],
    ['nah', 'no'],
    ['not really', 'no'],
    ['no, thank you', 'no'],
    ['ok no', 'no'],
    ['um, I’d rather not', 'no'],
    ['nooooo', 'no'],
    ['yes '.repeat(60), 'yes'],
  ])('reads "%s" as %s', (text, key) => {
    expect(yesNo(text)).toEqual({ kind: 'understood', value: { type: 'choice', key } });
  });

  it.each([
    'yes and no',
    'yes but what does it cost',
    'no idea what that means',
    'maybe',
    'i do not know',
    'yesterday',
    'nothing',
    'night',
    'fever',
    'no one listens to me',
    'right now i feel sad',
    'it is hard',
    '',
  ])('finds neither in "%s"', (text) => {
    expect(yesNo(text)).toEqual({ kind: 'unclear' });
  });
});

describe('a phrase cover', () => {
  it('needs every word to belong to a phrase', () => {
    const cover = createPhraseCover({ a: ['red'], b: ['red wine'] }, ['please']);
    expect(cover.read('red please')).toEqual(['a']);
    expect(cover.read('please red wine')).toEqual(['b']);
    expect(cover.read('red cheese')).toEqual([]);
    expect(cover.read('please')).toEqual([]);
  });

  it('names both classes where the lists contradict each other', () => {
    const cover = createPhraseCover({ a: ['fine'], b: ['fine'] }, []);
    expect(cover.read('fine')).toEqual(['a', 'b']);
  });
});
