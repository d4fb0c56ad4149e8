export interface SocketListener {
  opened(): void;
  /** `refused`: no socket of this page was ever opened. Some networks let none through. */
  closed(refused: boolean): void;
}

/** A network that swallows sockets says nothing at all. */
const PATIENCE_MS = 8000;

/** Some browsers are set up to know none at all. */
export function hasSockets(): boolean {
  return typeof window.WebSocket === 'function';
}

/**
 * Tells when a socket of this page opens or closes. The Direct Line client says nothing about a lost one while it
 * mends it, and that may take half a minute in which a visitor wonders. To be called before there is a socket.
 */
export function watchSockets(listener: SocketListener): void {
  let everOpened = false;
  if (!hasSockets()) {
    // The client looks for it by its bare name, which must at least be known.
    Object.defineProperty(window, 'WebSocket', { value: undefined });
    return;
  }
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      try {
        super(url, protocols);
      } catch (error) {
        // Browsers and their extensions may forbid them outright.
        queueMicrotask(() => listener.closed(!everOpened));
        throw error;
      }
      const timer = setTimeout(() => this.readyState === this.CONNECTING && this.close(), PATIENCE_MS);
      this.addEventListener('open', () => {
        everOpened = true;
        clearTimeout(timer);
        listener.opened();
      });
      this.addEventListener('close', () => {
        clearTimeout(timer);
        listener.closed(!everOpened);
      });
    }
  };
}

/**
 * Tells when a question of the polling client finds no answer: at the first one it stops asking, and says nothing.
 * Ours go by `fetch`, so every such request here is the client's.
 */
export function watchQuestions(unanswered: () => void): void {
  window.XMLHttpRequest = class extends XMLHttpRequest {
    constructor() {
      super();
      this.addEventListener('loadend', () => {
        const asked = this.responseURL === '' || this.responseURL.includes('/activities?');
        if (asked && (this.status === 0 || this.status >= 500)) unanswered();
      });
    }
  };
}
