import { z } from 'zod';
import { EXPORT_FORMATS } from '../../model/export-format.ts';
import { bare, endpoint } from '../route.ts';
import { search, withReason } from './records.ts';
import { staffName } from './review.ts';

/*
 * Files of all conversations that a search finds, made in the background (lead).
 *
 *   POST /console/api/exports             exportsWanted → exportJob
 *   GET  /console/api/exports             exportJobs, the newest first
 *   GET  /console/api/exports/:id         exportJob
 *   GET  /console/api/exports/:id/file    the file
 *
 * A file is deleted after a day, when the server stops, and as soon as somebody in it is erased.
 */

const instant = z.number().int();
const count = z.number().int().min(0);

export const exportsWanted = z.strictObject({
  filter: search.omit({ cursor: true, limit: true }),
  format: z.enum(EXPORT_FORMATS),
  ...withReason.shape,
  /** With what is masked for staff in the clear. */
  unmasked: z.boolean().default(false),
});

export const exportJob = z.strictObject({
  id: z.string(),
  format: z.enum(EXPORT_FORMATS),
  unmasked: z.boolean(),
  by: staffName,
  at: instant,
  state: z.enum(['waiting', 'running', 'ready', 'failed', 'too-many']),
  done: count,
  total: count.nullable(),
  bytes: count.nullable(),
  until: instant,
});

export const exportJobs = z.strictObject({ jobs: z.array(exportJob) });

const one = { ...bare, params: z.object({ id: z.string().min(1).max(100) }) };

export const beginExport = endpoint({
  ...bare,
  at: 'POST /exports',
  audit: 'exported',
  body: exportsWanted,
  answer: exportJob,
  details: ({ body: { format, reason, unmasked, filter } }) => ({
    format,
    reason,
    unmasked,
    filters: Object.keys(filter).toSorted(),
  }),
});

export const readExports = endpoint({
  ...bare,
  at: 'GET /exports',
  audit: 'none',
  background: true,
  answer: exportJobs,
});

export const readExport = endpoint({
  ...one,
  at: 'GET /exports/:id',
  audit: 'none',
  background: true,
  answer: exportJob,
});

export const fetchExport = endpoint({
  ...one,
  at: 'GET /exports/:id/file',
  audit: 'export-fetched',
  answer: z.never(),
});

export type ExportView = z.output<typeof exportJob>;
