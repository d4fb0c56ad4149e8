/** An error's class and place, without its message: that might quote what a person wrote. */
export function faultOf(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause;
  const place = cause.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return place ? `${cause.name} ${place.trim()}` : cause.name;
}
