import { describe, expect, it } from '@jest/globals';
import { detectDanger } from '../../src/safety/detect.ts';

describe('a message that is one short call for help', () => {
  it.each([
    ['need an ambulance', 'medical'],
    ['Ambulance, please', 'medical'],
    ['cant breath help', 'medical'],
    ['cant breathe', 'medical'],
    ['took everything', 'medical'],
    ['she took something', 'medical-other'],
    ['got a gun', 'self'],
    ['my stalker is here', 'threat'],
    ['They found us', 'threat'],
    ['I need help right now', 'ambiguous'],
    ['help me pls', 'ambiguous'],
    ['Please, anybody help', 'ambiguous'],
    ['emergency!', 'ambiguous'],
    ["i'm so not ok", 'ambiguous'],
  ])('is heard: %j is %s', (text, kind) => {
    expect(detectDanger(text)?.kind).toBe(kind);
  });

  it.each([
    'help',
    'help please',
    'I need help',
    'I need help with the form now',
    'help me choose a therapist',
    'what is your emergency number',
    'is an ambulance entrance near the door',
    'she took something from my desk by mistake',
    'they found me a place on Tuesday',
    "I'm not okay with the price",
    'okay',
  ])('is not made of ordinary words: %j', (text) => {
    expect(detectDanger(text)).toBeUndefined();
  });
});
