import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import {
  activity,
  app,
  type CloudHouse,
  eventually,
  fakeAzure,
  type FakeAzure,
  type NextAnswer,
  openCloud,
  postActivity,
} from './cloud.ts';

let azure: FakeAzure;
let house: CloudHouse;

beforeEach(async () => {
  azure = await fakeAzure();
  house = await openCloud(azure, app);
});

afterEach(async () => {
  await house.edge.close();
  await azure.close();
});

/** One message, its reply answered so; resolves once it is known what became of it. */
async function replyMeets(...answers: readonly NextAnswer[]) {
  azure.answerNext(...answers);
  const { status } = await postActivity(house.url, activity(azure), await azure.token());
  await eventually(() => house.turns.statuses.length === 1);
  return { status, sent: azure.sent.length, became: house.turns.statuses[0]?.status, pauses: house.pauses };
}

describe('a reply to a channel', () => {
  it.each([412, 429, 502, 504])('that meets %d is tried again, a little later', async (status) => {
    expect(await replyMeets({ status })).toEqual({ status: 200, sent: 2, became: 'sent', pauses: [1_000] });
  });

  it('is tried later and later, and not for ever', async () => {
    const again = { status: 429 };
    expect(await replyMeets(again, again, again, again)).toEqual({
      status: 200,
      sent: 4,
      became: 'failed',
      pauses: [1_000, 2_000, 4_000],
    });
  });

  it('waits as long as the channel asks, within reason', async () => {
    const asking = (seconds: string) => ({ status: 429, headers: { 'Retry-After': seconds } });
    expect((await replyMeets(asking('7'), asking('9999'), asking('soon'))).pauses).toEqual([
      7_000, 30_000, 4_000,
    ]);
  });

  it.each([400, 401, 403, 404, 413])('refused with %d has failed, and is not sent again', async (status) => {
    expect(await replyMeets({ status })).toMatchObject({ sent: 1, became: 'failed', pauses: [] });
  });

  it.each([500, 503])('that meets %d may have arrived: it is not sent again', async (status) => {
    expect(await replyMeets({ status })).toMatchObject({ sent: 1, became: 'unknown', pauses: [] });
  });

  it('whose connection breaks may have arrived: it is not sent again', async () => {
    expect(await replyMeets('cut')).toMatchObject({ sent: 1, became: 'unknown', pauses: [] });
  });

  it('follows no redirect, and takes our token nowhere', async () => {
    let visits = 0;
    const elsewhere = createServer((_request, response) => {
      visits += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const at = elsewhere.address();
    const port = typeof at === 'object' && at !== null ? at.port : 0;
    try {
      const headers = { Location: `http://127.0.0.1:${port}/` };
      for (const status of [301, 302, 307, 308]) azure.answerNext({ status, headers });
      expect(await replyMeets()).toMatchObject({ sent: 1, became: 'failed' });
      expect(visits).toBe(0);
    } finally {
      elsewhere.close();
    }
  });

  it('goes to no address that may not be sent to, whatever let the activity in', async () => {
    let asked = 0;
    const other = await openCloud(azure, app, { allowsHost: () => (asked += 1) === 1 });
    try {
      await postActivity(other.url, activity(azure), await azure.token());
      await eventually(() => other.turns.statuses.length === 1);
      expect(other.turns.statuses).toMatchObject([{ status: 'failed' }]);
      expect(azure.sent).toEqual([]);
    } finally {
      await other.edge.close();
    }
  });
});
