import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { loadTeamsWords } from '../dialogs/load.ts';
import type { Clinic } from '../knowledge/clinic.ts';
import { packTeamsApp, type Packed } from '../teams-app/package.ts';
import { LANGUAGE, loadClinic } from '../written.ts';
import type { CommandIo } from './judging.ts';

const HELP = `Makes the app that Teams installs: a zip of its manifest and two icons. docs/teams.md says what to do with it.

  npm run teams:package                          settings as the server reads them: MicrosoftAppId, CLINIC_FILE
  npm run teams:package -- --app-id ID           without settings
  npm run teams:package -- --clinic FILE         another clinic's file
  npm run teams:package -- --version 1.1.0       a higher version than the one installed, when it changes
  npm run teams:package -- --out FILE            build/therapy-guide-teams.zip otherwise

Name, website, privacy_url, terms_url and accent color come from the clinic's file, the words from dialogs/en/teams.yaml.
`;

const OUT = 'build/therapy-guide-teams.zip';
/** Where the clinic has chosen no color: the chat's own. */
const ACCENT = '#2f6f62';
const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** What the server's settings say, where there are any. */
export interface PackageSettings {
  readonly appId: string | undefined;
  readonly clinicFile: string | undefined;
}

/** The command `teams:package`; gives the process's exit code. `root` is the project's top folder. */
export async function run(
  argv: readonly string[],
  io: Pick<CommandIo, 'out' | 'err'>,
  root: string,
  settings: () => PackageSettings,
): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      'app-id': { type: 'string' },
      clinic: { type: 'string' },
      version: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    io.out(HELP);
    return 0;
  }
  const given = values['app-id'] !== undefined && values.clinic !== undefined ? undefined : settings();
  const appId = values['app-id'] ?? given?.appId;
  const clinic = loadClinic(root, values.clinic ?? given?.clinicFile);
  const lacking = [...(appId !== undefined && GUID.test(appId) ? [] : [NO_ID]), ...missing(clinic)];
  const packed =
    lacking.length > 0 || appId === undefined
      ? { kind: 'invalid' as const, faults: lacking }
      : await pack(root, appId, clinic, values.version ?? versionOf(root));
  return finish(packed, path.resolve(root, values.out ?? OUT), io);
}

const NO_ID =
  'No app id: give --app-id, the id of the app registration behind your Azure Bot (docs/teams.md).';

async function pack(root: string, appId: string, clinic: Clinic, version: string): Promise<Packed> {
  const { name, colors, website = '', privacy_url: privacy = '', terms_url: terms = '' } = clinic;
  const words = await loadTeamsWords(path.join(root, 'dialogs', LANGUAGE));
  const accent = colors?.accent ?? ACCENT;
  return packTeamsApp({ appId, version, clinic: name, accent, website, privacy, terms }, words);
}

function missing(clinic: Clinic): readonly string[] {
  return (['website', 'privacy_url', 'terms_url'] as const)
    .filter((field) => clinic[field]?.startsWith('https://') !== true)
    .map(
      (field) =>
        `The clinic's file has no ${field} that begins with https://. Teams shows it to everybody who installs the app.`,
    );
}

function finish(packed: Packed, file: string, io: Pick<CommandIo, 'out' | 'err'>): number {
  if (packed.kind === 'invalid') {
    for (const fault of packed.faults) io.err(`${fault}\n`);
    return 1;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, packed.zip);
  io.out(
    `${file}\nUpload it in Teams: Apps, Manage your apps, Upload an app. docs/teams.md has every step.\n`,
  );
  return 0;
}

function versionOf(root: string): string {
  const text = readFileSync(path.join(root, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
