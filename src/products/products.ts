import { browser } from './browser.ts';
import { consoleApp } from './console.ts';
import { danger } from './danger.ts';
import { ensure, type EnsureOptions } from './ensure.ts';
import { model } from './model.ts';
import { server } from './server.ts';
import type { Product, ProductName, ProductStates } from './product.ts';
import { webChat } from './web-chat.ts';

/** Everything that must be built before a start. */
export const PRODUCTS: readonly Product[] = [webChat, browser, consoleApp, model, danger, server];

/** The names of everything that is built. */
export const ALL: readonly ProductName[] = PRODUCTS.map(({ name }) => name);

/** What a start cannot do without: all but its own code in packed form. */
export const NEEDED: readonly ProductName[] = ALL.filter((name) => name !== server.name);

/** Makes what is missing or stale of all that must be built; cheap where nothing is. */
export function ensureProducts(root: string, options: EnsureOptions): Promise<ProductStates> {
  return ensure(root, PRODUCTS, options);
}
