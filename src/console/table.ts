import type { Role } from '../model/staff.ts';

/** Who may call a route: these roles, or whoever comes (only what leads to a sign-in). */
export type Who = readonly Role[] | 'stranger';

const EVERYONE: Who = ['reviewer', 'lead', 'admin', 'auditor'];
const READERS: Who = ['reviewer', 'lead'];
const LEADS: Who = ['lead'];
const ADMINS: Who = ['admin'];

/**
 * Every route of the console below /console/api, and who may call it: the one place that says so. A route that has no
 * row does not compile, and is not mounted. Roles do not contain each other: a lead is named wherever a lead may go.
 */
export const TABLE = {
  'POST /sign-in': 'stranger',
  'POST /sign-in/password': 'stranger',
  'POST /sign-in/enroll': 'stranger',
  'POST /sign-in/code': 'stranger',
  'GET /sign-in/ways': 'stranger',
  'GET /sign-in/oidc': 'stranger',
  'GET /sign-in/oidc/callback': 'stranger',

  'POST /sign-out': EVERYONE,
  'GET /me': EVERYONE,
  'POST /me/password': EVERYONE,
  'POST /me/recovery-codes': EVERYONE,

  'GET /queue': READERS,
  'GET /next': READERS,
  'GET /live': READERS,
  'GET /conversations': READERS,
  'POST /conversations/search': READERS,
  'GET /conversations/:id': READERS,
  'POST /conversations/:id/review': READERS,
  'POST /conversations/:id/notes': READERS,
  'POST /conversations/:id/corrections': READERS,
  'POST /conversations/:id/unmask': LEADS,
  'POST /conversations/:id/export': LEADS,
  'POST /conversations/:id/erase': LEADS,
  'POST /conversations/:id/hold': LEADS,

  'GET /improve': READERS,
  'GET /corrections/export': LEADS,
  'POST /corrections/:id/trial': LEADS,
  'POST /corrections/:id/approve': LEADS,
  'POST /corrections/:id/withdraw': LEADS,

  'POST /exports': LEADS,
  'GET /exports': LEADS,
  'GET /exports/:id': LEADS,
  'GET /exports/:id/file': LEADS,

  'GET /authoring': READERS,
  'GET /insight': ['reviewer', 'lead', 'admin'],
  'GET /overview': ['reviewer', 'lead', 'admin'],
  'GET /colleagues': ['reviewer', 'lead', 'admin'],
  'GET /staff': ['admin', 'auditor'],
  'PATCH /staff/:id': ADMINS,
  'POST /staff/:id/revoke': ADMINS,
  'GET /audit': ['admin', 'auditor'],
  'GET /audit/verify': ['admin', 'auditor'],
} as const satisfies { readonly [route: `${Method} /${string}`]: Who };

export const METHODS = ['GET', 'POST', 'PATCH'] as const;
export type Method = (typeof METHODS)[number];
export type RouteName = keyof typeof TABLE;

/** A route's row. */
export function whoMay(route: RouteName): Who {
  return TABLE[route];
}
