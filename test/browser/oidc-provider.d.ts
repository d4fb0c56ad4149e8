declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  /** What the test of signing in uses of it. */
  export class Provider {
    constructor(issuer: string, configuration: object);
    callback(): RequestListener;
  }
}
