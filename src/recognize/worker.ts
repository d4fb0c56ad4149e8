import {
  recognizeDateTime,
  recognizeEmail,
  recognizeNumber,
  recognizePhoneNumber,
} from '@microsoft/recognizers-text-suite';
import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import type { WorkerFinding, WorkerKind, WorkerReply, WorkerRequest } from './protocol.ts';

/**
 * Runs the recognizers of recognizers-text-suite where they can be killed: their patterns backtrack, and some 256
 * characters take hundreds of milliseconds. Not used: its currency recognizer (seconds) and its boolean one, which
 * takes "no problem" for no.
 */

const requestSchema = z.object({
  id: z.number(),
  kind: z.enum(['date-time', 'number', 'phone', 'email']),
  text: z.string().max(256),
  culture: z.string(),
  now: z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()]),
});

/** The suite's results are untyped: this is the part of them that is used. */
const resultsSchema = z.array(
  z.object({
    typeName: z.string(),
    resolution: z
      .object({
        value: z.string().optional(),
        score: z.coerce.number().optional(),
        values: z.array(z.object({ timex: z.string().optional(), value: z.string().optional() })).optional(),
      })
      .nullish(),
  }),
);

function run(kind: WorkerKind, text: string, culture: string, now: Date): unknown {
  switch (kind) {
    case 'date-time':
      return recognizeDateTime(text, culture, undefined, now);
    case 'number':
      return recognizeNumber(text, culture);
    case 'phone':
      return recognizePhoneNumber(text, culture);
    case 'email':
      return recognizeEmail(text, culture);
  }
}

function findings(request: WorkerRequest): readonly WorkerFinding[] {
  const [year, month, day, hour, minute] = request.now;
  // The suite reads the local fields of its reference date: they are set to the clinic's wall clock.
  const now = new Date(year, month - 1, day, hour, minute);
  const parsed = resultsSchema.safeParse(run(request.kind, request.text, request.culture, now));
  if (!parsed.success) return [];
  return parsed.data.map(({ typeName, resolution }) => ({
    type: typeName,
    score: resolution?.score ?? 1,
    values: [
      ...(resolution?.values ?? []),
      ...(resolution?.value === undefined ? [] : [{ value: resolution.value }]),
    ].flatMap(({ value, ...rest }) => (value === undefined ? [] : [{ ...rest, value }])),
  }));
}

function answer(reply: WorkerReply): void {
  parentPort?.postMessage(reply, []);
}

function warmUp(): void {
  const request = { id: 0, text: 'tomorrow at 2', now: [2026, 1, 1, 12, 0] } as const;
  for (const culture of ['en-us', 'en-gb']) {
    for (const kind of ['date-time', 'number', 'phone', 'email'] as const)
      findings({ ...request, kind, culture });
  }
}

parentPort?.on('message', (message: unknown) => {
  const request = requestSchema.safeParse(message);
  if (!request.success) return;
  let found: readonly WorkerFinding[] = [];
  try {
    found = findings(request.data);
  } catch {
    // A recognizer that throws has recognized nothing; the text must not travel in an error.
  }
  answer({ id: request.data.id, findings: [...found] });
});

warmUp();
answer({ ready: true });
