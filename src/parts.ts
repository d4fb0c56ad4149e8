import type { Content } from './content.ts';
import type { Crisis } from './crisis.ts';
import type { ProductStates } from './products/product.ts';

/** What the server is made of, loaded and checked before anything is wired. */
export interface AppParts {
  readonly content: Content;
  readonly crisis: Crisis;
  readonly products: ProductStates;
  /** Why the classifier for danger does not serve beside the rules; undefined where it does. */
  readonly unclassified: string | undefined;
  /** For tests; otherwise Slack's own address. */
  readonly slackApiUrl?: string;
}
