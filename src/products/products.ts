import { browser } from './browser.ts';
import { consoleApp } from './console.ts';
import { danger } from './danger.ts';
import { ensure, type EnsureOptions } from './ensure.ts';
import { model } from './model.ts';
import type { Product, ProductStates } from './product.ts';
import { webChat } from './web-chat.ts';

/** Everything that must be built before a start. */
export const PRODUCTS: readonly Product[] = [webChat, browser, consoleApp, model, danger];

/** Makes what is missing or stale of all that must be built, and of `more`; cheap where nothing is. */
export function ensureProducts(
  root: string,
  options: EnsureOptions & { readonly more?: readonly Product[] },
): Promise<ProductStates> {
  return ensure(root, [...PRODUCTS, ...(options.more ?? [])], options);
}
