/** `Monday, May 4` in the culture's manner. */
export function dayShown(day: number, culture: string): string {
  return new Intl.DateTimeFormat(culture, {
    timeZone: 'UTC',
    weekday: 'long',
    month: 'long',
    day: 'numeric',
  }).format(day * 86_400_000);
}

/** `2026-12-01` as a day number; what stands in a slot has been read as a date. */
export function dayOf(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
}

/** `14:30` as minutes since midnight. */
export function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
