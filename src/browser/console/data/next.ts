import { readNext } from '../../../console/api/record-endpoints.ts';
import { ask } from './ask.ts';
import { queue } from './desk.ts';
import { go } from './place.ts';

/** Those passed over of late: what somebody has just left does not come back at the next press. */
const passed: string[] = [];
const MOST_PASSED = 60;

/** Goes to the next conversation that should be looked at; to the queue where there is none, or it cannot be asked for. */
export async function goToNext(from?: string): Promise<void> {
  if (from !== undefined) {
    passed.push(from);
    passed.splice(0, passed.length - MOST_PASSED);
  }
  try {
    const query = passed.length === 0 ? {} : { after: passed.join(',') };
    const { id } = await ask(readNext, { query });
    if (id === null) passed.length = 0;
    go(id === null ? '/console/queue' : `/console/conversations/${id}`);
  } catch {
    go('/console/queue');
    void queue.reload();
  }
}
