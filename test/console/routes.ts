import { TABLE, type RouteName } from '../../src/console/table.ts';

function isRouteName(name: string): name is RouteName {
  return Object.hasOwn(TABLE, name);
}

/** Every route of the table. */
export const ROUTE_NAMES: readonly RouteName[] = Object.keys(TABLE).filter(isRouteName);
