import { limitKey } from '../../edge/address.ts';
import type { Log } from '../../model/world.ts';
import { ways } from '../api/access.ts';
import { flowCookie, flowOf, noFlowCookie, sessionCookie } from '../cookies.ts';
import type { Entrance } from '../entrance.ts';
import { BY_ADDRESS, createPatience } from '../patience.ts';
import { door, type ConsoleRoute, type Onward, type Visit } from '../route.ts';
import { arrive } from './arrival.ts';
import { FLOW_SECONDS, type Flow } from './flow.ts';
import type { ClaimRules } from './person.ts';
import type { Provider } from './provider.ts';

/** Why somebody comes back without being signed in: the page has the words. */
export type RefusedSignIn =
  'ProviderDown' | 'ProviderDeclined' | 'NotProven' | 'NotBegunHere' | 'NotStrong' | 'NoRole';

export interface OidcDoor {
  readonly provider: Provider;
  readonly rules: ClaimRules;
  /** What the button calls the provider. */
  readonly label: string;
  readonly ask: string | undefined;
  /** The console's whole address: where the provider sends people who signed out there. */
  readonly home: string;
  readonly log: Log;
}

/** Where a provider sends people back to: registered there, letter by letter. */
export const CALLBACK = '/console/api/sign-in/oidc/callback';

/** Signing in at a provider: away, and back. Every answer leads to the provider or to a page of the console. */
export function oidcRoutes(entrance: Entrance, oidc: OidcDoor | undefined): readonly ConsoleRoute[] {
  const provider = oidc === undefined ? null : { label: oidc.label, ask: oidc.ask ?? null };
  const known = door(ways, async () => ({ kind: 'answer', body: { provider } }));
  if (oidc === undefined) return [known];
  const { flows, sessions } = entrance;
  const back = createReturn(entrance, oidc);
  return [
    known,
    {
      kind: 'navigation',
      at: 'GET /sign-in/oidc',
      fromElsewhere: false,
      async run(visit) {
        const earlier = await sessions.find(visit, true);
        const { cookie, flow } = flows.begin(visit.query.get('to') ?? '', earlier?.id);
        const there = await oidc.provider.address(flow);
        if (there.kind === 'address') return { to: there.url, cookies: [flowCookie(cookie, FLOW_SECONDS)] };
        oidc.log.warn('provider unreachable', { code: there.code });
        return refuse('ProviderDown');
      },
    },
    { kind: 'navigation', at: 'GET /sign-in/oidc/callback', fromElsewhere: true, run: back },
  ];
}

/** What comes back from the provider: only in the browser that went there, within ten minutes, and once. */
function createReturn(entrance: Entrance, oidc: OidcDoor): (visit: Visit) => Promise<Onward> {
  const { flows, sessions, clock } = entrance;
  // Strangers can make such requests by the thousand: then they are refused as before, and not all of them written down.
  const written = createPatience(BY_ADDRESS, clock);
  const tell = async ({ address }: Visit, step: string): Promise<void> => {
    if (written.attempt(limitKey(address)) > 0) return;
    const details = { method: 'oidc', step, address };
    await sessions.commit([{ do: 'audit', entry: { at: clock.now(), action: 'sign-in-failed', details } }]);
  };

  const redeem = async (visit: Visit, flow: Flow): Promise<Onward> => {
    const result = await oidc.provider.redeem(visit.query, flow);
    if (result.kind === 'proven') {
      const arrived = await arrive(entrance, oidc.rules, {
        claims: result.claims,
        flow,
        address: visit.address,
      });
      if (arrived.kind === 'refused') return refuse(arrived.why, [noFlowCookie()]);
      return { to: flow.to, cookies: [sessionCookie(arrived.secret), noFlowCookie()] };
    }
    const { kind, code } = result;
    if (kind === 'down') oidc.log.warn('provider unreachable', { code });
    else oidc.log.warn('provider answer refused', { code });
    const why = ({ down: 'ProviderDown', declined: 'ProviderDeclined', unproven: 'NotProven' } as const)[
      kind
    ];
    await tell(visit, why);
    return refuse(why, [noFlowCookie()]);
  };

  return async (visit) => {
    const flow = flows.open(flowOf(visit));
    // Somebody else's way back, sent here so that we sign in as them: this browser's own way stays as it is.
    if (flow === undefined || visit.query.get('state') !== flow.state) {
      await tell(visit, 'NotBegunHere');
      return refuse('NotBegunHere');
    }
    flows.spend(flow);
    return redeem(visit, flow);
  };
}

function refuse(why: RefusedSignIn, cookies: readonly string[] = []): Onward {
  return { to: `/console?refused=${why}`, cookies };
}
