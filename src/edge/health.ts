import type { Route } from './http.ts';

/** The parts a server needs and whether each can do its work: `{ store: true, content: true }`. */
export interface Readiness {
  readonly [part: string]: boolean;
}

/** `/health` says the process answers; `/health/ready` that it can serve visitors, or which part cannot. */
export function healthRoutes({ ready }: { readonly ready: () => Promise<Readiness> }): readonly Route[] {
  return [
    {
      ...common,
      path: '/health',
      name: 'health',
      handle: async () => ({ status: 200, body: { status: 'alive' } }),
    },
    {
      ...common,
      path: '/health/ready',
      name: 'health-ready',
      handle: async () => {
        const parts = await ready();
        const all = Object.values(parts).every(Boolean);
        return { status: all ? 200 : 503, body: { status: all ? 'ready' : 'not-ready', parts } };
      },
    },
  ];
}

const common = { method: 'GET', limit: 'health', maxBody: 0, cors: false } as const;
