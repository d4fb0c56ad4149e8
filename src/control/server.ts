import { chmod, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { codeOf, faultOf } from '../model/fault.ts';
import type { Log } from '../model/world.ts';
import { LONGEST_LINE, orderSchema } from './protocol.ts';

/** Carries out one kind of order; it parses its input itself, and answers with what JSON can hold. */
export type CarryOut = (input: unknown) => Promise<unknown>;

export interface ControlOptions {
  readonly file: string;
  readonly orders: { readonly [name: string]: CarryOut };
  readonly log: Log;
}

export interface Control {
  /** A socket that cannot be opened is told to the log: the server does its work without it. */
  listen(): Promise<void>;
  close(): Promise<void>;
}

/** Listens for commands. The caller holds the data folder, so a socket left there is nobody's. */
export function createControl({ file, orders, log }: ControlOptions): Control {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy()).once('close', () => open.delete(socket));
    serve(socket, orders, log);
  });
  return {
    async listen() {
      try {
        await rm(file, { force: true });
        await listening(server, file);
        await chmod(file, 0o600);
      } catch (cause) {
        log.warn('control not open', { code: codeOf(cause) });
      }
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function listening(server: ReturnType<typeof createServer>, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(file, () => {
      server.off('error', reject);
      server.on('error', () => undefined);
      resolve();
    });
  });
}

function serve(socket: Socket, orders: ControlOptions['orders'], log: Log): void {
  let text = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    text += chunk;
    if (text.length > LONGEST_LINE) socket.destroy();
    const end = text.indexOf('\n');
    if (end < 0) return;
    socket.removeAllListeners('data');
    void answer(text.slice(0, end), orders, log).then((line) => socket.end(`${line}\n`));
  });
}

async function answer(line: string, orders: ControlOptions['orders'], log: Log): Promise<string> {
  try {
    const { order, input } = orderSchema.parse(JSON.parse(line));
    const carryOut = Object.hasOwn(orders, order) ? orders[order] : undefined;
    if (carryOut === undefined) return JSON.stringify({ fault: 'UnknownOrder' });
    return JSON.stringify({ answer: await carryOut(input) });
  } catch (cause) {
    log.error('command failed', { fault: faultOf(cause) });
    return JSON.stringify({ fault: cause instanceof Error ? cause.name : 'Error' });
  }
}
