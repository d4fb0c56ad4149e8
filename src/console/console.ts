import type { Route } from '../edge/http.ts';
import type { Staff, AuditEvent } from '../model/staff.ts';
import { auditRoutes } from './audit-routes.ts';
import { createEntrance, type EntranceOptions } from './entrance.ts';
import { guarded } from './guard.ts';
import { oidcRoutes, type OidcDoor } from './oidc/sign-in.ts';
import { ownAccountRoutes } from './own-account.ts';
import type { ConsoleRoute } from './route.ts';
import type { Sessions } from './sessions.ts';
import { signInRoutes } from './sign-in.ts';
import { signInCodeRoute } from './sign-in-code.ts';
import { staffRoutes } from './staff-routes.ts';

export interface ConsoleOptions extends EntranceOptions {
  /** What staff do with conversations. */
  readonly records?: readonly ConsoleRoute[];
  readonly isOwnOrigin: (origin: string) => boolean;
  /** Signing in at a provider; undefined: by local accounts only. */
  readonly oidc?: OidcDoor | undefined;
}

export interface Console {
  readonly routes: readonly Route[];
  /** For commands that change accounts while the server runs: sessions that end by it end here, too. */
  readonly sessions: Sessions;
  close(): void;
}

/** What support staff call: everything below /console/api. */
export function createConsole(options: ConsoleOptions): Console {
  const { store, clock, isOwnOrigin, records = [], oidc } = options;
  const entrance = createEntrance(options);
  const { sessions } = entrance;
  const audit = async (staff: Staff, event: AuditEvent): Promise<void> => {
    await store.commit([{ do: 'audit', entry: { ...event, at: clock.now(), staff } }]);
  };
  const routes = [
    ...signInRoutes(entrance),
    signInCodeRoute(entrance),
    ...oidcRoutes(entrance, oidc),
    ...ownAccountRoutes(entrance, async () => oidc?.provider.signOut(oidc.home)),
    ...staffRoutes(entrance),
    ...auditRoutes(store),
    ...records,
  ];
  return {
    routes: guarded(routes, {
      session: (request, background) => sessions.find(request, background),
      audit,
      isOwnOrigin,
    }),
    sessions,
    close: () => sessions.close(),
  };
}
