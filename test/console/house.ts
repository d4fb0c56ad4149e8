import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { z } from 'zod';
import { createAccounts, type StaffOrder, type StaffOutcome } from '../../src/console/accounts.ts';
import { createConsole, type Console } from '../../src/console/console.ts';
import { createPasswords } from '../../src/console/passwords.ts';
import type { ConsoleRoute } from '../../src/console/route.ts';
import type { RouteName } from '../../src/console/table.ts';
import type { EdgeResponse } from '../../src/edge/http.ts';
import type { OidcDoor } from '../../src/console/oidc/sign-in.ts';
import type { Role, StaffStore } from '../../src/model/staff.ts';
import type { Clock } from '../../src/model/world.ts';
import { createStaffStore } from '../../src/store/staff.ts';
import { randomIds } from '../../src/world.ts';

export const OWN = 'https://chat.clinic.example';
export const PASSWORD = 'a kettle on the windowsill';
const KEY = Buffer.alloc(32, 7);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const passwords = createPasswords();

/** A console on a store of its own, with a clock that only tests move. */
export class House {
  readonly folder = mkdtempSync(join(tmpdir(), 'console-'));
  readonly #clock = {
    ms: Date.UTC(2026, 10, 24, 9),
    now: () => this.#clock.ms,
    monotonic: () => this.#clock.ms,
  };
  readonly store: StaffStore = createStaffStore({
    file: join(this.folder, 'staff.sqlite'),
    key: KEY,
    clock: this.#clock,
    log: silent,
  });
  readonly console: Console;
  readonly #order: (order: StaffOrder) => Promise<StaffOutcome>;

  constructor(records: readonly ConsoleRoute[] = [], oidc?: (clock: Clock) => OidcDoor) {
    const { store } = this;
    const parts = { store, passwords, clock: this.#clock, ids: randomIds };
    this.console = createConsole({
      ...parts,
      key: KEY,
      issuer: 'Clinic',
      records,
      isOwnOrigin: (origin) => origin === OWN,
      oidc: oidc?.(this.#clock),
    });
    const { sessions } = this.console;
    this.#order = createAccounts({ ...parts, commit: (changes) => sessions.commit(changes) });
  }

  get now(): number {
    return this.#clock.ms;
  }

  pass(ms: number): void {
    this.#clock.ms += ms;
  }

  order(order: StaffOrder): Promise<StaffOutcome> {
    return this.#order(order);
  }

  /** A new account's first password. */
  async add(name: string, ...roles: Role[]): Promise<string> {
    const outcome = await this.order({ do: 'add', name, roles });
    if (outcome.kind !== 'password') throw new Error(`${name}: ${outcome.kind}`);
    return outcome.password;
  }

  /** Somebody signed in, with everything set up. */
  async staff(name: string, ...roles: Role[]): Promise<Browser> {
    const browser = new Browser(this, name);
    await browser.setUp(await this.add(name, ...roles));
    return browser;
  }

  async close(): Promise<void> {
    this.console.close();
    await this.store.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const next = z.object({ next: z.string(), ticket: z.string() });
const enrolled = z.object({ secret: z.string(), uri: z.string() });
const signedIn = z.object({
  me: z.object({ id: z.string() }),
  recoveryCodes: z.array(z.string()).optional(),
  recoveryCodesLeft: z.number().optional(),
});

/** A browser of somebody on the staff: keeps cookies, sends what our page sends. */
export class Browser {
  static #count = 0;
  readonly #house: House;
  readonly name: string;
  readonly cookies = new Map<string, string>();
  /** Everybody comes from a place of their own. */
  address = `2001:db8:0:${(Browser.#count += 1).toString(16)}::1`;
  password = PASSWORD;
  secret = '';
  id = '';
  recoveryCodes: readonly string[] = [];

  constructor(house: House, name: string) {
    this.#house = house;
    this.name = name;
  }

  async call(
    at: RouteName,
    body: object = {},
    more: { readonly id?: string; readonly query?: string } = {},
  ): Promise<EdgeResponse> {
    const [method = '', path = ''] = at.split(' ');
    const mounted = this.#house.console.routes.find(
      (route) => route.method === method && route.path === `/console/api${path}`,
    );
    if (mounted === undefined) throw new Error(`${at} is not mounted`);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await mounted.handle({
      method,
      path,
      params: more.id === undefined ? {} : { id: more.id },
      query: new URLSearchParams(more.query),
      headers: { 'content-type': 'application/json', 'x-console': '1', cookie },
      address: this.address,
      origin: OWN,
      body: Buffer.from(method === 'GET' ? '' : JSON.stringify(body)),
    });
    for (const set of response.cookies ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** The code that the phone shows now. */
  code(secret = this.secret): string {
    return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: this.#house.now });
  }

  async knock(password = this.password): Promise<{ readonly next: string; readonly ticket: string }> {
    return next.parse(bodyOf(await this.call('POST /sign-in', { name: this.name, password })));
  }

  /** The first sign-in: a password of one's own, the second factor, recovery codes. */
  async setUp(first: string): Promise<void> {
    const { ticket } = await this.knock(first);
    const chosen = await this.call('POST /sign-in/password', { ticket, password: this.password });
    const { ticket: second } = next.parse(bodyOf(chosen));
    const given = enrolled.parse(bodyOf(await this.call('POST /sign-in/enroll', { ticket: second })));
    this.secret = given.secret;
    const done = await this.call('POST /sign-in/code', { ticket: second, code: this.code() });
    const { me, recoveryCodes = [] } = signedIn.parse(bodyOf(done));
    this.id = me.id;
    this.recoveryCodes = recoveryCodes;
    // The next code is another one.
    this.#house.pass(30_000);
  }

  async signIn(code = this.code()): Promise<EdgeResponse> {
    const { ticket } = await this.knock();
    return this.call('POST /sign-in/code', { ticket, code });
  }
}

/** A JSON answer's body. */
export function bodyOf({ status, body }: EdgeResponse): unknown {
  if (typeof body !== 'string') throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return JSON.parse(body);
}

/** A refusal's code. */
export function codeOf({ body }: EdgeResponse): string {
  return z.object({ error: z.object({ code: z.string() }) }).parse(body).error.code;
}
