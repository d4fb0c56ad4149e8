import { Secret, TOTP } from 'otpauth';
import { z } from 'zod';
import { giveStaffOrder } from '../../src/commands/with-staff-store.ts';
import { parseConfig } from '../../src/config.ts';
import { staffOutcome } from '../../src/console/accounts.ts';
import type { Role } from '../../src/model/staff.ts';
import { randomIds, systemClock } from '../../src/world.ts';
import type { TestServer } from './server.ts';

const PASSWORD = 'a kettle on the windowsill';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const step = z.object({ ticket: z.string().default(''), secret: z.string().default('') });

type Running = Pick<TestServer, 'url' | 'dataDir'>;

/** What the browser of somebody on the staff sends, over real HTTP. */
export class StaffClient {
  readonly #url: string;
  cookie = '';

  constructor(url: string) {
    this.#url = url;
  }

  /** Somebody new with these roles, signed in with everything set up. */
  static async signedIn(server: Running, name: string, ...roles: Role[]): Promise<StaffClient> {
    const config = parseConfig({ environment: { DATA_DIR: server.dataDir }, dev: false });
    const give = giveStaffOrder(config, { clock: systemClock, ids: randomIds, log: silent });
    const outcome = staffOutcome.parse(await give({ do: 'add', name, roles }));
    if (outcome.kind !== 'password') throw new Error(`${name}: ${outcome.kind}`);
    const client = new StaffClient(server.url);
    const { ticket } = await client.#step('/sign-in', { name, password: outcome.password });
    const { ticket: second } = await client.#step('/sign-in/password', { ticket, password: PASSWORD });
    const { secret } = await client.#step('/sign-in/enroll', { ticket: second });
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    const { status } = await client.send('POST', '/sign-in/code', { ticket: second, code });
    if (status !== 200) throw new Error(`${name} was answered with ${status}`);
    return client;
  }

  async send(method: string, path: string, body?: object): Promise<Response> {
    const response = await fetch(`${this.#url}console/api${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        'X-Console': '1',
        Origin: new URL(this.#url).origin,
        ...(this.cookie && { Cookie: this.cookie }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const set = response.headers.getSetCookie();
    if (set.length > 0) this.cookie = set.map((each) => each.split(';')[0]).join('; ');
    return response;
  }

  async #step(path: string, body: object): Promise<z.output<typeof step>> {
    return step.parse(await (await this.send('POST', path, body)).json());
  }
}
