import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { loadSlackWords } from '../dialogs/load.ts';
import { slackManifest } from '../slack/manifest.ts';
import { LANGUAGE, loadClinic } from '../written.ts';
import type { CommandIo } from './judging.ts';

const HELP = `Prints the manifest by which Slack makes the app. docs/slack.md says what to do with it.

  npm run --silent slack:manifest                       settings as the server reads them: PUBLIC_URL, CLINIC_FILE;
                                                        without PUBLIC_URL, for Socket Mode
  npm run --silent slack:manifest -- --url https://chat.clinic.example
  npm run --silent slack:manifest -- --socket           for Socket Mode: a server that Slack cannot reach
  npm run --silent slack:manifest -- --clinic FILE      another clinic's file

The accent color comes from the clinic's file, the words from dialogs/en/slack.yaml.
`;

/** Where the clinic has chosen no color: the chat's own. */
const ACCENT = '#2f6f62';

/** What the server's settings say, where there are any. */
export type ManifestSettings = Pick<Config, 'publicUrl' | 'clinicFile'>;

/** The command `slack:manifest`; gives the process's exit code. `root` is the project's top folder. */
export async function run(
  argv: readonly string[],
  io: Pick<CommandIo, 'out' | 'err'>,
  root: string,
  settings: () => ManifestSettings,
): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      url: { type: 'string' },
      socket: { type: 'boolean' },
      clinic: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    io.out(HELP);
    return 0;
  }
  const told = (values.url !== undefined || values.socket === true) && values.clinic !== undefined;
  const given = told ? undefined : settings();
  const publicUrl = values.socket === true ? undefined : (values.url ?? given?.publicUrl?.href);
  if (publicUrl !== undefined && !isReachable(publicUrl)) {
    io.err(UNREACHABLE);
    return 1;
  }
  if (publicUrl === undefined && values.socket !== true) io.err(SOCKET);
  const { colors } = loadClinic(root, values.clinic ?? given?.clinicFile);
  const { app } = await loadSlackWords(path.join(root, 'dialogs', LANGUAGE));
  const manifest = slackManifest({ words: app, color: colors?.accent ?? ACCENT, publicUrl });
  io.out(`${JSON.stringify(manifest, null, 2)}\n`);
  return 0;
}

const UNREACHABLE = `No address that Slack could reach: set PUBLIC_URL, or give --url https://…
A server that cannot be reached from outside uses Socket Mode: give --socket.
`;
const SOCKET = `For Socket Mode, as there is no PUBLIC_URL. For events by HTTP, set it, or give --url https://…
`;

function isReachable(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:';
}
