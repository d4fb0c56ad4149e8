import type { Transporter } from 'nodemailer';
import type { AlertNote, Messenger } from './alerts.ts';

const PATIENCE_MS = 15_000;

export interface MailOptions {
  /** `smtps://name:password@mail.clinic.example` */
  readonly server: string;
  readonly from: string;
  readonly to: readonly string[];
}

/** By e-mail. Without encryption nothing is sent, unless the mail server is this very machine. */
export function mailMessenger({ server, from, to }: MailOptions): Messenger {
  const { hostname } = new URL(server);
  const own = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  let made: Promise<Transporter> | undefined;
  return async (note) => {
    const transport = await (made ??= transportTo(server, !own));
    await transport.sendMail({ from, to: [...to], subject: subjectOf(note), text: textOf(note) });
  };
}

/** Loaded with the first note: a start need not wait for it. */
async function transportTo(url: string, requireTLS: boolean): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    requireTLS,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** By a request to an address of the clinic's own choice: counts and the link as JSON. */
export function webhookMessenger(address: string): Messenger {
  return async (note) => {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: textOf(note), ...note }),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.body?.cancel();
    if (!response.ok) throw new WebhookRefused(response.status);
  };
}

/** The clinic's own address did not take the note. */
class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused';

  constructor(status: number) {
    super(`The address in ALERT_WEBHOOK answered ${status}.`);
  }
}

function subjectOf({ danger, callBacks }: AlertNote): string {
  return `Therapy guide: ${danger + callBacks} waiting`;
}

/** Counts and a link; nothing of what was said, by whom or where. */
function textOf({ danger, callBacks, link }: AlertNote): string {
  return [
    ...(danger > 0 ? [`Flags that nobody has opened: ${danger}`] : []),
    ...(callBacks > 0 ? [`New call-back requests: ${callBacks}`] : []),
    `Sign in to see them: ${link}`,
  ].join('\n');
}
