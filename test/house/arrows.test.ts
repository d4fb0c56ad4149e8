import { describe, expect, it } from '@jest/globals';
import { filesBelow, importsOf, type SourceFile } from './sources.ts';

/**
 * Who may import whom, beside their own folder and model (open to all). The picture is in the README; an arrow
 * that is not here points up, or sideways, and the reason says why that would be odd.
 */
const MAY_IMPORT: {
  readonly [folder: string]: { readonly folders: readonly string[]; readonly why: string };
} = {
  model: { folders: [], why: 'the words of the trade change last, so they stand on nothing' },
  settings: { folders: [], why: 'settings are read before anything else is there' },
  config: { folders: ['settings'], why: 'settings are read before anything else is there' },
  keys: { folders: ['settings'], why: 'settings may give keys, and nothing else knows any' },
  yaml: { folders: [], why: 'reading a file knows nothing of what is in it' },
  match: { folders: [], why: 'the matcher could be a package of its own' },
  safety: { folders: ['match', 'yaml'], why: 'danger is seen without anything around it' },
  recognize: { folders: ['match'], why: 'recognizing words needs no conversation' },
  dialogs: { folders: ['yaml'], why: 'the engine gets parsed answers; it neither sends nor stores' },
  knowledge: { folders: ['match', 'yaml'], why: 'the base answers questions; it neither sends nor stores' },
  channels: { folders: [], why: 'a leaf: one channel can be replaced without the others' },
  store: {
    folders: ['safety'],
    why: 'a leaf: one engine can be replaced by another; it masks before it writes',
  },
  improve: { folders: ['knowledge'], why: 'it tries corrections out; it neither sends nor stores' },
  authoring: {
    folders: ['improve', 'knowledge'],
    why: 'it tells authors how content stands; it neither sends nor stores',
  },
  backup: { folders: ['store'], why: 'it copies files of stores; it knows nothing of what they hold' },
  exports: {
    folders: ['store', 'console'],
    why: 'it makes files of conversations beside the store, in the forms that staff know; nobody calls it but the wiring',
  },
  metrics: { folders: [], why: 'a leaf: it counts what others do' },
  calendar: { folders: [], why: 'a leaf: it turns dates into a file and knows no conversation' },
  turn: {
    folders: ['calendar', 'dialogs', 'safety', 'recognize', 'match'],
    why: 'the heart runs in a test with no machine around it',
  },
  'teams-app': { folders: ['dialogs'], why: 'it packs words and pictures, and serves nobody' },
  edge: { folders: [], why: 'the edge sees a request before any door does' },
  bot: { folders: ['edge', 'channels'], why: 'the SDK’s room; the doors meet in app.ts only' },
  slack: { folders: ['edge', 'channels'], why: 'a transport: the doors meet in app.ts only' },
  directline: { folders: ['edge', 'channels'], why: 'a transport: the doors meet in app.ts only' },
  downloads: { folders: ['edge'], why: 'a door for small files: the doors meet in app.ts only' },
  alerts: { folders: [], why: 'a leaf: it knows that somebody waits, and nothing of what was said' },
  console: { folders: ['edge'], why: 'what staff call: the doors meet in app.ts only' },
  control: { folders: [], why: 'a leaf: it carries orders and knows none of them' },
  site: { folders: ['edge', 'products', 'browser'], why: 'pages are handed words, clinic and built files' },
  browser: { folders: ['console'], why: 'it runs in a browser, and shares only what requests look like' },
  products: { folders: ['knowledge', 'safety'], why: 'what must be built before a start' },
};

/** Files at the top of src, by floor: the program's own beginning. */
const TOP = new Set([
  'main',
  'cli',
  'commands',
  'start',
  'start-error',
  'serve',
  'kept-texts',
  'ground',
  'load-parts',
  'greeting',
  'app',
  'parts',
  'content',
  'crisis',
  'written',
  'website',
  'slack-app',
  'retention',
  'console-records',
  'console-improve',
  'console-authoring',
  'review-upkeep',
  'staff-console',
  'figures',
]);
const OPEN_TO_ALL = new Set(['model']);

