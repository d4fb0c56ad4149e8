import { useSyncExternalStore } from 'react';

/** Where somebody is in the console: what the address says, and nothing that anybody wrote. */
export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
}

const listeners = new Set<() => void>();
let place = read();

function read(): Place {
  return { path: location.pathname.replace(/\/+$/, ''), query: new URLSearchParams(location.search) };
}

function moved(): void {
  place = read();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    addEventListener('popstate', moved);
    // Nobody listened until now.
    place = read();
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('popstate', moved);
  };
}

/** Goes to a place of the console; `replace` leaves no step back to where one was. */
export function go(to: string, { replace = false } = {}): void {
  if (to === location.pathname + location.search) return;
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  moved();
}

/** Where we are, told anew whenever it changes. */
export function usePlace(): Place {
  return useSyncExternalStore(subscribe, () => place);
}
