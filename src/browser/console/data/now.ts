import { useEffect, useState } from 'react';

/** How often times that are told as "23 minutes" are told anew. */
const STEP_MS = 15_000;

/** The time now by the server's clock where that is known, moving on by itself. */
export function useNow(server?: number): number {
  const [ahead, setAhead] = useState(0);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (server !== undefined) setAhead(server - Date.now());
  }, [server]);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), STEP_MS);
    return () => clearInterval(timer);
  }, []);
  return Math.max(now + ahead, server ?? 0);
}
