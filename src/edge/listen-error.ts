/** The server cannot listen where it was told to; the message names the settings and the cure. */
export class ListenError extends Error {
  override readonly name = 'ListenError';

  constructor(host: string, port: number, cause: Error) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
    const cure = CURES.get(code) ?? 'Check HOST and PORT.';
    super(`The server cannot listen on HOST ${host}, PORT ${port} (${code}). ${cure}`, { cause });
  }
}

const NO_SUCH_ADDRESS = 'This machine has no such address. Set HOST to one that it has, as 127.0.0.1.';
const CURES: ReadonlyMap<string, string> = new Map([
  [
    'EADDRINUSE',
    'Another program listens there, perhaps this server started before. End it, or set another PORT.',
  ],
  ['EACCES', 'This account may not use that port. Set PORT to one from 1024 up.'],
  ['EADDRNOTAVAIL', NO_SUCH_ADDRESS],
  ['ENOTFOUND', NO_SUCH_ADDRESS],
]);
