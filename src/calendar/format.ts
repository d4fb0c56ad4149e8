/** One line of a calendar file: a property as it stands before its colon, and its value. */
export function property(name: string, value: string): string {
  return folded(`${name}:${value}`);
}

/** A text as a value: what would end it or divide it is escaped. */
export function textValue(text: string): string {
  return text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n|[\r\n]/g, '\\n');
}

/** Bytes of a line at most; what is longer goes on in the next line after a space (RFC 5545, 3.1). */
const LONGEST_LINE = 75;

function folded(line: string): string {
  let text = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > LONGEST_LINE) {
      text += '\r\n ';
      bytes = 1;
    }
    text += character;
    bytes += size;
  }
  return text;
}

/** `20260512T143000`, of days since 1970 and minutes since midnight. */
export function localTime(day: number, minute: number): string {
  const rest = Math.floor(minute / 1440);
  const within = minute - rest * 1440;
  return `${dayText(day + rest)}T${two(Math.floor(within / 60))}${two(within % 60)}00`;
}

/** `20260512`. */
export function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
}

/** `20260512T183000Z`. */
export function utcTime(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** At least two digits. */
export function two(value: number): string {
  return String(value).padStart(2, '0');
}
