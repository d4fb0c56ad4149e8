/** What the page around can hear: `ready` the chat takes messages, `answered` a reply came, `forgotten` all is erased. */
export const CHAT_EVENTS = ['open', 'close', 'ready', 'answered', 'forgotten'] as const;
export type ChatEvent = (typeof CHAT_EVENTS)[number];

/** Who listens for what. A listener of the page that throws harms neither the others nor the chat. */
export function createEmitter() {
  const listeners = new Map<ChatEvent, Set<() => void>>();
  return {
    emit(event: ChatEvent): void {
      for (const listener of listeners.get(event) ?? []) queueMicrotask(listener);
    },
    on(event: ChatEvent, listener: () => void): () => void {
      const here = listeners.get(event) ?? new Set();
      listeners.set(event, here.add(listener));
      return () => void here.delete(listener);
    },
  };
}
