import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { changeStaff, revoke, staffList, type staffMember } from '../../../console/api/access.ts';
import { ROLES, type Role } from '../../../model/staff.ts';
import { ask } from '../data/ask.ts';
import { useClock } from '../data/clock.ts';
import { mayCall, useMe } from '../data/session.ts';
import { Cell, useCell } from '../data/store.ts';
import { faultWords } from '../fault-words.ts';
import { Button } from '../parts/button.tsx';
import { Checkbox } from '../parts/checkbox.tsx';
import { Head } from '../parts/head.tsx';
import { Fault, Skeleton } from '../parts/states.tsx';
import { momentOf } from '../parts/time.ts';
import { Window } from '../parts/window.tsx';
import { Plain } from '../parts/written.tsx';
import { Screen } from '../screens/screen.tsx';
import { words } from '../words.ts';

type Member = z.output<typeof staffMember>;

const members = new Cell((background) => ask(staffList, { background }));

/** Who has access, and for administrators what each may do. */
export function StaffScreen(): ReactNode {
  const { value, fault } = useCell(members);
  const [open, setOpen] = useState<Member>();
  return (
    <Screen title={words.nav.staff} lead={words.staff.lead}>
      {fault && <Fault fault={fault} retry={() => void members.reload()} />}
      {!value && !fault && <Skeleton rows={6} />}
      {value && <Members staff={value.staff} change={setOpen} />}
      <Window title={open?.name ?? ''} isOpen={open !== undefined} close={() => setOpen(undefined)}>
        {open && <Change member={open} close={() => setOpen(undefined)} />}
      </Window>
    </Screen>
  );
}

interface MembersProps {
  readonly staff: readonly Member[];
  readonly change: (member: Member) => void;
}

function Members({ staff, change }: MembersProps): ReactNode {
  const me = useMe();
  const clock = useClock();
  const mayChange = mayCall(me, 'PATCH /staff/:id');
  return (
    <div className="table-frame card">
      <table className="table">
        <Head
          columns={[
            words.staff.name,
            words.staff.roles,
            words.staff.state,
            words.staff.last,
            words.staff.sessions,
          ]}
          acts={mayChange}
        />
        <tbody>
          {staff.map((member) => (
            <tr key={member.id}>
              <th scope="row">
                <bdi>
                  <Plain text={member.name} />
                </bdi>
                {member.elsewhere === true && <small className="soft"> {words.staff.elsewhere}</small>}
              </th>
              <td>{member.roles.map((role) => words.role[role]).join(', ')}</td>
              <td>
                <span className={`state ${member.state}`}>{words.staff.states[member.state]}</span>
              </td>
              <td>
                {member.lastSignInAt === null ? words.staff.never : momentOf(member.lastSignInAt, clock)}
              </td>
              <td className="figures">{member.sessions}</td>
              {mayChange && (
                <td className="row-action">
                  <Button look="quiet" isDisabled={member.id === me.id} onPress={() => change(member)}>
                    {words.staff.change}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Change({ member, close }: { readonly member: Member; readonly close: () => void }): ReactNode {
  const [roles, setRoles] = useState<readonly Role[]>(member.roles);
  const [fault, setFault] = useState<string>();
  const { id, elsewhere = false } = member;
  const off = member.state === 'off';
  const act = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      await members.reload();
      close();
    } catch (error) {
      setFault(faultWords(error));
    }
  };
  return (
    <div className="deed">
      {elsewhere ? <p>{words.staff['elsewhere-hint']}</p> : <Roles roles={roles} choose={setRoles} />}
      <p className="hint">{words.staff['ends-sessions']}</p>
      <p className="step-fault" role="alert">
        {fault}
      </p>
      <div className="actions">
        {!elsewhere && (
          <Button
            look="main"
            isDisabled={roles.length === 0}
            onPress={() => void act(() => ask(changeStaff, { params: { id }, body: { roles: [...roles] } }))}
          >
            {words.common.save}
          </Button>
        )}
        <Button onPress={() => void act(() => ask(revoke, { params: { id }, body: {} }))}>
          {words.staff.revoke}
        </Button>
        <Button
          look={off ? 'plain' : 'danger'}
          onPress={() => void act(() => ask(changeStaff, { params: { id }, body: { off: !off } }))}
        >
          {off ? words.staff.on : words.staff.off}
        </Button>
      </div>
    </div>
  );
}

interface RolesProps {
  readonly roles: readonly Role[];
  readonly choose: (roles: readonly Role[]) => void;
}

function Roles({ roles, choose }: RolesProps): ReactNode {
  return (
    <fieldset className="roles">
      <legend className="label">{words.staff.roles}</legend>
      {ROLES.map((role) => (
        <Checkbox
          key={role}
          isSelected={roles.includes(role)}
          onChange={(on) => choose(ROLES.filter((each) => (each === role ? on : roles.includes(each))))}
        >
          {words.role[role]} <span className="soft">{words.staff.may[role]}</span>
        </Checkbox>
      ))}
    </fieldset>
  );
}
