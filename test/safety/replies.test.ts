import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { faultsOf, type Demands } from '../../src/safety/conformity.ts';
import { countriesWithNumbers } from '../../src/safety/helplines.ts';
import { loadSafetyContent } from '../../src/safety/load.ts';
import { NumbersMissing } from '../../src/safety/numbers.ts';
import { createCrisisReplies, CRISIS_ANSWERS, type CrisisReplies } from '../../src/safety/replies.ts';
import { DANGER_KINDS } from '../../src/model/danger.ts';

const { texts, helplines } = loadSafetyContent(join(__dirname, '../..'));
const hours = {
  zone: 'Europe/Berlin',
  week: { monday: '09:00-17:00', tuesday: '09:00-17:00' },
  closedOn: ['2026-12-28'],
};
const OPEN = new Date('2026-11-02T10:00:00Z');
const CLOSED = new Date('2026-11-07T10:00:00Z');

function repliesFor(
  country: string,
  channel: 'website' | 'other' = 'website',
  withHours = true,
): CrisisReplies {
  return createCrisisReplies({
    texts,
    helplines,
    channel,
    clinic: {
      name: 'Northside Clinic',
      country,
      contact: 'the front desk',
      days: 90,
      ...(withHours && { hours }),
    },
  });
}

function demandsOf(replies: CrisisReplies, footer?: string): Demands {
  const { emergencyNumbers: emergency, lineNumbers: lines } = replies.numbers;
  const own = new Set([...emergency, ...lines]);
  const all = Object.values(helplines.countries).flatMap(({ entries }) =>
    entries.map(({ number }) => number),
  );
  const foreign = all.filter((number) => !own.has(number) && ![...own].some((one) => one.includes(number)));
  return { emergency, lines, foreign, ...(footer !== undefined && { footer }) };
}

