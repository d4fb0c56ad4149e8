import { parentPort } from 'node:worker_threads';
import { z } from 'zod';

/** Stands in for the recognizers: hangs, dies or answers as the text says. */
const requestSchema = z.object({ id: z.number(), text: z.string() });

parentPort?.on('message', (message: unknown) => {
  const { id, text } = requestSchema.parse(message);
  if (text === 'hang') for (;;);
  if (text === 'die') process.exit(1);
  if (text === 'throw') throw new Error('a visitor wrote this');
  parentPort?.postMessage({ id, findings: [{ type: 'echo', values: [{ value: text }], score: 1 }] }, []);
});

parentPort?.postMessage({ ready: true }, []);
