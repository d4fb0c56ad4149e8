import { beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { loadTeamsWords } from '../../src/dialogs/load.ts';
import type { TeamsWords } from '../../src/dialogs/teams-schema.ts';
import { manifestSchema } from '../../src/teams-app/manifest-schema.ts';
import type { TeamsApp } from '../../src/teams-app/manifest.ts';
import { packTeamsApp } from '../../src/teams-app/package.ts';
import { ROOT } from '../house/sources.ts';
import { loadParts, talk } from '../turn/talking.ts';

const app: TeamsApp = {
  appId: '3b2a6c1e-0000-4000-8000-5d1f3a2b4c5d',
  version: '1.0.0',
  clinic: 'Willow Street Counseling',
  accent: '#2f6f62',
  website: 'https://willowstreet.example',
  privacy: 'https://willowstreet.example/privacy',
  terms: 'https://willowstreet.example/terms',
};
let words: TeamsWords;

beforeAll(async () => {
  words = await loadTeamsWords(path.join(ROOT, 'dialogs/en'));
});

function unpacked(changes: Partial<TeamsApp> = {}) {
  const packed = packTeamsApp({ ...app, ...changes }, words);
  if (packed.kind === 'invalid') throw new Error(packed.faults.join('\n'));
  const files = unzipSync(packed.zip);
  return {
    zip: packed.zip,
    files,
    manifest: manifestSchema.parse(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))),
  };
}

/** Width, height, and the pixels as red, green, blue, opacity. */
function decoded(file: Uint8Array | undefined) {
  const png = Buffer.from(file ?? []);
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const raw = inflateSync(Buffer.concat(data));
  const pixels = Array.from({ length: width * height }, (_, index) => {
    const at = Math.floor(index / width) * (width * 4 + 1) + 1 + (index % width) * 4;
    return [...raw.subarray(at, at + 4)];
  });
  return { width, height, pixels };
}

describe('the app for Teams', () => {
  it('is a manifest and the two icons that it names', () => {
    const { files, manifest } = unpacked();
    expect(Object.keys(files)).toEqual(['manifest.json', manifest.icons.color, manifest.icons.outline]);
    expect(manifest).toMatchObject({
      id: app.appId,
      bots: [{ botId: app.appId, scopes: ['personal', 'team', 'groupChat'] }],
      developer: { name: app.clinic, privacyUrl: app.privacy, termsOfUseUrl: app.terms },
    });
    expect(manifest.description.full).toContain(app.clinic);
  });

  it('has a picture of 192 pixels in the clinic’s color, and one of 32 in white on nothing', () => {
    const { files } = unpacked({ accent: '#204060' });
    const color = decoded(files['color.png']);
    expect([color.width, color.height, color.pixels[0]]).toEqual([192, 192, [0x20, 0x40, 0x60, 255]]);
    expect(color.pixels.some((pixel) => pixel.join() === '255,255,255,255')).toBe(true);
    const outline = decoded(files['outline.png']);
    expect([outline.width, outline.height, outline.pixels[0]?.[3]]).toEqual([32, 32, 0]);
    expect(outline.pixels.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(
      true,
    );
    expect(outline.pixels.filter(([, , , alpha]) => alpha === 255).length).toBeGreaterThan(100);
  });

  it('is the same, byte for byte, each time', () => {
    expect(Buffer.from(unpacked().zip).equals(Buffer.from(unpacked().zip))).toBe(true);
  });

  it('says where Teams would refuse it', () => {
    const wrong = packTeamsApp(
      { ...app, appId: 'my-bot', version: 'one', privacy: 'http://willowstreet.example' },
      words,
    );
    expect(wrong).toMatchObject({
      kind: 'invalid',
      faults: [
        expect.stringMatching(/^version: /),
        expect.stringMatching(/^id: /),
        expect.stringMatching(/^developer\.privacyUrl: /),
        expect.stringMatching(/^bots\.0\.botId: /),
      ],
    });
  });

  it('fits a clinic of any name', () => {
    const { manifest } = unpacked({
      clinic: 'The Center for Counseling and Psychotherapy at the Old Mill on the River',
    });
    expect(manifest.developer.name).toHaveLength(32);
    expect(manifest.name.full.length).toBeLessThanOrEqual(100);
  });
});

describe('a command that Teams suggests', () => {
  it('is understood, word for word, where it is suggested', async () => {
    const parts = await loadParts();
    const { everywhere, private: own } = words.commands;
    for (const place of [
      { commands: [...everywhere, ...own] },
      { commands: everywhere, shared: true as const },
    ]) {
      const { commands, ...rest } = place;
      for (const { title } of commands) {
        const talking = await talk(parts, { channel: 'msteams', ...rest });
        const heard = await talking.say(title);
        expect({
          title,
          outcomes: heard.outcomes,
          moved: heard.ids.includes('shared-private'),
        }).toMatchObject({
          title,
          outcomes: expect.not.arrayContaining(['unknown', 'offered']),
          moved: false,
        });
        await talking.close();
      }
    }
  });
});
