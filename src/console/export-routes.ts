import type { Exporter, ExportJob } from '../model/exports.ts';
import { beginExport, fetchExport, readExport, readExports, type ExportView } from './api/exports.ts';
import { route, type ConsoleRoute, type Refused } from './route.ts';

const UNKNOWN: Refused = { kind: 'refused', status: 404, code: 'NotFound' };
const TOO_MANY: Refused = { kind: 'refused', status: 409, code: 'TooManyExports' };

/** Files of all conversations that a search finds. */
export function exportRoutes(exporter: Exporter): readonly ConsoleRoute[] {
  const reply = (job: ExportJob | undefined, otherwise: Refused) =>
    job === undefined ? otherwise : ({ kind: 'answer', body: viewOf(job) } as const);
  return [
    route(beginExport, async ({ body: { filter, format, unmasked }, staff }) =>
      reply(exporter.begin({ filter, format, unmasked, by: staff.name }), TOO_MANY),
    ),
    route(readExports, async () => ({ kind: 'answer', body: { jobs: exporter.jobs().map(viewOf) } })),
    route(readExport, async ({ params: { id } }) =>
      reply(
        exporter.jobs().find((job) => job.id === id),
        UNKNOWN,
      ),
    ),
    route(fetchExport, async ({ params: { id } }) => {
      const file = await exporter.file(id);
      return file === undefined ? UNKNOWN : { kind: 'file', ...file };
    }),
  ];
}

function viewOf(job: ExportJob): ExportView {
  return { ...job, total: job.total ?? null, bytes: job.bytes ?? null };
}
