import { connect } from 'node:net';
import { answerSchema } from './protocol.ts';

/** The server that runs refused an order, or broke off; the command stops with this. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
}

export type Answered =
  | { readonly kind: 'answered'; readonly answer: unknown }
  /** No server runs on this data folder. */
  | { readonly kind: 'nobody' };

/** Asks the server that runs on a data folder, if one does. */
export function askServer(file: string, order: string, input: unknown): Promise<Answered> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(file);
    socket.setEncoding('utf8');
    socket.on('error', (cause: Error) => {
      const nobody = 'code' in cause && ['ENOENT', 'ECONNREFUSED', 'EINVAL'].includes(String(cause.code));
      if (nobody) resolve({ kind: 'nobody' });
      else reject(new ControlError(`The running server could not be asked (${cause.message}).`, { cause }));
    });
    socket.on('connect', () => socket.write(`${JSON.stringify({ order, input })}\n`));
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('end', () => {
      try {
        resolve({ kind: 'answered', answer: read(text) });
      } catch (cause) {
        reject(cause instanceof Error ? cause : new ControlError('The running server answered oddly.'));
      }
    });
  });
}

function read(text: string): unknown {
  if (!text.endsWith('\n')) throw new ControlError('The running server broke off. See whether it was done.');
  const parsed = answerSchema.parse(JSON.parse(text));
  if ('fault' in parsed) throw new ControlError(`The running server could not do it: ${parsed.fault}.`);
  return parsed.answer;
}
