import { z } from 'zod';
import { AUDIT_ACTIONS, ROLES } from '../../model/staff.ts';
import { bare, endpoint } from '../route.ts';

/* Who somebody is: signing in and out, accounts, the audit log. Instants are milliseconds since 1970. */

const roles = z.array(z.enum(ROLES)).max(ROLES.length);
const ticket = z.string().min(1).max(100);
const password = z.string().min(1).max(200);
const code = z.string().min(1).max(40);
const id = z.object({ id: z.string().min(1).max(100) });
const at = z.number();

export const me = z.object({
  id: z.string(),
  name: z.string(),
  roles,
  /** Signs in at the provider: has no password, no second factor and no lasting roles here. */
  elsewhere: z.boolean().optional(),
});

/**
 * Where a sign-in goes on, with the ticket (good for five minutes): the code of the second factor; a password of one's
 * own instead of the one the account was made with; or the second factor itself, which is not set up yet.
 */
export const next = z.object({ next: z.enum(['code', 'password', 'enroll']), ticket });

/** 401 SignInFailed for a wrong name or a wrong password, the same; 429 TryLater with Retry-After. */
export const signIn = endpoint({
  ...bare,
  at: 'POST /sign-in',
  audit: 'none',
  body: z.object({ name: z.string().min(1).max(100), password }),
  answer: next,
});

/** 422 PasswordShort, PasswordCommon or PasswordSame; 401 SignInFailed where the ticket is no longer good. */
export const choosePassword = endpoint({
  ...bare,
  at: 'POST /sign-in/password',
  audit: 'none',
  body: z.object({ ticket, password }),
  answer: next,
});

/** The secret of the second factor, as text and as the address a picture is drawn of; it counts once a code was made. */
export const enroll = endpoint({
  ...bare,
  at: 'POST /sign-in/enroll',
  audit: 'none',
  body: z.object({ ticket }),
  answer: z.object({ secret: z.string(), uri: z.string() }),
});

/** Ends the sign-in: a code of six digits, or a recovery code. 401 CodeWrong; the ticket stays good for a few tries. */
export const signInCode = endpoint({
  ...bare,
  at: 'POST /sign-in/code',
  audit: 'none',
  body: z.object({ ticket, code }),
  answer: z.object({
    me,
    /** Given once, when the second factor has just been set up. */
    recoveryCodes: z.array(z.string()).optional(),
    /** Given where a recovery code was used. */
    recoveryCodesLeft: z.number().optional(),
  }),
});

/**
 * How one can sign in beside a name and a password of one's own: at a provider, by going to /console/api/sign-in/oidc
 * (`?to=` the page that was asked for). What was wrong comes back as /console?refused=CODE, which `words.refused` names.
 */
export const ways = endpoint({
  ...bare,
  at: 'GET /sign-in/ways',
  audit: 'none',
  answer: z.object({
    provider: z.object({ label: z.string(), ask: z.string().nullable() }).nullable(),
  }),
});

/** Somebody who came from a provider may want to sign out there, too: at this address. */
export const signOut = endpoint({
  ...bare,
  at: 'POST /sign-out',
  audit: 'signed-out',
  answer: z.object({ provider: z.string().optional() }),
});

/** Who is signed in, and when the session ends by itself. Asking does not keep it alive. */
export const whoAmI = endpoint({
  ...bare,
  at: 'GET /me',
  audit: 'none',
  background: true,
  answer: z.object({ me, idleUntil: at, endsAt: at }),
});

/** Ends one's other sessions. 401 CodeWrong where the present password is not right; 422 as at the sign-in; 409 Elsewhere. */
export const changePassword = endpoint({
  ...bare,
  at: 'POST /me/password',
  audit: 'none',
  body: z.object({ present: password, password }),
  answer: z.object({}),
});

/** Ten new recovery codes; the old ones are void. 401 CodeWrong; 409 Elsewhere. */
export const newRecoveryCodes = endpoint({
  ...bare,
  at: 'POST /me/recovery-codes',
  audit: 'none',
  body: z.object({ code }),
  answer: z.object({ recoveryCodes: z.array(z.string()) }),
});

/** To whom a conversation can be given. */
export const colleagues = endpoint({
  ...bare,
  at: 'GET /colleagues',
  audit: 'none',
  answer: z.object({ colleagues: z.array(me) }),
});

export const staffMember = me.extend({
  /** `new`: has not signed in yet. */
  state: z.enum(['new', 'active', 'off']),
  addedAt: at,
  lastSignInAt: at.nullable(),
  sessions: z.number(),
});

export const staffList = endpoint({
  ...bare,
  at: 'GET /staff',
  audit: 'staff-read',
  answer: z.object({ staff: z.array(staffMember) }),
});

/** Changes roles, or shuts an account or opens it again; either ends its sessions. 409 OwnAccount, RolesElsewhere; 404. */
export const changeStaff = endpoint({
  ...bare,
  at: 'PATCH /staff/:id',
  audit: 'staff-changed',
  params: id,
  body: z.object({ roles: roles.min(1).optional(), off: z.boolean().optional() }),
  details: ({ body }) => ({
    ...(body.roles && { roles: body.roles }),
    ...(body.off !== undefined && { off: body.off }),
  }),
  answer: staffMember,
});

/** Signs somebody out everywhere, within a second. */
export const revoke = endpoint({
  ...bare,
  at: 'POST /staff/:id/revoke',
  audit: 'sessions-ended',
  params: id,
  answer: z.object({ ended: z.number() }),
});

export const auditEntry = z.object({
  seq: z.number(),
  at,
  action: z.enum(AUDIT_ACTIONS),
  /** Null where nobody was signed in. */
  staff: z.object({ id: z.string(), name: z.string() }).nullable(),
  subject: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
});

/** The newest first; `before` goes on where the last page ended. */
export const auditLog = endpoint({
  ...bare,
  at: 'GET /audit',
  audit: 'audit-read',
  query: z.object({
    before: z.coerce.number().int().positive().optional(),
    action: z.enum(AUDIT_ACTIONS).optional(),
    staff: z.string().max(100).optional(),
    subject: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  answer: z.object({ entries: z.array(auditEntry), more: z.boolean() }),
});

/** Whether the log is as it was written. Where it is not: the number of the first entry that is not, or is missing. */
export const verifyAudit = endpoint({
  ...bare,
  at: 'GET /audit/verify',
  audit: 'audit-verified',
  answer: z.object({ entries: z.number(), sound: z.boolean(), brokenAt: z.number().nullable() }),
});
