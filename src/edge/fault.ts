/**
 * An error for the log: its class and the place it was thrown, never its message, which may quote a person.
 */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const place = (error.stack ?? '').split('\n').find((line) => /^\s+at /.test(line)) ?? '';
  const file = place.slice(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1).replace(/\)$/, '');
  return file === '' ? error.name : `${error.name} at ${file.slice(0, 80)}`;
}
