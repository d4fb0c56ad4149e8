/*
 * RFC 4180, and nothing in it that a spreadsheet would work out: what begins like a formula, blanks left aside, has an
 * apostrophe before it. So has what begins with an apostrophe: taking one away gives back what was written.
 */

const LIKE_FORMULA =
  /^[\s\0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*['=+\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b]|^[\t\r\n\0]/;

/** One row, each cell in quotes, with its line end. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

function harmless(cell: string): string {
  return LIKE_FORMULA.test(cell) ? `'${cell}` : cell;
}

/** What was written, from a cell as a reader of CSV has it. */
export function fromCsvCell(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}
