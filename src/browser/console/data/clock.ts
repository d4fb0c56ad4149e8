import type { Clock } from '../parts/time.ts';
import { overview } from './desk.ts';
import { usePeek } from './store.ts';

/** The clinic's zone once it is known; this computer's until then. */
export function useClock(): Clock {
  const { value } = usePeek(overview);
  const zone = value?.clinic.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { zone, culture: document.documentElement.lang === 'en' ? 'en-US' : document.documentElement.lang };
}
