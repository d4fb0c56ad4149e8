import { useEffect, useState, type ReactNode } from 'react';
import { beginExport, readExports, type ExportView } from '../../../console/api/exports.ts';
import { EXPORT_FORMATS } from '../../../model/export-format.ts';
import { fill } from '../../../model/template.ts';
import { ask } from '../data/ask.ts';
import { Button } from '../parts/button.tsx';
import { Checkbox } from '../parts/checkbox.tsx';
import { Choice } from '../parts/choice.tsx';
import { Window } from '../parts/window.tsx';
import { Reasoned } from '../transcript/reasoned.tsx';
import { words } from '../words.ts';
import type { Asked } from './filters.ts';

/** Everything that is found, as a file: asked for with a reason, made in the background, fetched from here. */
export function ExportingFound({ search }: { readonly search: Asked }): ReactNode {
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button icon="export" onPress={() => setOpen(true)}>
        {words.exports.open}
      </Button>
      <Window title={words.exports.title} isOpen={open} close={close}>
        <Order search={search} close={close} />
      </Window>
    </>
  );
}

const EVERY = 2_000;

function Order({ search, close }: { readonly search: Asked; readonly close: () => void }): ReactNode {
  const [format, setFormat] = useState<(typeof EXPORT_FORMATS)[number]>('html');
  const [unmasked, setUnmasked] = useState(false);
  const [round, setRound] = useState(0);
  const [jobs, setJobs] = useState<readonly ExportView[]>([]);
  useEffect(() => {
    const look = (): void =>
      void ask(readExports, { background: true }).then(
        ({ jobs: all }) => setJobs(all),
        () => undefined,
      );
    look();
    const timer = setInterval(look, EVERY);
    return () => clearInterval(timer);
  }, [round]);
  const say = words.exports;
  const send = async (reason: string): Promise<void> => {
    const { cursor: _cursor, limit: _limit, ...filter } = search;
    await ask(beginExport, { body: { filter, format, reason, unmasked } });
    setRound(round + 1);
  };
  const options = EXPORT_FORMATS.map((id) => ({ id, text: say.formats[id] }));
  return (
    <>
      <Reasoned key={round} lead={say.lead} submit={say.submit} send={send} close={close}>
        <Choice label={words.deeds.export.format} options={options} value={format} choose={setFormat} />
        <Checkbox isSelected={unmasked} onChange={setUnmasked}>
          {words.deeds.export.unmasked}
        </Checkbox>
      </Reasoned>
      {jobs.length > 0 && (
        <section className="export-jobs" aria-label={say.made}>
          <ul>
            {jobs.map((job) => (
              <Job key={job.id} job={job} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Job({ job: { id, format, state, done, total } }: { readonly job: ExportView }): ReactNode {
  const facts = { done: String(done), total: String(total ?? done) };
  return (
    <li>
      <span>{words.exports.formats[format]}</span>
      <span className="soft">{fill(words.exports.states[state], facts)}</span>
      {state === 'ready' && (
        <a href={`/console/api/exports/${encodeURIComponent(id)}/file`} download>
          {words.exports.save}
        </a>
      )}
    </li>
  );
}
