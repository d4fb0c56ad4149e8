import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../src/config.ts';
import { SettingsError } from '../../src/settings/fault.ts';

const whole = {
  SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
  SLACK_BOT_TOKEN: 'xoxb-0000000000-not-a-real-one',
  SLACK_APP_TOKEN: 'xapp-1-A000-not-a-real-one',
};
type Environment = { readonly [name: string]: string };

const parse = (environment: Environment) => parseConfig({ environment, dev: false });
const without = (name: keyof typeof whole): Environment =>
  Object.fromEntries(Object.entries(whole).filter(([other]) => other !== name));

function faultsOf(environment: Environment): readonly string[] {
  try {
    parse(environment);
  } catch (cause) {
    if (cause instanceof SettingsError) return cause.faults.map(({ setting }) => setting);
    throw cause;
  }
  return [];
}

describe('the settings of Slack', () => {
  it('are none, or a token and a way in which events come, or both ways', () => {
    expect(parse({}).slack).toBeUndefined();
    expect(parse(whole).slack).toEqual({
      signingSecret: whole.SLACK_SIGNING_SECRET,
      botToken: whole.SLACK_BOT_TOKEN,
      appToken: whole.SLACK_APP_TOKEN,
    });
    const example = '8f742231b10e8888abcd99yyyzzz85a5';
    expect(parse({ ...whole, SLACK_SIGNING_SECRET: example }).slack?.signingSecret).toBe(example);
    expect(parse(without('SLACK_APP_TOKEN')).slack).toMatchObject({ appToken: undefined });
    expect(parse(without('SLACK_SIGNING_SECRET')).slack).toMatchObject({ signingSecret: undefined });
  });

  it.each([
    ['a secret alone', { SLACK_SIGNING_SECRET: whole.SLACK_SIGNING_SECRET }, ['SLACK_BOT_TOKEN']],
    ['a bot’s token alone', { SLACK_BOT_TOKEN: whole.SLACK_BOT_TOKEN }, ['SLACK_SIGNING_SECRET']],
    ['an app’s token alone', { SLACK_APP_TOKEN: whole.SLACK_APP_TOKEN }, ['SLACK_BOT_TOKEN']],
    ['both without the bot’s token', without('SLACK_BOT_TOKEN'), ['SLACK_BOT_TOKEN']],
    [
      'an app’s token for the bot’s',
      { ...whole, SLACK_BOT_TOKEN: whole.SLACK_APP_TOKEN },
      ['SLACK_BOT_TOKEN'],
    ],
    ['a user’s token for the bot’s', { ...whole, SLACK_BOT_TOKEN: 'xoxp-0000000000-x' }, ['SLACK_BOT_TOKEN']],
    [
      'a bot’s token for the app’s',
      { ...whole, SLACK_APP_TOKEN: whole.SLACK_BOT_TOKEN },
      ['SLACK_APP_TOKEN'],
    ],
    ['a secret cut short', { ...whole, SLACK_SIGNING_SECRET: '0123456789abcdef' }, ['SLACK_SIGNING_SECRET']],
    [
      'a token for a secret',
      { ...whole, SLACK_SIGNING_SECRET: whole.SLACK_BOT_TOKEN },
      ['SLACK_SIGNING_SECRET'],
    ],
    [
      'a misspelt name',
      { ...without('SLACK_BOT_TOKEN'), SLACK_BOT_TOKN: whole.SLACK_BOT_TOKEN },
      ['SLACK_BOT_TOKN', 'SLACK_BOT_TOKEN'],
    ],
    [
      'a name of Slack’s that is none of ours',
      { SLACK_WEBHOOK_URL: 'https://x.example' },
      ['SLACK_WEBHOOK_URL'],
    ],
  ])('refuse %s', (_, environment, expected) => {
    expect(faultsOf(environment)).toEqual(expected);
    expect(() => parse(environment)).not.toThrow(/not-a-real-one|0123456789abcdef/);
  });
});
