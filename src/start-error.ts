/** The server cannot start as things are; the message says why and what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
