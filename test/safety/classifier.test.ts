import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeDangerModel } from '../../src/safety/classifier/file.ts';
import { fitDanger, type DangerModel } from '../../src/safety/classifier/fit.ts';
import { loadDangerModel } from '../../src/safety/classifier/load.ts';
import { DANGER_FILE } from '../../src/safety/classifier/product.ts';
import { createWeigher } from '../../src/safety/classifier/weigh.ts';
import { createDetector, type Detector } from '../../src/safety/combined.ts';
import { detectDanger } from '../../src/safety/detect.ts';
import { ROOT } from '../house/sources.ts';
import { readSet, type Labelled } from './sets.ts';
import { leastWorkOf } from '../cpu-time.ts';

const BUILT = path.join(ROOT, 'build', 'danger');

let model: DangerModel;
let detect: Detector;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'danger-'));
  const loaded = await loadDangerModel(BUILT);
  if (loaded.kind === 'missing') throw new Error(loaded.reason);
  model = loaded.model;
  detect = createDetector({ model });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const share = (lines: readonly Labelled[], finds: Detector): number =>
  lines.filter(({ text }) => finds(text) !== undefined).length / lines.length;
const danger = [...readSet('self'), ...readSet('others')];

describe('rules and classifier together, on messages the classifier has not learned from', () => {
  it('see at least 98 in 100 messages of danger, and more than the rules alone', () => {
    expect(share(danger, detect)).toBeGreaterThanOrEqual(0.98);
    expect(share(danger, detect)).toBeGreaterThan(share(danger, detectDanger));
  });

  it('see every plainly explicit message', () => {
    const explicit = danger.filter(({ group }) => group === 'explicit');
    expect(explicit.filter(({ text }) => detect(text) === undefined)).toEqual([]);
  });

  it('raise few false alarms: 4 in 100 look-alikes, 5 in 1,000 everyday messages', () => {
    expect(share(readSet('look-alikes'), detect)).toBeLessThanOrEqual(0.04);
    expect(share(readSet('everyday'), detect)).toBeLessThanOrEqual(0.005);
  });

  it('say what the rule says where it is upheld, and overrule it in less than 1 message of danger in 200', () => {
    const ruled = danger.flatMap(({ text }) => detectDanger(text) ?? []);
    const overruled = danger.filter(({ text }) => {
      const rule = detectDanger(text);
      const said = detect(text);
      if (rule !== undefined && said !== undefined) expect(said).toEqual(rule);
      return rule !== undefined && said === undefined;
    });
    expect(overruled.length / ruled.length).toBeLessThan(0.005);
  });

  it('overrule a rule where all else says that nothing is meant', () => {
    const ruled = readSet('unseen-lookalikes').filter(({ text }) => detectDanger(text) !== undefined);
    expect(ruled.filter(({ text }) => detect(text) === undefined).length).toBeGreaterThan(0);
  });

  it.each([
    'quiero morir',
    'не хочу жить',
    'ambulance please',
    'kms',
    'What does a session cost, and can it be paid by card, and do you have parking, since I am suicidal',
  ])(
    'have no second opinion on %s: the classifier knows English and whole sentences, and plain words are plain',
    (text) => {
      expect(detectDanger(text)).toBeDefined();
      expect(detect(text)).toEqual(detectDanger(text));
    },
  );
});

describe('the classifier alone', () => {
  it('knows more than half of what another hand wrote, rules aside', () => {
    const weigh = createWeigher(model);
    const seen = danger.filter(({ text }) => (weigh(text)?.most ?? -Infinity) > 1.1);
    expect(seen.length / danger.length).toBeGreaterThan(0.6);
  });

  it('sees in the last clause of a long story what it sees when it stands alone', () => {
    const weigh = createWeigher(model);
    const alone = 'honestly I just want all of it to stop for good tonight';
    const story = 'We moved house in spring and the boxes are still in the hall. '.repeat(40);
    const odds = weigh(alone)?.most ?? -Infinity;
    expect(weigh(`${story}${alone}.`)?.most).toBeGreaterThanOrEqual(odds - 0.5);
  });

  it('finds nothing in what holds no word', () => {
    const weigh = createWeigher(model);
    for (const text of ['', ' ', '...', '\u200b', '\n\n']) expect(weigh(text)).toBeUndefined();
  });

  it('is the same after the same lessons, and says the same to the same words', () => {
    const own = danger.slice(0, 60).map(({ text }) => ({ kind: 'self' as const, text }));
    const plain = readSet('everyday').map(({ text }) => text);
    const one = encodeDangerModel(fitDanger(own, plain));
    expect(Buffer.compare(one, encodeDangerModel(fitDanger(own, plain)))).toBe(0);
    for (const { text } of danger.slice(0, 40)) expect(detect(text)).toEqual(detect(text));
  });
});

describe('without its file', () => {
  /** A copy of the built folder with another classifier in it, or with none. */
  async function builtWith(name: string, bytes: Uint8Array | undefined): Promise<string> {
    const dir = path.join(folder, name);
    await cp(BUILT, dir, { recursive: true });
    await rm(path.join(dir, DANGER_FILE));
    if (bytes !== undefined) await writeFile(path.join(dir, DANGER_FILE), bytes);
    return dir;
  }

  it.each([
    ['missing', undefined],
    ['empty', new Uint8Array()],
    ['cut short', new Uint8Array(1000)],
    ['of the right length and no meaning', new Uint8Array(5_900_288)],
  ])('that is %s, the rules serve alone', async (name, bytes) => {
    const dir = await builtWith(name, bytes);
    const loaded = await loadDangerModel(dir);
    expect(loaded.kind).toBe('missing');
    const alone = createDetector({ model: loaded.kind === 'ready' ? loaded.model : undefined });
    expect(alone('I want to kill myself')?.kind).toBe('self');
    expect(alone('what does a session cost')).toBeUndefined();
  });

  it('that is well formed and knows nothing, the rules serve alone', async () => {
    const blank = encodeDangerModel({ ...model, scales: new Float32Array(model.scales.length) });
    expect(await loadDangerModel(await builtWith('blank', blank))).toMatchObject({
      kind: 'missing',
      reason: expect.stringContaining('plain words of danger'),
    });
  });

  it('the rules’ verdict stands when the classifier throws, and somebody is told', () => {
    const faults: unknown[] = [];
    const broken: DangerModel = {
      ...model,
      get scales(): Float32Array {
        throw new Error('broken');
      },
    };
    const judge = createDetector({ model: broken, failed: (cause) => void faults.push(cause) });
    expect(judge('I want to kill myself')?.kind).toBe('self');
    expect(judge('my husband hits me when he is drunk')?.kind).toBe('abuse');
    expect(judge('what does a session cost')).toBeUndefined();
    expect(faults).toEqual([new Error('broken'), new Error('broken')]);
  });
});

describe('the time the classifier takes', () => {
  const fill = (piece: string, length: number): string =>
    piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  const costOf = (text: string): number => {
    const weigh = createWeigher(model);
    return leastWorkOf(() => weigh(text));
  };

  it.each(['i want to ', 'a', 'a. ', 'my mum said he will go and i am. ', '.', '\u200b', 'kill my '])(
    'grows with the text and nothing worse, on repeated %j',
    (pump) => {
      const small = costOf(fill(pump, 16_384));
      const large = costOf(fill(pump, 262_144));
      // Sixteen times the text; a square would make it 256 times the work.
      expect(large).toBeLessThan(Math.max(small, 4) * 16 * 8);
    },
  );
});
