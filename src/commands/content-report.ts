import { parseArgs } from 'node:util';
import { z } from 'zod';
import { USUAL_DAYS } from '../console/api/authoring.ts';
import type { AuthoringOrder, AuthoringRecords } from '../console/authoring-routes.ts';
import { authoringView } from '../console/authoring-view.ts';
import { authoringReport, flowsIn } from '../console-authoring.ts';
import type { Clock } from '../model/world.ts';
import type { AppParts } from '../parts.ts';
import { ensureHeldOut } from '../products/held-out.ts';
import type { CommandIo } from './judging.ts';
import { reportLines } from './report-lines.ts';

const HELP = `The authoring check of the console, for a terminal: which entries stand on which section of the guide, what changed
in it since, what nobody asks for, what is taken for what, phrasings that match another entry better, and what is due to
be read again. Judging every phrasing by a model that never saw it takes about a minute, once for each state of the
content.

  npm run content -- report
  npm run content -- report --all            every row of the long tables
  npm run content -- report --days 365       what was asked in so many days; 90 if nothing is said
  npm run --silent content -- report --json  everything, for programs
`;

export interface ReportParts {
  /** Content and model as a server would load them. */
  readonly load: () => Promise<AppParts>;
  /** What conversations say; undefined where there are none. */
  readonly records: (order: AuthoringOrder) => Promise<unknown>;
  readonly clock: Clock;
}

/** Of another process: a server that may be older. */
const records = z.object({
  asked: z.object({
    conversations: z.number(),
    counts: z.array(z.object({ id: z.string(), count: z.number() })),
  }),
  mistaken: z.array(z.object({ expected: z.string(), answered: z.string(), count: z.number() })),
});
const NONE: AuthoringRecords = { asked: { conversations: 0, counts: [] }, mistaken: [] };

/** The command `content -- report`; gives the process's exit code. */
export async function runReport(
  argv: readonly string[],
  io: Pick<CommandIo, 'out' | 'err'>,
  { load, records: read, clock }: ReportParts,
): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      json: { type: 'boolean' },
      all: { type: 'boolean' },
      days: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const days = Number(values.days ?? USUAL_DAYS);
  if (values.help === true || !Number.isInteger(days) || days < 1) {
    io.out(HELP);
    return values.help === true ? 0 : 2;
  }
  const now = clock.now();
  const parts = await load();
  const heldOut = await ensureHeldOut(parts.content.root, { report: (line) => io.err(`${line}\n`) });
  const given = await read({ days, now });
  const { asked, mistaken } = given === undefined ? NONE : records.parse(given);
  const report = await authoringReport(parts, { heldOut, mistaken, now });
  const whole = values.json === true || values.all === true;
  const view = authoringView({ report, asked, days, flows: flowsIn(parts.content), whole });
  if (values.json === true) io.out(`${JSON.stringify(view, null, 2)}\n`);
  else for (const line of reportLines(view)) io.out(`${line}\n`);
  return 0;
}