describe('every reply to words of danger', () => {
  const countries = countriesWithNumbers(helplines);

  it('is offered for the countries with checked numbers only', () => {
    expect(countries).toEqual(['US', 'CA', 'GB', 'IE', 'AU', 'NZ', 'FR', 'DE', 'ES', 'NL', 'IN', 'ZA']);
  });

  it.each(countries)('conforms in %s: every kind, turn, channel and state of the hours', (country) => {
    for (const channel of ['website', 'other'] as const) {
      for (const withHours of [true, false]) {
        const replies = repliesFor(country, channel, withHours);
        for (const at of [OPEN, CLOSED]) {
          const composed = DANGER_KINDS.flatMap((kind) =>
            [0, 1, 2, 3, 4, 5].map((turn) => replies.reply(kind, turn, at)),
          );
          const answers = Object.values(CRISIS_ANSWERS).flatMap(
            (press) => replies.pressed(press, 1, at) ?? [],
          );
          for (const { text, footer, numbers } of [
            ...composed,
            ...answers,
            replies.takenBack(at),
            replies.ways(at),
          ]) {
            expect({ text, faults: faultsOf(text, demandsOf(replies, footer)) }).toEqual({
              text,
              faults: [],
            });
            expect(numbers.length).toBeGreaterThanOrEqual(2);
          }
        }
        for (const text of [replies.notice(), replies.safetyText()]) {
          const faults = faultsOf(text, demandsOf(replies)).filter(
            (fault) => !fault.startsWith('the first sentence'),
          );
          expect({ text, faults }).toEqual({ text, faults: [] });
        }
      }
    }
  });

  it('does not build for a country without numbers', () => {
    expect(() => repliesFor('SG')).toThrow(NumbersMissing);
    expect(() => repliesFor('XX')).toThrow(/Country XX/);
  });

  it('builds for such a country once the clinic has given its emergency number', () => {
    const line = {
      kind: 'emergency',
      number: '995',
      channel: 'call',
      shown: '995',
      hours: '24/7',
      cost: 'free',
      languages: ['en'],
    } as const;
    const numbers = [
      {
        ...line,
        languages: ['en'],
        takes_calls_about_others: true,
        source: 'the clinic',
        verified_how: 'clinic' as const,
      },
    ];
    const clinic = { name: 'Clinic', country: 'SG', days: 30, numbers };
    const replies = createCrisisReplies({ texts, helplines, channel: 'website', clinic });
    expect(replies.reply('self', 0, OPEN).text).toContain('995');
  });

  it('falls back to the general line where a country has none for abuse or children', () => {
    expect(repliesFor('CA').reply('abuse', 0, OPEN).text).toContain('988');
    expect(repliesFor('US').reply('child', 0, OPEN).text).toContain('988');
  });

  it('says on screen that a line is for women', () => {
    expect(repliesFor('GB').reply('abuse', 0, OPEN).text).toContain('0808 2000 247 (for women)');
  });

  it('varies on the next turn and keeps the numbers', () => {
    const replies = repliesFor('US');
    for (const kind of DANGER_KINDS) {
      const said = [0, 1].map((turn) => replies.reply(kind, turn, OPEN).text);
      expect(new Set(said).size).toBe(2);
    }
    expect(new Set([0, 1, 2, 3].map((turn) => replies.reply('self', turn, OPEN).text)).size).toBe(4);
  });

  it('differs in and out of hours, and says when the clinic answers again', () => {
    const replies = repliesFor('DE');
    expect(replies.footer(OPEN)).toContain('until 17:00');
    expect(replies.footer(CLOSED)).toContain('on Monday at 9:00');
    expect(replies.footer(new Date('2026-11-02T18:00:00Z'))).toContain('tomorrow at 9:00');
    expect(replies.footer(new Date('2026-11-02T05:00:00Z'))).toContain('today at 9:00');
    expect(replies.footer(new Date('2026-12-22T18:00:00Z'))).toContain('on Tuesday, 29 December at 9:00');
  });

  it('promises the bar at the top on the website alone', () => {
    const said = (channel: 'website' | 'other'): string => repliesFor('US', channel).takenBack(OPEN).text;
    expect(said('website')).toContain('stay at the top');
    expect(said('other')).not.toContain('stay at the top');
    expect(said('other')).toContain('help now');
  });

  it('checks in on ambiguous words, and a yes leads to the words for danger', () => {
    const replies = repliesFor('US');
    const asked = replies.reply('ambiguous', 0, OPEN);
    expect(asked.choices.map(({ label }) => label)).toEqual(['Yes', 'No', "I'd rather not say"]);
    expect(replies.answered('yes', 0, OPEN).text).toContain('Thank you for telling me');
    expect(replies.answered('rather-not', 0, OPEN).choices).toHaveLength(1);
  });

  it('answers no press but its own', () => {
    expect(repliesFor('US').pressed('friday', 0, OPEN)).toBeUndefined();
  });

  it('drops the clinic’s clause, and nothing else, when there is no contact', () => {
    const clinic = { name: 'Clinic', country: 'US', days: 30, hours };
    const replies = createCrisisReplies({ texts, helplines, channel: 'website', clinic });
    const { text, footer } = replies.reply('self', 0, CLOSED);
    expect(footer).not.toContain('Clinic');
    expect(faultsOf(text, demandsOf(replies, footer))).toEqual([]);
  });
});

describe('the conformity check', () => {
  const demands: Demands = { emergency: ['911'], lines: ['988'], foreign: ['999'], footer: 'A footer.' };

  it.each([
    ['Thank you. 988 can help.\n\nA footer.', 'no emergency number'],
    ['Thank you. 911 can help.\n\nA footer.', 'no line to talk to'],
    ['Thank you. 911 or 9881.\n\nA footer.', 'no line to talk to'],
    ['Thank you. 911 or 988 or 999.\n\nA footer.', 'a number of another country: 999'],
    ['Thank you. 911 or 988.', 'the footer is missing'],
    [`${'Word '.repeat(50)}. 911 or 988.\n\nA footer.`, 'the first number comes after 200 characters'],
    ['Thank you. 911 or 988. You will be fine.\n\nA footer.', 'banned phrase: you will be fine'],
    ['Thank you. 911 or 988. Put the rope away.\n\nA footer.', 'word for a method: rope'],
    ['Thank you. {emergency} 911 or 988.\n\nA footer.', 'a placeholder was not filled'],
    ['Thank you! 911 or 988.\n\nA footer.', 'an exclamation mark or emoji'],
  ])('finds the fault in %j', (text, fault) => {
    expect(faultsOf(text, demands)).toContain(fault);
  });

  it('finds none in a reply that conforms', () => {
    expect(faultsOf('Thank you. 911 or 988.\n\nA footer.', demands)).toEqual([]);
  });
});
