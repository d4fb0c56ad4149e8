import type { ServerResponse } from 'node:http';
import type { EdgeStream } from './http.ts';

/** Bytes that may wait for one caller. */
const MOST_WAITING = 1_048_576;

/** Sends the headers and leaves the answer open for what `begin` writes to it. */
export function streamTo(response: ServerResponse, begin: (out: EdgeStream) => void): void {
  if (response.req.method === 'HEAD') {
    response.end();
    return;
  }
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  response.flushHeaders();
  begin({
    write: (text) => {
      if (gone.signal.aborted || response.writableEnded) return;
      response.write(text);
      if (response.writableLength > MOST_WAITING) response.destroy();
    },
    end: () => void response.end(),
    closed: gone.signal,
  });
}
