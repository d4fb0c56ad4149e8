import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../src/commands/slack-manifest.ts';
import { ROOT } from '../house/sources.ts';

async function made(argv: readonly string[], settings: { publicUrl?: string; clinicFile?: string } = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const { publicUrl, clinicFile } = settings;
  const code = await run(argv, io, ROOT, () => ({
    publicUrl: publicUrl === undefined ? undefined : new URL(publicUrl),
    clinicFile,
  }));
  return { code, out: out.join(''), err: err.join('') };
}

const manifestOf = async (argv: readonly string[], settings = {}) =>
  JSON.parse((await made(argv, settings)).out);

describe('slack:manifest', () => {
  it('prints an app for a server that Slack reaches, from the settings or from what is given', async () => {
    const manifest = await manifestOf([], { publicUrl: 'https://chat.clinic.example/' });
    expect(manifest).toMatchObject({
      display_information: {
        name: 'Therapy Guide',
        background_color: expect.stringMatching(/^#[0-9a-f]{6}$/i),
      },
      features: {
        app_home: {
          home_tab_enabled: true,
          messages_tab_enabled: true,
          messages_tab_read_only_enabled: false,
        },
        slash_commands: [{ command: '/therapy-guide', url: 'https://chat.clinic.example/api/slack/command' }],
      },
      settings: {
        event_subscriptions: { request_url: 'https://chat.clinic.example/api/slack/events' },
        interactivity: {
          is_enabled: true,
          request_url: 'https://chat.clinic.example/api/slack/interactivity',
        },
        socket_mode_enabled: false,
      },
    });
    expect(await manifestOf(['--url', 'https://chat.clinic.example'])).toEqual(manifest);
  });

  it('prints one for Socket Mode, with no address in it', async () => {
    const manifest = await manifestOf(['--socket'], { publicUrl: 'https://chat.clinic.example/' });
    expect(manifest.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(manifest)).not.toContain('http');
  });

  it('keeps within what Slack takes', async () => {
    const { display_information: told, features } = await manifestOf(['--socket']);
    expect(told.name.length).toBeLessThanOrEqual(35);
    expect(told.description.length).toBeLessThanOrEqual(140);
    expect(told.long_description.length).toBeGreaterThanOrEqual(175);
    expect(told.long_description.length).toBeLessThanOrEqual(4_000);
    expect(features.bot_user.display_name).toMatch(/^[a-z0-9._-]{1,80}$/);
  });

  it('asks for those rights only that the guide gives a reason for', async () => {
    const { oauth_config: oauth, settings } = await manifestOf(['--socket']);
    const guide = readFileSync(path.join(ROOT, 'docs/slack.md'), 'utf8');
    const named = [...guide.matchAll(/^\| `([a-z_.:]+)` \|/gm)].map((found) => found[1]);
    const asked = [...oauth.scopes.bot, ...settings.event_subscriptions.bot_events];
    expect(named.toSorted()).toEqual(asked.toSorted());
  });

  it('takes the color of the clinic', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'slack-')), 'clinic.yaml');
    const example = readFileSync(path.join(ROOT, 'knowledge/clinic.example.yaml'), 'utf8');
    writeFileSync(file, example.replace(/(accent: )["']?#[0-9a-fA-F]{6}["']?/, "$1'#123456'"));
    const manifest = await manifestOf(['--socket', '--clinic', file]);
    expect(manifest.display_information.background_color).toBe('#123456');
  });

  it('prints one for Socket Mode where no address is known, and says so beside it', async () => {
    const { code, out, err } = await made([]);
    expect([code, out]).toEqual([0, (await made(['--socket'])).out]);
    expect(err).toMatch(/Socket Mode[^]*PUBLIC_URL/);
    expect((await made(['--socket'])).err).toBe('');
  });

  it.each([[['--url', 'http://chat.clinic.example']], [['--url', 'chat.clinic.example']], [['--url', '']]])(
    'prints nothing where Slack could not reach the server: %j',
    async (argv) => {
      const { code, out, err } = await made(argv);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(/PUBLIC_URL[^]*--socket/);
    },
  );

  it('explains itself', async () => {
    expect(await made(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('--socket') });
  });
});
