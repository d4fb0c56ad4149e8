import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { createBallast } from './ballast.ts';
import type { Ballast } from './ballast.ts';
import { openLedger } from './ledger.ts';
import { asStoreError } from './errors.ts';
import { Batches } from './sqlite-batch.ts';
import type { FromWorker, Request, WorkerSetup } from './sqlite-messages.ts';
import { openStore } from './sqlite-open.ts';
import type { OpenStore } from './sqlite-open.ts';

/** The worker's program: the only thread that touches the file. It serves until it is told to close. */
function serve(port: MessagePort, setup: WorkerSetup): void {
  const tell = (message: FromWorker) => {
    port.postMessage(message);
  };
  const released = () => {
    tell({ kind: 'log', level: 'warn', event: 'store ballast released', fields: { code: 'full' } });
  };
  let store: OpenStore | undefined;
  try {
    const ballast = createBallast(`${setup.file}.ballast`, setup.ballastBytes);
    store = open(setup, ballast, released);
    if (store.migrated > 0)
      tell({ kind: 'log', level: 'info', event: 'store migrated', fields: { count: store.migrated } });
    if (!ballast.keep())
      tell({ kind: 'log', level: 'warn', event: 'store without ballast', fields: { code: 'full' } });
    const batches = new Batches(store.database, ballast, released, openLedger(setup.file));
    const erased = batches.reapply();
    if (erased > 0)
      tell({ kind: 'log', level: 'warn', event: 'store erased again', fields: { count: erased } });
    const lastLine = batches.lastLine();
    listen(port, batches, store, tell);
    tell({ kind: 'opened', lastLine });
  } catch (error) {
    // Without a listener the thread ends by itself; the lock must not wait for that.
    store?.close();
    const { code, message } = asStoreError(error);
    tell({ kind: 'failed', fault: { code, message } });
  }
}

function listen(
  port: MessagePort,
  batches: Batches,
  store: OpenStore,
  tell: (message: FromWorker) => void,
): void {
  port.on('message', (requests: readonly Request[]) => {
    const outcomes = batches.run(requests);
    const closing = requests.some((request) => request.op === 'close');
    if (closing) store.close();
    tell({ kind: 'answers', outcomes });
    if (closing) port.close();
  });
}

/** On a full disk even opening needs room: for the log's index and for the lock. */
function open(setup: WorkerSetup, ballast: Ballast, released: () => void): OpenStore {
  try {
    return openStore(setup);
  } catch (error) {
    if (asStoreError(error).code !== 'full' || !ballast.release()) throw error;
    released();
    return openStore(setup);
  }
}

if (parentPort !== null) serve(parentPort, workerData);
