import type { Me } from '../data/session.ts';

/** What came of the last step: whoever is signed in now, and codes that are shown once. */
export interface SignedIn {
  readonly me: Me;
  readonly recoveryCodes?: readonly string[] | undefined;
}
