import { describe, expect, it } from '@jest/globals';
import { readAnswers } from '../../src/knowledge/base.ts';
import { readClinic } from '../../src/knowledge/clinic.ts';
import { openNowPhrase } from '../../src/knowledge/open-now.ts';

const { base } = readAnswers('knowledge/en');
if (base === undefined) throw new Error('The knowledge base cannot be read.');
const { words } = base;

const CLINIC = `name: Elm Clinic
demonstration: false
country: US
time_zone: America/New_York
culture: en-us
phone: '518-555-0142'
closed_on: ['2026-05-25']
hours:
  monday: '09:00-12:00, 13:00-17:00'
  tuesday: '09:00-19:00'
  wednesday: '09:00-17:00'
  thursday: '09:00-17:00'
  friday: '09:00-15:00'
  saturday: closed
`;

describe('whether the clinic is open now', () => {
  it.each([
    ['2026-05-04T10:00-04:00', CLINIC, 'The clinic is open now, until 12:00 PM today.'],
    ['2026-05-04T12:30-04:00', CLINIC, 'The clinic is closed right now and opens today at 1:00 PM.'],
    ['2026-05-04T17:00-04:00', CLINIC, 'The clinic is closed right now and opens tomorrow at 9:00 AM.'],
    ['2026-05-04T03:00-04:00', CLINIC, 'The clinic is closed right now and opens today at 9:00 AM.'],
    // Nothing is known of Sunday.
    ['2026-05-02T10:00-04:00', CLINIC, 'The clinic is closed right now.'],
    ['2026-05-03T10:00-04:00', CLINIC, undefined],
    // A Friday before a Monday on which it is closed.
    [
      '2026-05-22T16:00-04:00',
      `${CLINIC}  sunday: closed\n`,
      'The clinic is closed right now and opens on Tuesday at 9:00 AM.',
    ],
    // The clocks go forward that Sunday.
    [
      '2026-03-07T23:30-05:00',
      `${CLINIC}  sunday: '10:00-12:00'\n`,
      'The clinic is closed right now and opens tomorrow at 10:00 AM.',
    ],
  ])('at %s', (at, clinic, said) => {
    expect(openNowPhrase(readClinic('clinic.yaml', clinic), words, Date.parse(at))).toBe(said);
  });
});
