import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { activity, app, type CloudHouse, eventually, fakeAzure, openCloud, postActivity } from './cloud.ts';
import { forgeries } from './forgeries.ts';

let azure: Awaited<ReturnType<typeof fakeAzure>>;
let house: CloudHouse;

beforeAll(async () => {
  azure = await fakeAzure();
  house = await openCloud(azure, app);
});

afterAll(async () => {
  await house.edge.close();
  await azure.close();
});

const now = () => Math.floor(Date.now() / 1000);

describe('forged tokens', () => {
  it('take no turn, and are answered 401 or 403 with a code', async () => {
    const all = await forgeries(azure);
    expect(all.length).toBeGreaterThanOrEqual(75);
    for (const [name, token, status, changes] of all) {
      const answer = await postActivity(house.url, activity(azure, changes), token);
      expect({ name, status: answer.status }).toEqual({ name, status });
      expect(Object.keys(answer.body.error)).toEqual(['code', 'message']);
      expect(answer.body.error.message).toMatch(/^[A-Z][A-Za-z]+$/);
    }
    expect(house.turns.taken).toEqual([]);
    expect(azure.sent).toEqual([]);
  });

  it('take no turn under any other scheme', async () => {
    const good = await azure.token();
    for (const header of [
      good,
      `bearer ${good}`,
      `Basic ${good}`,
      `Bearer${good}`,
      `Bearer Bearer ${good}`,
      `Bearer  ${good}`,
      `BEARER ${good}`,
      `Bearer ${good}, Bearer ${good}`,
    ]) {
      const answer = await postActivity(house.url, activity(azure), undefined, { Authorization: header });
      expect(answer.status).toBe(401);
    }
    expect(house.turns.taken).toEqual([]);
  });

  it('leave the true one as good as before', async () => {
    expect((await postActivity(house.url, activity(azure), await azure.token())).status).toBe(200);
    const late = await azure.token({ claims: { exp: now() - 200, nbf: now() - 4_000 } });
    expect(
      (
        await postActivity(
          house.url,
          activity(azure, { id: 'a2', localTimestamp: '2026-05-04T11:00:07.000+02:00' }),
          late,
        )
      ).status,
    ).toBe(200);
    await eventually(() => house.turns.statuses.length === 2);
    expect(house.turns.taken).toHaveLength(2);
  });
});
