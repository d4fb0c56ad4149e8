import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The address that a server of ours says it listens on. */
export async function ready(server: ChildProcess): Promise<string> {
  if (server.stdout === null) throw new Error('The server has no output.');
  for await (const said of createInterface({ input: server.stdout })) {
    const url = /^Ready: (\S+)/.exec(said)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error('The server ended before it was ready; its fault stands above.');
}
