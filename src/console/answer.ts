import type { EdgeResponse, EdgeStream } from '../edge/http.ts';
import { failure } from '../edge/respond.ts';
import type { Reply } from './route.ts';

/** A handler's reply on its way out. `ended` is the session's: a stream does not outlive it. */
export function respond(
  reply: Reply<unknown>,
  ended: () => AbortSignal = () => AbortSignal.abort(),
): EdgeResponse {
  switch (reply.kind) {
    case 'answer':
      return {
        status: 200,
        headers: { ...JSON_TYPE, ...reply.headers },
        ...(reply.cookies && { cookies: reply.cookies }),
        body: JSON.stringify(reply.body),
      };
    case 'file':
      return {
        status: 200,
        headers: {
          'Content-Type': typeof reply.content === 'string' ? `${reply.type}; charset=utf-8` : reply.type,
          'Content-Disposition': `attachment; filename="${safeName(reply.name)}"`,
        },
        body: reply.content,
      };
    case 'events':
      return {
        status: 200,
        headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' },
        stream: (out) => events(out, ended(), reply.open),
      };
    case 'refused': {
      const { status, code, retryAfter } = reply;
      const refused = failure(status, code);
      return retryAfter === undefined
        ? refused
        : { ...refused, headers: { 'Retry-After': String(retryAfter) } };
    }
  }
}

const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };

function events(
  out: EdgeStream,
  ended: AbortSignal,
  open: Extract<Reply<unknown>, { kind: 'events' }>['open'],
): void {
  const over = AbortSignal.any([out.closed, ended]);
  if (over.aborted) return out.end();
  ended.addEventListener('abort', () => out.end(), { once: true });
  open({
    send: (event, data) => {
      if (!over.aborted) out.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    ended: over,
  });
}

/** A name that no header and no file system minds. */
function safeName(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9._-]+/g, '-').slice(0, 80);
}
