import { colleagues } from '../../../console/api/access.ts';
import { readImprove } from '../../../console/api/improve.ts';
import { ask } from './ask.ts';
import { readOverview, readQueue } from '../../../console/api/record-endpoints.ts';
import { Cell } from './store.ts';

/** What several screens look at: the queue, the state of the clinic's settings, and who else is there. */
export const queue = new Cell((background) => ask(readQueue, { background }));
export const overview = new Cell((background) => ask(readOverview, { background }));
export const improve = new Cell((background) => ask(readImprove, { background }));
export const team = new Cell((background) => ask(colleagues, { background }));
