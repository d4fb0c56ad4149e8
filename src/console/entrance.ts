import type { Clock, Ids } from '../model/world.ts';
import type { StaffStore } from '../model/staff.ts';
import { deriveKey } from './derived-keys.ts';
import { createDevices, type Devices } from './devices.ts';
import { createFlows, type Flows } from './oidc/flow.ts';
import type { Passwords } from './passwords.ts';
import { BY_ACCOUNT, BY_ADDRESS, createPatience, type Patience } from './patience.ts';
import { createSecondFactor, type SecondFactor } from './second-factor.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createTickets, type Tickets } from './tickets.ts';

/** What signing in takes. */
export interface Entrance {
  readonly store: StaffStore;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly factor: SecondFactor;
  readonly devices: Devices;
  readonly tickets: Tickets;
  readonly byAddress: Patience;
  readonly byAccount: Patience;
  /** Sign-ins under way at a provider. */
  readonly flows: Flows;
  /** Under which recovery codes are kept. */
  readonly recoveryKey: Buffer;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface EntranceOptions {
  readonly store: StaffStore;
  readonly passwords: Passwords;
  /** The staff's key: all others come from it. */
  readonly key: Uint8Array;
  /** Stands above the code on the phone. */
  readonly issuer: string;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The parts of the entrance, put together. */
export function createEntrance({ store, passwords, key, issuer, clock, ids }: EntranceOptions): Entrance {
  return {
    store,
    sessions: createSessions({ store, clock, ids }),
    passwords,
    factor: createSecondFactor(issuer, deriveKey(key, 'second-factor'), clock),
    devices: createDevices(deriveKey(key, 'device'), ids),
    tickets: createTickets(clock, ids),
    byAddress: createPatience(BY_ADDRESS, clock),
    byAccount: createPatience(BY_ACCOUNT, clock),
    flows: createFlows(deriveKey(key, 'oidc'), clock),
    recoveryKey: deriveKey(key, 'recovery'),
    clock,
    ids,
  };
}
