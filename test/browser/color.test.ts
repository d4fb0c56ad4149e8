import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { accentOf, contrastOf } from '../../src/browser/color.ts';

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('an accent', () => {
  it('is readable whatever color a clinic chooses', () => {
    fc.assert(
      fc.property(color, (hex) => {
        const { fill, onFill, onLight, onDark } = accentOf(hex);
        expect(fill).toBe(hex);
        expect(contrastOf(fill, onFill)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(onLight, '#ffffff')).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(onLight, '#f3f4f3')).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(onDark, '#161a19')).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(onDark, '#262c2a')).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('stays as it is where it is readable already', () => {
    expect(accentOf('#2f6f62')).toMatchObject({ onFill: '#ffffff', onLight: '#2f6f62' });
    expect(accentOf('#ffe066')).toMatchObject({ onFill: '#000000', onDark: '#ffe066' });
  });

  it('is measured as the guidelines measure', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});
