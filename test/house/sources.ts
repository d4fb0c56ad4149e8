import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The project's top folder. */
export const ROOT = path.resolve(__dirname, '../..');

export interface SourceFile {
  /** Relative to the top folder, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/** Every file below a folder with one of these endings. */
export function filesBelow(folder: string, endings: readonly string[]): SourceFile[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile() && endings.some((ending) => found.name.endsWith(ending)))
    .map((found) => path.join(found.parentPath, found.name))
    .map((full) => ({
      file: path.relative(ROOT, full).split(path.sep).join('/'),
      text: readFileSync(full, 'utf8'),
    }));
}

/** What a file imports: packages by name, own files relative to the top folder. Type imports count. */
export function importsOf({ file, text }: SourceFile): string[] {
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*'([^']+)'|(?:^|[^.\w])import\(\s*'([^']+)'|(?:^|\n)import\s+'([^']+)'|new URL\(\s*'(\.[^']+)'/g,
  );
  return [...found].map((match) => {
    const name = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
    return name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name;
  });
}
