import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { staffOrder, staffOutcome, type StaffOrder, type StaffOutcome } from '../console/accounts.ts';
import { ROLES } from '../model/staff.ts';
import type { CommandIo } from './judging.ts';

const HELP = `Who may sign in to the console at /console.

  npm run staff -- list
  npm run staff -- add NAME --role ROLE [--role ROLE]   prints the password that the account begins with
  npm run staff -- role NAME --role ROLE [--role ROLE]  gives these roles instead of those before
  npm run staff -- reset NAME                           a new first password; the second factor is set up anew
  npm run staff -- remove NAME                          signs out and takes the account away
  npm run staff -- allow NAME                           lets somebody in again who signs in with OpenID Connect

Roles: reviewer reads and reviews conversations; lead also unmasks, exports and erases; admin changes accounts;
auditor reads the audit log and nothing else. A change counts at once, also while the server runs.
Whoever signs in with OpenID Connect has roles by their groups; remove keeps them out until allow.
`;

/** Hands an order to the server that runs, or carries it out where none does. */
export type GiveOrder = (order: StaffOrder) => Promise<unknown>;

/** The command `staff`; gives the process's exit code. */
export async function run(
  argv: readonly string[],
  io: Pick<CommandIo, 'out' | 'err'>,
  give: GiveOrder,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { role: { type: 'string', multiple: true }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true || positionals.length === 0) {
    io.out(HELP);
    return values.help === true ? 0 : 2;
  }
  const [what, ...names] = positionals;
  const parsed = staffOrder.safeParse({ do: what, name: names.join(' '), roles: values.role });
  if (!parsed.success) {
    io.err(`${adviceOn(parsed.error)}\n\n${HELP}`);
    return 2;
  }
  return tell(staffOutcome.parse(await give(parsed.data)), io);
}

function adviceOn(error: z.ZodError): string {
  const about = error.issues[0]?.path[0];
  if (about === 'roles') return `Give --role: ${ROLES.join(', ')}.`;
  if (about === 'name') return 'Give a name of up to 60 letters, digits, spaces and . _ @ -';
  return 'Say what to do: list, add, role, reset, remove or allow.';
}

function tell(outcome: StaffOutcome, io: Pick<CommandIo, 'out' | 'err'>): number {
  switch (outcome.kind) {
    case 'list':
      io.out(
        outcome.staff.length === 0 ? 'Nobody has an account yet.\n' : outcome.staff.map(lineOf).join(''),
      );
      return 0;
    case 'password':
      io.out(`${outcome.name} can sign in once with this password, and then chooses another:

  ${outcome.password}

Give it by hand or by phone, not by e-mail. It is not shown again.
`);
      return 0;
    case 'done':
      io.out(`Done: ${outcome.name}.\n`);
      return 0;
    case 'blocked':
      io.out(`${outcome.name} is signed out and kept out.\n`);
      return 0;
    case 'elsewhere':
      io.err(`${outcome.name} signs in with OpenID Connect: change groups and password at the provider.\n`);
      return 1;
    case 'name-taken':
      io.err(`${outcome.name} has an account already.\n`);
      return 1;
    case 'unknown-name':
      io.err(`${outcome.name} has no account.\n`);
      return 1;
  }
}

type Listed = Extract<StaffOutcome, { kind: 'list' }>['staff'][number];

function lineOf({ name, roles, state, signedInAt, elsewhere }: Listed): string {
  const last =
    signedInAt === null ? 'never signed in' : `last signed in ${new Date(signedInAt).toISOString()}`;
  const where = elsewhere === null ? '' : `  OpenID Connect: ${elsewhere.subject} at ${elsewhere.issuer}`;
  const may = roles.length === 0 ? 'not signed in now' : roles.join(', ');
  return `${name}  ${may}  ${state}  ${last}${where}\n`;
}
