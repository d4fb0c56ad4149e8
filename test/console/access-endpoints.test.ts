import { describe, expect, it } from '@jest/globals';
import {
  auditLog,
  changePassword,
  changeStaff,
  choosePassword,
  colleagues,
  enroll,
  newRecoveryCodes,
  revoke,
  signIn,
  signInCode,
  signOut,
  staffList,
  verifyAudit,
  whoAmI,
} from '../../src/console/api/access.ts';
import { whoMay } from '../../src/console/table.ts';

const STRANGERS = [signIn, choosePassword, enroll, signInCode];
const STAFF = [
  signOut,
  whoAmI,
  changePassword,
  newRecoveryCodes,
  colleagues,
  staffList,
  changeStaff,
  revoke,
  auditLog,
  verifyAudit,
];

describe('the endpoints of sign-in, staff and the audit log', () => {
  it('are open to strangers only on the way to a sign-in', () => {
    expect(STRANGERS.map(({ at }) => whoMay(at))).toEqual(STRANGERS.map(() => 'stranger'));
    expect(STAFF.filter(({ at }) => whoMay(at) === 'stranger')).toEqual([]);
  });

  it('take page numbers of the audit log from the query', () => {
    expect(auditLog.query.parse({ before: '12' })).toEqual({ before: 12, limit: 100 });
    expect(auditLog.query.safeParse({ limit: '1000' }).success).toBe(false);
  });
});
