export interface RecentKeys<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  forget(key: string): void;
}

/** A bounded memory: the oldest keys make room for new ones. */
export function recentKeys<T>(most: number): RecentKeys<T> {
  const keys = new Map<string, T>();
  return {
    get: (key) => keys.get(key),
    forget: (key) => void keys.delete(key),
    set(key, value) {
      keys.delete(key);
      keys.set(key, value);
      const oldest = keys.keys().next();
      if (keys.size > most && !oldest.done) keys.delete(oldest.value);
    },
  };
}
