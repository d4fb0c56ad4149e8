import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';

type ClientOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
export type HttpClient = NonNullable<ClientOptions['httpClient']>;
type HttpRequest = Parameters<HttpClient['sendRequest']>[0];
type HttpResponse = Awaited<ReturnType<HttpClient['sendRequest']>>;

export interface SendingOptions {
  /** Which addresses may be sent to, and given our token: asked once more here, where it leaves. */
  readonly allowsHost: (address: string) => boolean;
  readonly pause: (ms: number) => Promise<void>;
  /** From 0 to 1: spreads what would be tried again at one moment. */
  readonly random: () => number;
}

/** Too fast, changed meanwhile, a gateway between: Teams asks for these to be tried again, later and later. */
const AGAIN: ReadonlySet<number> = new Set([412, 429, 502, 504]);
const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const PATIENCE_MS = 15_000;

/**
 * How the SDK sends. Its own client tries again by itself whenever a connection breaks or a server fails, which sends a
 * reply twice that had arrived, and it follows redirects with our token. This one tries again only where the channel
 * has answered that it should, goes nowhere else, and throws what is no RestError of the SDK's, so that nobody above
 * tries again either.
 */
export function createSender({ allowsHost, pause, random }: SendingOptions): HttpClient {
  return {
    async sendRequest(request) {
      if (!allowsHost(`${new URL(request.url).origin}/`)) throw new SendingRefused(0);
      for (let attempt = 1; ; attempt += 1) {
        const response = await post(request);
        if (response.ok) return answerTo(request, response.status, await response.text());
        await response.body?.cancel();
        if (!AGAIN.has(response.status) || attempt === ATTEMPTS) throw new SendingRefused(response.status);
        await pause(pauseBefore(attempt, response, random));
      }
    },
  };
}

async function post({ url, method, headers, body }: HttpRequest): Promise<Response> {
  try {
    return await fetch(url, {
      method,
      headers: Object.entries(headers.toJson()),
      ...(typeof body === 'string' && { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (cause) {
    throw new SendingBroken(cause);
  }
}

function pauseBefore(attempt: number, { headers }: Response, random: () => number): number {
  const asked = Number(headers.get('retry-after') ?? NaN) * 1_000;
  const own = FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + random() / 2);
  return Math.min(asked >= 0 ? Math.max(asked, own) : own, LONGEST_PAUSE_MS);
}

function answerTo(request: HttpRequest, status: number, bodyAsText: string): HttpResponse {
  // The SDK's headers have no constructor that it shares.
  const headers = request.headers.clone();
  for (const name of headers.headerNames()) headers.remove(name);
  headers.set('content-type', 'application/json');
  return { request, status, headers, bodyAsText };
}

/** The channel answered a reply with an error, or its address is none that may be sent to (status 0). */
export class SendingRefused extends Error {
  override readonly name = 'SendingRefused';
  readonly status: number;
  constructor(status: number) {
    super(
      `The channel answered a reply with ${status}. 403: the person has blocked the bot or removed it. 401: check the app's credentials.`,
    );
    this.status = status;
  }
}

/** No answer came: whether the reply arrived is not known, so it is not sent again. */
export class SendingBroken extends Error {
  override readonly name = 'SendingBroken';
  constructor(cause: unknown) {
    super('The connection to the channel broke before it answered. Check outgoing connections.', { cause });
  }
}

/** What a sending that threw has come to: only a refusal (4xx) says that nothing was delivered. */
export function sendingFailed(error: unknown): 'failed' | 'unknown' {
  if (error instanceof SendingBroken) return 'unknown';
  return error instanceof SendingRefused && error.status >= 500 ? 'unknown' : 'failed';
}
