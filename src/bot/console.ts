import type { Log } from '../model/world.ts';

const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;

/**
 * The SDK prints to the console: keys, activities, whole errors. From here on only the fact that it did is noted.
 * For a server's main module; returns what puts the console back.
 */
export function quietConsole(log: Log, target: Console = console): () => void {
  const before = methods.map((method) => [method, target[method]] as const);
  for (const method of methods) target[method] = () => log.warn('console used', { code: method });
  return () => {
    for (const [method, original] of before) target[method] = original;
  };
}
