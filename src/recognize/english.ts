/** English grammar words that the date and number matchers read: a lexicon, not sentences. */

function table(rows: Readonly<Record<string, string>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(rows).flatMap(([value, words]) =>
      words.split(' ').map((word): [string, number] => [word, Number(value)]),
    ),
  );
}

/** 0 is Sunday. No plurals: "mondays" is a habit, not a day. */
export const WEEKDAYS = table({
  0: 'sunday sun sunda sundy',
  1: 'monday mon monda munday mondy',
  2: 'tuesday tue tues tuesda teusday tusday tuesdy',
  3: 'wednesday wed weds wednes wensday wednsday wendsday wedensday',
  4: 'thursday thu thur thurs thrusday thursdy thirsday',
  5: 'friday fri frida firday fridy',
  6: 'saturday sat satur saterday saturdy satday',
});

/** 1 is January. "may", "mar" and "sun" also mean other things; the parsers ask for a number beside months. */
export const MONTHS = table({
  1: 'january jan janurary januray',
  2: 'february feb febuary februrary',
  3: 'march mar',
  4: 'april apr',
  5: 'may',
  6: 'june jun',
  7: 'july jul',
  8: 'august aug',
  9: 'september sep sept septembar',
  10: 'october oct',
  11: 'november nov novemeber',
  12: 'december dec decemeber',
});

export const UNITS = table({
  0: 'zero nought',
  1: 'one',
  2: 'two',
  3: 'three',
  4: 'four',
  5: 'five',
  6: 'six',
  7: 'seven',
  8: 'eight',
  9: 'nine',
  10: 'ten',
  11: 'eleven',
  12: 'twelve',
  13: 'thirteen',
  14: 'fourteen',
  15: 'fifteen',
  16: 'sixteen',
  17: 'seventeen',
  18: 'eighteen',
  19: 'nineteen',
});

export const TENS = table({
  20: 'twenty',
  30: 'thirty',
  40: 'forty fourty',
  50: 'fifty',
  60: 'sixty',
  70: 'seventy',
  80: 'eighty',
  90: 'ninety',
});

export const ORDINAL_UNITS = table({
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  5: 'fifth',
  6: 'sixth',
  7: 'seventh',
  8: 'eighth eigth',
  9: 'ninth nineth',
  10: 'tenth',
  11: 'eleventh',
  12: 'twelfth twelvth',
  13: 'thirteenth',
  14: 'fourteenth',
  15: 'fifteenth',
  16: 'sixteenth',
  17: 'seventeenth',
  18: 'eighteenth',
  19: 'nineteenth',
  20: 'twentieth',
  30: 'thirtieth',
});

/** Seconds in a unit of time that has a fixed length. */
export const SECONDS = new Map(
  Object.entries({
    1: 'second seconds sec secs s',
    60: 'minute minutes min mins minuets m',
    3600: 'hour hours hr hrs h',
    86400: 'day days',
    604800: 'week weeks wk wks',
    1209600: 'fortnight fortnights',
  }).flatMap(([value, words]) => words.split(' ').map((word): [string, number] => [word, Number(value)])),
);

export const MONTH_UNITS = new Set(['month', 'months']);

export const TODAY = new Set(['today', 'tonight', 'todays']);
export const TOMORROW = new Set([
  'tomorrow',
  'tomorow',
  'tommorow',
  'tommorrow',
  'tomorrows',
  'tmrw',
  'tmr',
  'tmw',
  'tomoz',
  '2moro',
  '2morrow',
]);

/** Where in the day a bare hour falls. Eight at night is in the evening, two at night is not. */
export type DayPart = 'am' | 'pm' | 'night';

export const DAY_PARTS: ReadonlyMap<string, DayPart> = new Map<string, DayPart>([
  ['am', 'am'],
  ['morning', 'am'],
  ['mornings', 'am'],
  ['pm', 'pm'],
  ['afternoon', 'pm'],
  ['afternoons', 'pm'],
  ['arvo', 'pm'],
  ['evening', 'pm'],
  ['evenings', 'pm'],
  ['eve', 'pm'],
  ['tonight', 'pm'],
  ['night', 'night'],
]);
