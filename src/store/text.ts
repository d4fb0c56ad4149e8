/**
 * Text as any database can hold it, without loss. UTF-8 has no lone surrogates (SQLite would put U+FFFD in their
 * place) and PostgreSQL no NUL; both can come from a visitor or a channel. They are written as \uXXXX, and so is the
 * backslash itself, so that two different texts never become one.
 */
export function encodeText(text: string): string {
  return text.replaceAll(
    /[\\\0]|\p{Surrogate}/gu,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The text that was handed to `encodeText`. */
export function decodeText(stored: string): string {
  return stored.replaceAll(/\\u([0-9a-f]{4})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
