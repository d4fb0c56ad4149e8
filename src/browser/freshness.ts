import { renewVisit } from './visit.ts';

const RENEW_EVERY_MS = 10 * 60_000;
const LOOK_EVERY_MS = 60_000;

/**
 * Tokens live for half an hour. Web Chat renews the one it was given, and keeps that to itself; this renews the one
 * that a reload will look for. A sleeping machine misses its timers, so the time is looked at, not counted.
 */
export function keepVisitFresh(): void {
  let renewed = Date.now();
  const look = async (): Promise<void> => {
    if (Date.now() - renewed < RENEW_EVERY_MS || document.visibilityState === 'hidden') return;
    renewed = Date.now();
    await renewVisit().catch(() => {
      renewed = 0;
    });
  };
  setInterval(() => void look(), LOOK_EVERY_MS);
  document.addEventListener('visibilitychange', () => void look());
}
