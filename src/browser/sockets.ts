export interface SocketListener {
  opened(): void;
  /** `refused`: no socket of this page was ever opened. Some networks let none through. */
  closed(refused: boolean): void;
}

/** A network that swallows sockets says nothing at all. */
const PATIENCE_MS = 8000;

/**
 * Tells when a socket of this page opens or closes. The Direct Line client says nothing about a lost one while it
 * mends it, and that may take half a minute in which a visitor wonders. To be called before there is a socket.
 */
export function watchSockets(listener: SocketListener): void {
  let everOpened = false;
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
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
