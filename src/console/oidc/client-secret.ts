import * as client from 'openid-client';

/** How our secret is shown to the provider. */
export interface Authentication {
  readonly show: client.ClientAuth;
  /** The other way, from now on; false where there is none. */
  turn(): boolean;
}

/**
 * In a header first, as the standard has it where nothing was agreed; in the body where that was refused. Providers list
 * both and then take the one that a client is registered for, or read odd characters in the header in a way of their own.
 */
export function createAuthentication(secret: string | undefined): Authentication {
  if (secret === undefined) return { show: client.None(), turn: () => false };
  const [header, body] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  let show = header;
  return {
    show: (...given) => show(...given),
    turn() {
      show = show === header ? body : header;
      return true;
    },
  };
}