/** Packages, and parts of Node, that have a room: the folders, or single files, that may import them. */
const ROOMS: readonly (readonly [packages: RegExp, who: RegExp, why: string])[] = [
  [/^(restify|node:https?)$/, /^src\/edge\//, 'HTTP ends at the edge'],
  [
    /^node:net$/,
    /^src\/(edge\/|control\/|config\.ts|model\/address\.ts)/,
    'sockets are the edge’s and the commands’; others read addresses',
  ],
  [/^ws$/, /^src\/directline\//, 'only the website’s transport has WebSockets'],
  [/^@slack\//, /^src\/slack\//, 'only Slack’s transport calls Slack'],
  [/^node:sqlite$/, /^src\/(store|products)\//, 'the database is the store’s; a build lock is one too'],
  [
    /^node:fs(\/promises)?$/,
    /^src\/(backup|exports|store|products|commands|control|settings|site|yaml|keys\.ts|dialogs\/load\.ts|improve\/cases\.ts|knowledge\/(base|model-product|held-out-product)\.ts|safety\/classifier\/)/,
    'files are read by loaders, and by nobody who decides',
  ],
  [
    /^node:worker_threads$/,
    /^src\/(exports|store|recognize|knowledge|safety\/classifier)\//,
    'threads are for disks and long work',
  ],
  [/^node:child_process$/, /^src\/products\//, 'only building starts programs'],
  [/^pino$/, /^src\/log\.ts$/, 'there is one log'],
  [/^prom-client$/, /^src\/metrics\//, 'figures have one form'],
  [/^yaml$/, /^src\/yaml\//, 'faults in content have one form'],
  [/^(esbuild|vite)$/, /^src\/products\//, 'the server runs without a build as well'],
  [
    /^(react|react-dom|react-aria-components|uqr|chart\.js)(\/|$)/,
    /^src\/browser\/console\//,
    'one application is built of these',
  ],
  [/^nodemailer$/, /^src\/alerts\//, 'mail leaves the house through one door'],
  [/^jose$/, /^src\/(edge|directline)\//, 'tokens are checked at the doors'],
  [/^openid-client$/, /^src\/console\/oidc\//, 'one file asks the provider'],
  [/^otpauth$/, /^src\/console\//, 'codes for signing in'],
  [/^fuse\.js$/, /^src\/match\//, 'the speller is the matcher’s'],
  [/^@microsoft\/recognizers/, /^src\/recognize\//, 'the recognizers run in one guarded worker'],
];
const SDK = /^(botbuilder|botframework-|@microsoft\/agents)/;

const sources = filesBelow('src', ['.ts', '.tsx']);

function folderOf(file: string): string {
  const [, second = ''] = file.split('/');
  return second.replace(/\.tsx?$/, '');
}

function breaches(source: SourceFile): string[] {
  const from = folderOf(source.file);
  if (TOP.has(from)) return [];
  const rule = MAY_IMPORT[from] ?? { folders: [], why: 'it stands alone' };
  return importsOf(source)
    .filter((target) => target.startsWith('src/'))
    .map((target) => ({ target, to: folderOf(target) }))
    .filter(({ to }) => to !== from && !OPEN_TO_ALL.has(to) && !rule.folders.includes(to))
    .map(({ target }) => `${source.file} imports ${target}: ${rule.why}`);
}

describe('the house', () => {
  it('has sources to look at', () => {
    expect(sources.length).toBeGreaterThan(15);
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(30);
  });

  it('lets arrows point down only', () => {
    expect(sources.flatMap(breaches)).toEqual([]);
  });

  it('sees an arrow that points up', () => {
    const up = { file: 'src/match/x.ts', text: "import { createTurns } from '../turn/turns.ts';\n" };
    expect(breaches(up)).toEqual([
      'src/match/x.ts imports src/turn/turns.ts: the matcher could be a package of its own',
    ]);
  });

  it('names no arrow that nobody needs', () => {
    const used = new Set(
      sources.flatMap((source) =>
        importsOf(source).map((target) => `${folderOf(source.file)} → ${folderOf(target)}`),
      ),
    );
    const idle = Object.entries(MAY_IMPORT)
      .flatMap(([from, { folders }]) => folders.map((to) => `${from} → ${to}`))
      .filter((arrow) => !used.has(arrow));
    expect(idle).toEqual([]);
  });

  it('keeps packages in their rooms', () => {
    const elsewhere = sources.flatMap((source) =>
      ROOMS.filter(([, who]) => !who.test(source.file)).flatMap(([packages, , why]) =>
        importsOf(source)
          .filter((name) => packages.test(name))
          .map((name) => `${source.file} imports ${name}: ${why}`),
      ),
    );
    expect(elsewhere).toEqual([]);
  });

  it('keeps the SDK in one room', () => {
    const elsewhere = sources
      .filter(({ file }) => !file.startsWith('src/bot/'))
      .filter((source) => importsOf(source).some((name) => SDK.test(name)))
      .map(({ file }) => file);
    expect(elsewhere).toEqual([]);
  });

  it('reads the environment only where the program begins', () => {
    const readers = sources
      .filter(({ text }) =>
        /\bprocess\s*\.\s*env\b|\bprocess\[|[{,]\s*env\b[^}]*}\s*=\s*process\b/.test(text),
      )
      .map(({ file }) => file)
      .filter((file) => file !== 'src/main.ts' && file !== 'src/cli.ts');
    expect(readers).toEqual([]);
  });

  it('gives every folder of src a rule', () => {
    const unruled = new Set(
      sources
        .filter(({ file }) => file.split('/').length > 2)
        .map(({ file }) => folderOf(file))
        .filter((folder) => !(folder in MAY_IMPORT) && !TOP.has(folder)),
    );
    expect([...unruled]).toEqual([]);
  });

  it('has no circle of imports', () => {
    const graph = new Map(
      sources.map((source) => [source.file, importsOf(source).filter((name) => name.startsWith('src/'))]),
    );
    const done = new Set<string>();
    const walk = (file: string, path: readonly string[]): string[] => {
      if (path.includes(file)) return [[...path.slice(path.indexOf(file)), file].join(' → ')];
      if (done.has(file)) return [];
      const found = (graph.get(file) ?? []).flatMap((next) => walk(next, [...path, file]));
      done.add(file);
      return found;
    };
    expect([...graph.keys()].flatMap((file) => walk(file, []))).toEqual([]);
  });
});
