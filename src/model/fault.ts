/**
 * An error for the log: its class and the place it was thrown, never its message, which may quote a person.
 */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const stack = error.stack ?? '';
  // The message stands at the head of the stack, over as many lines as it likes.
  const calls = stack.slice(stack.indexOf(error.message) + error.message.length);
  const place = /[\w.-]{1,60}\.[cm]?[jt]s:\d+/.exec(calls)?.[0];
  return place === undefined ? error.name : `${error.name} at ${place}`;
}

/** The code of a fault of the system (`ENOENT`), or `unknown`. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
}
