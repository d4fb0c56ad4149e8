import path from 'node:path';
import { z } from 'zod';

/*
 * How a command talks to the server that runs: a socket in the data folder, open to its owner alone. One line of JSON
 * there, one line back. Only one process writes the stores; while it runs, others ask it.
 */

/** What is asked, by its name. */
export const orderSchema = z.object({ order: z.string().max(100), input: z.unknown() });

export const answerSchema = z.union([z.object({ answer: z.unknown() }), z.object({ fault: z.string() })]);

/** Characters of a line at most. */
export const LONGEST_LINE = 1_000_000;

/** Where the socket of a data folder is. */
export function controlFile(dataDir: string): string {
  return path.resolve(dataDir, 'control.sock');
}
