import { describe, expect, it } from '@jest/globals';
import { fill, placeholdersOf } from '../../src/model/template.ts';

describe('fill', () => {
  it('puts values in the place of their names', () => {
    expect(fill('Call {phone} or write.', { phone: '555' })).toBe('Call 555 or write.');
  });

  it('leaves out a sentence whose value is missing, and only that', () => {
    expect(fill('We are near. Call {phone} now. Bye.', {})).toBe('We are near. Bye.');
    expect(fill('We are near. Call {phone} now. Bye.', { phone: '' })).toBe('We are near. Bye.');
  });

  it('leaves out paragraphs and list items of which nothing is left', () => {
    expect(fill('{fees}\n\nAsk us.\n\n- {a}\n- two', { fees: undefined })).toBe('Ask us.\n\n- two');
  });

  it('does not fill in what a value itself holds in braces', () => {
    expect(fill('Hear {a}.', { a: '{b}', b: 'no' })).toBe('Hear {b}.');
  });

  it('keeps a point within a word from ending a sentence', () => {
    expect(fill('Write to {email} or see www.a.example today.', { email: 'a@b.example' })).toBe(
      'Write to a@b.example or see www.a.example today.',
    );
  });

  it('names placeholders in order', () => {
    expect(placeholdersOf('{b} and {a_c}')).toEqual(['b', 'a_c']);
  });
});
