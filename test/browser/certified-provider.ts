import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
import { z } from 'zod';

/*
 * A certified provider of OpenID Connect, in a process of its own, with its own pages: whoever types a name signs in as
 * that person, in the group that the name begins with (`leads.robin`). Run with its address and a client, as JSON.
 */
const { issuer, redirectUri, home, secret } = z
  .object({ issuer: z.url(), redirectUri: z.url(), home: z.url(), secret: z.string() })
  .parse(JSON.parse(process.argv[2] ?? ''));

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'console',
      client_secret: secret,
      redirect_uris: [redirectUri],
      post_logout_redirect_uris: [home],
    },
  ],
  claims: { openid: ['sub'], profile: ['name'], groups: ['groups'] },
  conformIdTokenClaims: false,
  cookies: { keys: ['a key of a test'] },
  findAccount: (_: unknown, id: string) => ({
    accountId: id,
    claims: () => ({ sub: id, name: `${id.split('.').at(-1)} Example`, groups: [id.split('.')[0]] }),
  }),
});

createServer(provider.callback()).listen(Number(new URL(issuer).port), '127.0.0.1', () => {
  process.stdout.write('listening\n');
});
