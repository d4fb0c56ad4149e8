import { bearsSecret } from './bearer.ts';
import type { Route } from './http.ts';
import { failure } from './respond.ts';

/** What `GET /metrics` answers, and who may ask. */
export interface Figures {
  readonly contentType: string;
  readonly text: () => Promise<string>;
  /** The bearer token asked for; without it whoever reaches the port is answered. */
  readonly token?: string | undefined;
}

export function figuresRoute({ contentType, text, token }: Figures): Route {
  return {
    method: 'GET',
    path: '/metrics',
    name: 'metrics',
    limit: 'health',
    maxBody: 0,
    cors: false,
    async handle(request) {
      if (token !== undefined && !bearsSecret(request, token)) return failure(401, 'Unauthorized');
      return { status: 200, headers: { 'Content-Type': contentType }, body: await text() };
    },
  };
}
