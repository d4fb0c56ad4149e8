import type { Action } from './web-chat.ts';

const SETTLED_MS = 250;
const NO_GREETING_MS = 3000;

/**
 * Calls back once Web Chat takes messages and the first lines stand on the screen. What is said between "connected"
 * and then would be lost, or would stand above the greeting with its answer out of sight.
 */
export function whenReady(ready: () => void): (action: Action) => void {
  let isConnected = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let done = false;
  const callIn = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      done = true;
      ready();
    }, ms);
  };
  return ({ type }) => {
    if (done) return;
    if (type === 'DIRECT_LINE/CONNECT_FULFILLED') {
      isConnected = true;
      callIn(NO_GREETING_MS);
    }
    if (type === 'DIRECT_LINE/INCOMING_ACTIVITY' && isConnected) callIn(SETTLED_MS);
  };
}
