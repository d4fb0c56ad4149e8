import { createContext, useContext } from 'react';
import type { z } from 'zod';
import type { me } from '../../../console/api/access.ts';
import { whoMay, type RouteName } from '../../../console/table.ts';

/** Who is signed in. */
export type Me = z.output<typeof me>;

const Session = createContext<Me>({ id: '', name: '', roles: [] });

/** Hands down who is signed in. */
export const SessionProvider = Session.Provider;

/** Who is signed in. */
export function useMe(): Me {
  return useContext(Session);
}

/** Whether a route is open to somebody: what they cannot do is not offered. The server asks again. */
export function mayCall({ roles }: Me, at: RouteName): boolean {
  const who = whoMay(at);
  return who !== 'stranger' && roles.some((role) => who.includes(role));
}
