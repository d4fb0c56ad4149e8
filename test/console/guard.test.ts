import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { guarded, type GuardOptions, type Session } from '../../src/console/guard.ts';
import { bare, door, endpoint, route, type ConsoleRoute } from '../../src/console/route.ts';
import { TABLE, whoMay, type RouteName } from '../../src/console/table.ts';
import type { EdgeRequest, EdgeResponse } from '../../src/edge/http.ts';
import { ROLES, type AuditEvent, type Role, type Staff } from '../../src/model/staff.ts';
import { ROUTE_NAMES } from './routes.ts';

const OWN = 'https://chat.clinic.example';

class House {
  readonly audited: (AuditEvent & { readonly by: string })[] = [];
  readonly ran: RouteName[] = [];
  staff: Staff | undefined;
  readonly #options: GuardOptions = {
    session: () => Promise.resolve(this.staff && sessionOf(this.staff)),
    audit: (staff, event) => {
      this.audited.push({ ...event, by: staff.name });
      return Promise.resolve();
    },
    isOwnOrigin: (origin) => origin === OWN,
  };

  mounted(routes: readonly ConsoleRoute[]) {
    return guarded(routes, this.#options);
  }

  /** A stand-in for the handler of a row. */
  route(at: RouteName): ConsoleRoute {
    const given = endpoint({
      ...bare,
      at,
      params: z.object({ id: z.string().optional() }),
      audit: 'viewed',
      answer: z.object({ kept: z.boolean() }),
    });
    const ran = () => {
      this.ran.push(at);
      return Promise.resolve({ kind: 'answer', body: { kept: true, secret: 'x' } } as const);
    };
    return whoMay(at) === 'stranger' ? door(given, ran) : route(given, ran);
  }

  async call(at: RouteName, changes: Partial<EdgeRequest> = {}): Promise<EdgeResponse> {
    const [mounted] = this.mounted([this.route(at)]);
    if (mounted === undefined) throw new Error(`${at} is not mounted`);
    return mounted.handle(requestOf(mounted.method, changes));
  }
}

function requestOf(method: string, changes: Partial<EdgeRequest>): EdgeRequest {
  return {
    method,
    path: '/',
    params: { id: 'c1' },
    query: new URLSearchParams(),
    headers: { 'x-console': '1', 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    address: '127.0.0.1',
    origin: OWN,
    body: Buffer.alloc(0),
    ...changes,
  };
}

function sessionOf(staff: Staff): Session {
  return { id: 's1', staff, idleUntil: 1, endsAt: 2, ended: () => new AbortController().signal };
}

function anna(...roles: readonly Role[]): Staff {
  return { id: 'a1', name: 'anna', roles };
}

const CASES = ROUTE_NAMES.flatMap((at) => [
  { at, who: 'a stranger', roles: undefined, status: whoMay(at) === 'stranger' ? 200 : 401 },
  { at, who: 'staff without a role', roles: [], status: whoMay(at) === 'stranger' ? 200 : 403 },
  ...ROLES.map((role) => {
    const who = whoMay(at);
    return { at, who: role, roles: [role], status: who === 'stranger' || who.includes(role) ? 200 : 403 };
  }),
]);

describe('every route of the table', () => {
  it('is tried for every role', () => {
    expect(CASES).toHaveLength(Object.keys(TABLE).length * (ROLES.length + 2));
  });

  it.each(CASES)('$at answers $who $status', async ({ at, roles, status }) => {
    const house = new House();
    house.staff = roles && anna(...roles);
    expect((await house.call(at)).status).toBe(status);
    expect(house.ran).toEqual(status === 200 ? [at] : []);
  });

  it.each(ROUTE_NAMES.filter((at) => !at.startsWith('GET')))(
    '%s takes nothing from elsewhere',
    async (at) => {
      const house = new House();
      house.staff = anna(...ROLES);
      const json = { 'content-type': 'application/json' };
      const shapes: readonly Partial<EdgeRequest>[] = [
        { origin: undefined },
        { origin: 'null' },
        { origin: 'https://evil.example' },
        { origin: 'http://chat.clinic.example' },
        { origin: 'https://chat.clinic.example.evil.example' },
        { origin: 'https://chat.clinic.example:444' },
        { headers: json },
        { headers: { ...json, 'x-console': '0' } },
        { headers: { ...json, 'x-console': '1', 'sec-fetch-site': 'cross-site' } },
        { headers: { ...json, 'x-console': '1', 'sec-fetch-site': 'same-site' } },
        { headers: { 'x-console': '1', 'content-type': 'text/plain' }, body: Buffer.from('{}') },
        {
          headers: { 'x-console': '1', 'content-type': 'application/x-www-form-urlencoded' },
          body: Buffer.from('a=b'),
        },
      ];
      const statuses = await Promise.all(shapes.map(async (shape) => (await house.call(at, shape)).status));
      expect(statuses.filter((status) => status !== 403 && status !== 415)).toEqual([]);
      expect(house.ran).toEqual([]);
    },
  );
});

describe('the guard', () => {
  it('writes to the audit log before anything is read, and who was turned away', async () => {
    const house = new House();
    house.staff = anna('reviewer');
    await house.call('GET /conversations/:id');
    await house.call('POST /conversations/:id/export');
    expect(house.audited).toEqual([
      { action: 'viewed', subject: 'c1', details: undefined, by: 'anna' },
      { action: 'denied', details: { route: 'POST /conversations/:id/export' }, by: 'anna' },
    ]);
  });

  it('sends nothing that the answer’s schema does not name', async () => {
    const house = new House();
    house.staff = anna('reviewer');
    expect((await house.call('GET /queue')).body).toBe('{"kept":true}');
  });

  it('does not take a stranger’s handler for a route of staff', async () => {
    const house = new House();
    const given = endpoint({ ...bare, at: 'GET /audit', audit: 'none', answer: z.object({}) });
    const [mounted] = house.mounted([door(given, () => Promise.resolve({ kind: 'answer', body: {} }))]);
    expect((await mounted?.handle(requestOf('GET', {})))?.status).toBe(401);
  });
});
