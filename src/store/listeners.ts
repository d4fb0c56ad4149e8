/** Those who are told of something. */
export class Listeners<T> {
  readonly #all = new Set<(told: T) => void>();

  /** Returns how to stop listening. */
  add(listener: (told: T) => void): () => void {
    this.#all.add(listener);
    return () => void this.#all.delete(listener);
  }

  tell(told: T): void {
    for (const listener of this.#all) listener(told);
  }
}
