import { useEffect, useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { auditLog, verifyAudit, type auditEntry } from '../../../console/api/access.ts';
import { AUDIT_ACTIONS } from '../../../model/staff.ts';
import { fill } from '../../../model/template.ts';
import { ask, RefusedError } from '../data/ask.ts';
import { useClock } from '../data/clock.ts';
import { faultWords } from '../fault-words.ts';
import { Button } from '../parts/button.tsx';
import { Choice } from '../parts/choice.tsx';
import { Head } from '../parts/head.tsx';
import { Empty, Fault, Skeleton } from '../parts/states.tsx';
import { momentOf } from '../parts/time.ts';
import { Plain } from '../parts/written.tsx';
import { words } from '../words.ts';
import { Screen } from './screen.tsx';

type Entry = z.output<typeof auditEntry>;
type Action = (typeof AUDIT_ACTIONS)[number];

interface Read {
  readonly entries: readonly Entry[];
  readonly more: boolean;
}

/** Who did what, the newest first, and whether the log is as it was written. */
export function AuditScreen(): ReactNode {
  const [action, setAction] = useState<Action | 'any'>('any');
  const [read, setRead] = useState<Read>();
  const [fault, setFault] = useState<RefusedError>();
  const load = (before?: number): void => {
    setFault(undefined);
    const query = {
      limit: 100,
      ...(action !== 'any' && { action }),
      ...(before !== undefined && { before }),
    };
    ask(auditLog, { query }).then(
      ({ entries, more }) =>
        setRead((now) => ({
          entries: before === undefined ? entries : [...(now?.entries ?? []), ...entries],
          more,
        })),
      (error: unknown) => setFault(error instanceof RefusedError ? error : new RefusedError('other')),
    );
  };
  useEffect(() => load(), [action]);
  const options = [
    { id: 'any', text: words.list.any } as const,
    ...AUDIT_ACTIONS.map((id) => ({ id, text: words.audit.actions[id] })),
  ];
  return (
    <Screen title={words.nav.audit} lead={words.audit.lead} actions={<Verify />}>
      <div className="filters">
        <Choice
          label={words.audit.action}
          options={options}
          value={action}
          choose={setAction}
          isSet={action !== 'any'}
        />
      </div>
      {fault && <Fault fault={fault} retry={() => load()} />}
      {!read && !fault && <Skeleton rows={10} />}
      {read && read.entries.length === 0 && <Empty heading={words.audit.empty} />}
      {read && read.entries.length > 0 && <Entries entries={read.entries} />}
      {read?.more && (
        <div className="list-foot">
          <Button onPress={() => load(read.entries.at(-1)?.seq)}>{words.common.more}</Button>
        </div>
      )}
    </Screen>
  );
}

function Entries({ entries }: { readonly entries: readonly Entry[] }): ReactNode {
  const clock = useClock();
  return (
    <div className="table-frame card">
      <table className="table">
        <Head
          columns={[
            words.audit.number,
            words.audit.at,
            words.audit.who,
            words.audit.action,
            words.audit.subject,
            words.audit.details,
          ]}
        />
        <tbody>
          {entries.map(({ seq, at, staff, action, subject, details }) => (
            <tr key={seq}>
              <td className="figures">{seq}</td>
              <td className="nowrap">{momentOf(at, clock)}</td>
              <td>
                {staff === null ? (
                  words.audit.stranger
                ) : (
                  <bdi>
                    <Plain text={staff.name} />
                  </bdi>
                )}
              </td>
              <td>{words.audit.actions[action]}</td>
              <td>{subject !== null && <code title={subject}>{subject.slice(0, 8)}</code>}</td>
              <td className="details">
                {Object.entries(details)
                  .filter(([, value]) => !Array.isArray(value) || value.length > 0)
                  .map(([name, value]) => (
                    <span key={name}>
                      {name}:{' '}
                      <bdi>
                        <Plain text={Array.isArray(value) ? value.join(', ') : String(value)} />
                      </bdi>
                    </span>
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Asks the server to go through the whole chain. */
function Verify(): ReactNode {
  const [said, setSaid] = useState<{ readonly look: string; readonly text: string }>();
  const [busy, setBusy] = useState(false);
  const verify = async (): Promise<void> => {
    setBusy(true);
    try {
      const { entries, sound, brokenAt } = await ask(verifyAudit);
      const facts = { count: String(entries), at: String(brokenAt ?? '') };
      setSaid({
        look: sound ? 'good' : 'bad',
        text: fill(sound ? words.audit.sound : words.audit.broken, facts),
      });
    } catch (error) {
      setSaid({ look: 'bad', text: faultWords(error) });
    }
    setBusy(false);
  };
  return (
    <>
      <p className={`verified ${said?.look ?? ''}`} role="status">
        {said?.text}
      </p>
      <Button icon="check" isDisabled={busy} onPress={() => void verify()}>
        {words.audit.verify}
      </Button>
    </>
  );
}
