import path from 'node:path';
import type { Config } from './config.ts';
import { createAccounts, staffOrder } from './console/accounts.ts';
import { createConsole } from './console/console.ts';
import { createProvider } from './console/oidc/provider.ts';
import { CALLBACK, type OidcDoor } from './console/oidc/sign-in.ts';
import { deriveKey } from './console/derived-keys.ts';
import { createPasswords } from './console/passwords.ts';
import type { ConsoleRoute } from './console/route.ts';
import { controlFile } from './control/protocol.ts';
import { createControl } from './control/server.ts';
import type { Route } from './edge/http.ts';
import { createOrigins, loopbackOrigins } from './edge/origins.ts';
import type { Keys } from './keys.ts';
import { isLoopback } from './model/address.ts';
import type { StaffStore } from './model/staff.ts';
import type { World } from './model/world.ts';
import { createStaffStore } from './store/staff.ts';

export interface StaffConsole {
  readonly routes: readonly Route[];
  /** Once the stores are open and before anybody can knock: ends sessions that settings no longer allow. */
  settle(): Promise<void>;
  /** Once the port is known: this machine's own names for it may call the console, and commands the server. */
  open(port: number): Promise<void>;
  close(): Promise<void>;
}

export interface StaffConsoleOptions {
  readonly config: Config;
  readonly world: World;
  readonly keys: Keys;
  /** Opened already, and closed with the console. */
  readonly store: StaffStore;
  /** Stands above the code on the phone. */
  readonly clinic: string;
  /** What staff do with conversations. */
  readonly records?: readonly ConsoleRoute[];
  /** What commands ask of conversations while the server runs. */
  readonly orders?: { readonly [name: string]: (input: unknown) => Promise<unknown> };
}

/** The staff's store of a data folder. */
export function openStaffStore(dataDir: string, keys: Keys, { clock, log }: World): StaffStore {
  const file = path.join(dataDir, 'staff.sqlite');
  return createStaffStore({ file, key: deriveKey(keys.staff, 'audit'), clock, log });
}

/** Wires the console to the staff's store. */
export function openConsole(options: StaffConsoleOptions): StaffConsole {
  const { config, world, keys, clinic, store, records, orders } = options;
  const { clock, ids, log } = world;
  // Pages that hold the chat are not among them: only our own may call the console.
  const origins = createOrigins(config.publicUrl === undefined ? [] : [config.publicUrl.origin]);
  const passwords = createPasswords();
  const console = createConsole({
    store,
    passwords,
    key: keys.staff,
    issuer: clinic,
    clock,
    ids,
    ...(records && { records }),
    isOwnOrigin: (origin) => origins.allows(origin),
    oidc: oidcDoor(config, world),
  });
  const commit = console.sessions.commit.bind(console.sessions);
  const accounts = createAccounts({ store, commit, passwords, clock, ids });
  const control = createControl({
    file: controlFile(config.dataDir),
    orders: {
      staff: (input) => accounts(staffOrder.parse(input)),
      'audit-verify': () => store.verify(),
      ...orders,
    },
    log,
  });
  return {
    routes: console.routes,
    settle: () => signOutFormer(store, config.oidc?.issuer),
    open: async (port) => {
      if (isLoopback(config.host)) for (const origin of loopbackOrigins(port)) origins.add(origin);
      await control.listen();
    },
    close: async () => {
      await control.close();
      console.close();
      await store.close();
    },
  };
}

/** Whoever came by a provider that settings no longer name is signed out: nobody can say what they may do. */
async function signOutFormer(store: StaffStore, issuer: URL | undefined): Promise<void> {
  const former = (await store.accounts()).filter(
    ({ elsewhere, sessions }) =>
      elsewhere !== undefined && sessions > 0 && new URL(elsewhere.issuer).href !== issuer?.href,
  );
  if (former.length > 0) await store.commit(former.map(({ id }) => ({ do: 'end-sessions', account: id })));
}

/** The way in through a provider, where settings give one; nobody is asked yet. */
function oidcDoor({ oidc, publicUrl }: Config, { clock, log }: World): OidcDoor | undefined {
  if (oidc === undefined || publicUrl === undefined) return undefined;
  const { label, ask } = oidc;
  const redirectUri = new URL(CALLBACK, publicUrl).href;
  const provider = createProvider({ ...oidc, redirectUri, clock });
  return { provider, rules: oidc, label, ask, home: new URL('/console', publicUrl).href, log };
}
