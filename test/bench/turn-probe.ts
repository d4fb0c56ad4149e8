// Loaded into each server ahead of its own code (--import): tells how long its loop was held up and what memory it
// holds, when the driver asks over the channel between the processes.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
process.on('message', (message: unknown) => {
  if (message === 'reset') delay.reset();
  if (message === 'figures')
    process.send?.({ p99: ms(delay.percentile(99)), max: ms(delay.max), rss: process.memoryUsage.rss() });
});

/** The monitor counts its own interval in. */
function ms(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
}
