import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  activity,
  app,
  type CloudHouse,
  eventually,
  fakeAzure,
  type FakeAzure,
  openCloud,
  postActivity,
} from '../bot/cloud.ts';

let azure: FakeAzure;
let house: CloudHouse;

beforeAll(async () => {
  azure = await fakeAzure();
  house = await openCloud(azure, app);
});

afterAll(async () => {
  await house.edge.close();
  await azure.close();
});

const TOKEN = 'xoxb-0000000000-the-apps-own-token';

/** A message as Azure's Slack channel hands it over: the app's own token comes along. */
const message = (text: string, id: string) =>
  activity(azure, {
    id,
    channelId: 'slack',
    localTimestamp: undefined,
    from: { id: 'U0VISITOR1:T0CLINIC01', name: 'visitor' },
    recipient: { id: 'B0THEBOT01:T0CLINIC01', name: 'therapy-guide' },
    conversation: { id: 'B0THEBOT01:T0CLINIC01:D0DIRECT1' },
    text,
    channelData: {
      SlackMessage: {
        token: 'x',
        team_id: 'T0CLINIC01',
        event: { type: 'message', text, user: 'U0VISITOR1' },
      },
      ApiToken: TOKEN,
    },
  });

describe('Slack through Azure', () => {
  it('goes the plain way: words, and a card of buttons whose press is the label', async () => {
    expect((await postActivity(house.url, message('one', 'a1'), await azure.token())).status).toBe(200);
    await eventually(() => house.turns.statuses.length === 1);
    expect(azure.sent).toMatchObject([
      {
        body: {
          type: 'message',
          text: 'You said: one',
          textFormat: 'plain',
          attachments: [
            {
              contentType: 'application/vnd.microsoft.card.hero',
              content: { buttons: [{ type: 'imBack', title: 'Start over', value: 'Start over' }] },
            },
          ],
        },
      },
    ]);
  });

  it('leaves the app’s own token at the door: neither taken, sent, stored nor logged', async () => {
    await postActivity(house.url, message('throw', 'a2'), await azure.token());
    await postActivity(house.url, message('two', 'a3'), await azure.token());
    await eventually(() => house.turns.statuses.length === 2);
    expect(house.turns.taken.length).toBeGreaterThanOrEqual(2);
    const key = { channel: 'slack', conversation: 'B0THEBOT01:T0CLINIC01:D0DIRECT1' };
    const stored = await house.store.lines(key, 0, 100);
    expect(stored.length).toBeGreaterThan(0);
    const everywhere = JSON.stringify([house.turns.taken, azure.sent, stored, house.log.entries]);
    expect(everywhere).not.toMatch(/xoxb|ApiToken|SlackMessage/);
  });
});
