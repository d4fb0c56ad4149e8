import { type Activity, type ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import { async } from 'rxjs/scheduler/async.js';
import { XMLHttpRequest } from 'xhr2';
import { z } from 'zod';

Object.assign(globalThis, { XMLHttpRequest });

/** The client's waits are minutes long (retry 3 s, ping 20 s, refresh 15 min): here a second is a millisecond. */
const FASTER = 1_000;
const quick: typeof async = Object.assign(Object.create(async), {
  now: () => performance.now() * FASTER,
  schedule: (...[work, delay = 0, state]: Parameters<typeof async.schedule>) =>
    async.schedule(work, delay / FASTER, state),
});

export interface TestClient {
  readonly directLine: DirectLine;
  /** Everything that arrived, in order, repeats included. */
  readonly activities: readonly Activity[];
  readonly statuses: readonly ConnectionStatus[];
  /** Their texts as a chat page orders them: by the server's sequence id. (The client mixes quick frames.) */
  texts(): readonly string[];
  /** Resolves with the id of the post, or `retry`. */
  send(text: string, more?: object): Promise<string>;
  until(arrived: (activities: readonly Activity[]) => boolean, ms?: number): Promise<void>;
  untilText(text: string): Promise<void>;
  cut(): void;
  end(): void;
}

export interface ClientOptions {
  readonly token: string;
  readonly conversationId?: string;
  readonly watermark?: string;
  readonly webSocket?: boolean;
}

/** The real Direct Line client on its real transport, with its waits shortened. */
export function connect(url: string, options: ClientOptions): TestClient {
  const sockets: WebSocket[] = [];
  class Recorded extends WebSocket {
    constructor(address: string | URL) {
      super(address);
      sockets.push(this);
    }
  }
  const directLine = new DirectLine({
    domain: `${url}/v3/directline`,
    pollingInterval: 200,
    scheduler: quick,
    random: () => 0,
    WebSocket: Recorded,
    ...options,
  });
  const activities: Activity[] = [];
  const statuses: ConnectionStatus[] = [];
  const received = directLine.activity$.subscribe((activity) => activities.push(activity));
  const heard = directLine.connectionStatus$.subscribe((status) => statuses.push(status));

  const until: TestClient['until'] = async (arrived, ms = 5_000) => {
    const deadline = performance.now() + ms;
    while (!arrived(activities)) {
      if (performance.now() > deadline)
        throw new Error(`nothing of the kind in ${ms} ms: ${texts().join(' | ')}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const texts = () =>
    activities
      .toSorted((one, other) => orderOf(one) - orderOf(other))
      .map((activity) => ('text' in activity ? (activity.text ?? '') : ''));

  return {
    directLine,
    activities,
    statuses,
    texts,
    until,
    untilText: (text) => until(() => texts().includes(text)),
    send: (text, more = {}) => post(directLine, { type: 'message', from: { id: 'anybody' }, text, ...more }),
    cut: () => sockets.at(-1)?.close(),
    end() {
      received.unsubscribe();
      heard.unsubscribe();
      directLine.end();
    },
  };
}

function post(directLine: DirectLine, activity: Activity): Promise<string> {
  return new Promise((resolve, reject) => {
    directLine.postActivity(activity).subscribe(resolve, reject);
  });
}

const ordered = z.object({ 'webchat:sequence-id': z.number() });

function orderOf(activity: Activity): number {
  return ordered.parse(activity.channelData)['webchat:sequence-id'];
}
