import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readAnswers } from '../../src/knowledge/base.ts';
import { readClinic } from '../../src/knowledge/clinic.ts';
import { ContentError } from '../../src/model/content-fault.ts';
import { hoursPhrase } from '../../src/knowledge/hours.ts';
import { valuesOf } from '../../src/knowledge/values.ts';

const LEAST = `name: Elm Clinic
demonstration: false
country: GB
time_zone: Europe/London
culture: en-gb
phone: '01'
`;
const { base } = readAnswers('knowledge/en');
if (base === undefined) throw new Error('The knowledge base cannot be read.');
const { words } = base;
const NOW = Date.UTC(2026, 4, 4, 12);

describe('clinic', () => {
  it('reads the example', () => {
    const clinic = readClinic('clinic.example.yaml', readFileSync('knowledge/clinic.example.yaml', 'utf8'));
    expect(clinic.demonstration).toBe(true);
    expect(clinic.approval.crisis_texts.by).toBeUndefined();
    expect(clinic.facts.insurance).toBeUndefined();
  });

  it('names every fault at once, with its line', () => {
    const wrong = LEAST.replace('GB', 'Britain')
      .replace('Europe/London', 'Mars/Base')
      .replace("phone: '01'", 'fone: 1');
    const read = () => readClinic('clinic.yaml', wrong);
    expect(read).toThrow(ContentError);
    expect(read).toThrow(/clinic\.yaml:3 {2}country.*\n.*clinic\.yaml:4 {2}time_zone.*\n.*fone/s);
  });

  it('asks for a phone number or an e-mail address', () => {
    expect(() => readClinic('clinic.yaml', LEAST.replace("phone: '01'\n", ''))).toThrow(
      /neither phone nor email/,
    );
  });

  it('puts a week into words, days running on as a range', () => {
    const hours = `hours: { monday: '09:00-17:00', tuesday: '09:00-17:00', wednesday: '09:00-17:00', friday: '10:00-12:00, 13:00-15:30', saturday: closed, sunday: closed }\n`;
    const phrase = hoursPhrase(readClinic('clinic.yaml', LEAST + hours), words, NOW);
    expect(phrase).toBe(
      'Monday through Wednesday from 9:00 to 17:00 and Friday from 10:00 to 12:00 and 13:00 to 15:30, and closed on Saturday and Sunday',
    );
  });

  it('tells a closed day that is near, in the clinic’s own zone, and not one that is past or far', () => {
    const hours = `hours: { monday: '09:00-17:00' }\nclosed_on: ['2026-05-03', '2026-05-11', '2026-12-25']\n`;
    const phrase = hoursPhrase(readClinic('clinic.yaml', LEAST + hours), words, NOW);
    expect(phrase).toContain('Monday 11 May');
    expect(phrase).not.toMatch(/3 May|December/);
  });

  it('refuses hours that end before they begin', () => {
    expect(() => readClinic('clinic.yaml', `${LEAST}hours: { monday: '17:00-09:00' }\n`)).toThrow(
      /neither closed nor hours/,
    );
  });

  it('fills the placeholders that are always there', () => {
    const values = valuesOf(
      readClinic('clinic.yaml', LEAST),
      words,
      { emergency: '999', line: '116 123', days: 90 },
      NOW,
    );
    expect(values).toMatchObject({
      clinic: 'Elm Clinic',
      contact: '01',
      country: 'United Kingdom',
      emergency: '999',
      days: '90',
    });
    expect(values['hours']).toBeUndefined();
  });
});
