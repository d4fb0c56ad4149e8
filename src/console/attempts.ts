import { limitKey } from '../edge/address.ts';
import type { Account } from '../model/staff.ts';
import { deviceOf } from './cookies.ts';
import type { Entrance } from './entrance.ts';
import type { From, Refused } from './route.ts';

/** One try at a password or a code, counted before it is looked at: many at once do not get more. */
export interface Attempt {
  /** The wait, where there must be one. */
  readonly refused: Refused | undefined;
  /** It was right. */
  right(): void;
  /** Somebody has signed in. */
  forgive(): void;
}

/** Two counts: of the address, and of the account (or, in a browser the owner has used before, of that browser). */
export function attempt(
  { byAddress, byAccount, devices }: Pick<Entrance, 'byAddress' | 'byAccount' | 'devices'>,
  request: From,
  /** The name as it was typed, which need not be anybody's. */
  name: string,
  account: Account | undefined,
): Attempt {
  const device = account && devices.recognize(account.id, deviceOf(request));
  const address = limitKey(request.address);
  const who = device === undefined ? `name ${name}` : `device ${device}`;
  const waitHere = byAddress.attempt(address);
  const wait = waitHere > 0 ? waitHere : byAccount.attempt(who);
  if (waitHere === 0 && wait > 0) byAddress.undo(address);
  return {
    refused: wait === 0 ? undefined : { kind: 'refused', status: 429, code: 'TryLater', retryAfter: wait },
    right: () => {
      byAddress.undo(address);
      byAccount.undo(who);
    },
    forgive: () => byAccount.forgive(who),
  };
}
