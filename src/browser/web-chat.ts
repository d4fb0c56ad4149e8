/** As much of the Web Chat bundle as the page uses. It puts itself on `window`. */
export interface WebChatBundle {
  createDirectLine(options: DirectLineOptions): DirectLine;
  createStore(initial: object, ...middleware: readonly Middleware[]): WebChatStore;
  renderWebChat(props: { readonly [name: string]: unknown }, element: HTMLElement): void;
}

export interface DirectLineOptions {
  readonly domain: string;
  readonly token: string;
  /** With a watermark: take this conversation up again, from there on. */
  readonly conversationId?: string;
  readonly watermark?: string;
  readonly webSocket: boolean;
  readonly pollingInterval: number;
}

export interface Subscription {
  unsubscribe(): void;
}

export interface DirectLine {
  readonly connectionStatus$: { subscribe(next: (status: number) => void): Subscription };
  end(): void;
}

/** `connectionStatus$` of DirectLineJS. */
export const CONNECTION = { online: 2, expired: 3, failed: 4, ended: 5 };

export interface Action {
  readonly type: string;
  readonly payload?: unknown;
}

export interface WebChatStore {
  dispatch(action: Action): unknown;
}

export type Middleware = () => (next: (action: Action) => unknown) => (action: Action) => unknown;

declare global {
  interface Window {
    WebChat?: WebChatBundle;
  }
}

/** Fetches the bundle into the cache without running it. */
export function prefetchBundle(url: string): void {
  const link = document.createElement('link');
  link.rel = 'preload';
  link.as = 'script';
  link.href = url;
  document.head.append(link);
}

/** Loads the bundle once; asking again after a failure tries again. */
export async function loadBundle(url: string): Promise<WebChatBundle> {
  if (window.WebChat) return window.WebChat;
  const script = document.createElement('script');
  script.src = url;
  await new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => reject(new Error('The chat window did not load.')));
    document.head.append(script);
  });
  if (!window.WebChat) throw new Error('The chat window is not what was expected.');
  return window.WebChat;
}
