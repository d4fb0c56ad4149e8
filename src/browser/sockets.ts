export interface SocketListener {
  opened(): void;
  closed(): void;
}

/**
 * Tells when a socket of this page opens or closes. The Direct Line client says nothing about a lost one while it
 * mends it, and that may take half a minute in which a visitor wonders. To be called before there is a socket.
 */
export function watchSockets(listener: SocketListener): void {
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('open', () => listener.opened());
      this.addEventListener('close', () => listener.closed());
    }
  };
}
