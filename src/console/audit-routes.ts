import type { AuditEntry, StaffStore } from '../model/staff.ts';
import { auditLog, verifyAudit } from './api/access.ts';
import { route, type ConsoleRoute } from './route.ts';

/** The audit log, to be read and checked; nothing changes it. */
export function auditRoutes(store: StaffStore): readonly ConsoleRoute[] {
  return [
    route(auditLog, async ({ query }) => {
      // One more than is shown tells whether there is more.
      const found = await store.audit({ ...query, limit: query.limit + 1 });
      const entries = found.slice(0, query.limit).map(shown);
      return { kind: 'answer', body: { entries, more: found.length > query.limit } };
    }),

    route(verifyAudit, async () => {
      const { entries, brokenAt } = await store.verify();
      const sound = brokenAt === undefined;
      return { kind: 'answer', body: { entries, sound, brokenAt: brokenAt ?? null } };
    }),
  ];
}

function shown({ seq, at, action, staff, subject, details }: AuditEntry) {
  const listed = Object.entries(details ?? {}).map(([name, value]) => [name, copied(value)] as const);
  return {
    seq,
    at,
    action,
    staff: staff ? { id: staff.id, name: staff.name } : null,
    subject: subject ?? null,
    details: Object.fromEntries(listed),
  };
}

function copied(value: string | number | boolean | readonly string[]) {
  return typeof value === 'object' ? [...value] : value;
}
