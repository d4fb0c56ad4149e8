import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../house/sources.ts';

/** What is wrong with the content that `plantContent` makes. */
export const PLANTED = {
  bare: 'Psychodynamic Therapy',
  changed: 'Dialogue in Therapy',
  overdue: 'homework/why',
  /** Said of hours, and meant for getting ready. */
  astray: [
    'prepare checklist of what to bring beforehand',
    'get ready checklist beforehand what to wear',
    'should i write a list of my problems before the first session',
    'is there anything to prepare before my first session',
    'what to bring and what to wear beforehand',
    'what do i need to bring to the first session',
  ],
} as const;
/** Of the mass beside the entries: enough to know what is nobody's business, and quickly fitted. */
const MASS = 'plain.txt';

/** A top folder like ours with faults planted in its content; what is built of code alone comes along. */
export function plantContent(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'planted-'));
  for (const name of ['src', 'test', 'node_modules', 'package.json', 'package-lock.json'])
    symlinkSync(path.join(ROOT, name), path.join(root, name));
  for (const folder of ['dialogs', 'knowledge', 'build/browser', 'build/console', 'build/web-chat']) {
    mkdirSync(path.dirname(path.join(root, folder)), { recursive: true });
    cpSync(path.join(ROOT, folder), path.join(root, folder), { recursive: true });
  }
  const content = path.join(root, 'knowledge/en');
  for (const name of readdirSync(path.join(content, 'phrasings')))
    if (name !== MASS) rmSync(path.join(content, 'phrasings', name));
  const edit = (file: string, change: (text: string) => string): void => {
    const text = readFileSync(path.join(content, file), 'utf8');
    const changed = change(text);
    if (changed === text) throw new Error(`Nothing was planted in ${file}.`);
    writeFileSync(path.join(content, file), changed);
  };
  edit('guide.yaml', (text) => {
    const at = text.indexOf('checked: ', text.indexOf(`"${PLANTED.changed}"`)) + 'checked: '.length;
    return text.slice(0, at) + 'a'.repeat(64) + text.slice(at + 64);
  });
  for (const id of ['psychodynamic', 'past-and-childhood'])
    edit(`therapy-types/${id}.md`, (text) =>
      text.replace(`guide: [${PLANTED.bare}]`, 'guide: [Introduction]'),
    );
  edit(`${PLANTED.overdue}.md`, (text) =>
    text.replace(/^reviewed:.*$/m, 'reviewed: { by: Dr. Ada Lind, on: "2024-01-31" }'),
  );
  edit(`phrasings/${MASS}`, (text) => `${text}\n## clinic/hours\n${PLANTED.astray.join('\n')}\n`);
  return root;
}
