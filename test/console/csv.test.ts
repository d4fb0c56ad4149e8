import { describe, expect, it } from '@jest/globals';
import { parse } from 'papaparse';
import { csvRow, fromCsvCell } from '../../src/console/csv.ts';
import { VECTORS } from './csv-vectors.ts';

/** What Excel, LibreOffice and Google's sheets take for a formula, full-width signs among them, or trim before they look. */
const FORMULA = /^[\s\0\u200b\u00ad\ufeff]*[=+\-@＝＋－＠−﹢]|^[\t\r\n\0]/;

describe('CSV', () => {
  it('is tried with two hundred texts', () => {
    expect(VECTORS.length).toBeGreaterThanOrEqual(200);
  });

  it.each(VECTORS.map((text) => [text]))('reads back as one cell that is no formula: %j', (text) => {
    const { data, errors } = parse(csvRow(['before', text, 'after']).trimEnd());
    expect(errors).toEqual([]);
    expect(data).toHaveLength(1);
    const [before, cell = '', after, ...more] = data[0] ?? [];
    expect([before, after, more]).toEqual(['before', 'after', []]);
    expect(cell).not.toMatch(FORMULA);
    expect(fromCsvCell(cell)).toBe(text);
  });
});
