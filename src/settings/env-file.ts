import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { codeOf } from '../model/fault.ts';
import type { SettingFault } from './fault.ts';
import type { Named } from './names.ts';

/** A .env file as read, with every line that says nothing. */
export interface EnvFile {
  readonly values: Named;
  readonly faults: readonly SettingFault[];
}

const LINE = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/;
const QUOTES = ['"', "'", '`'];

/** Reads a .env file; one that is not there sets nothing. What cannot be read is a fault, not an error. */
export function readEnvFile(file: string): EnvFile {
  try {
    return parseEnvFile(file, readFileSync(file, 'utf8'));
  } catch (cause) {
    const code = codeOf(cause);
    if (code === 'ENOENT') return { values: {}, faults: [] };
    const cure = 'Make it a file that this user may read, or take it away.';
    return { values: {}, faults: [{ setting: file, fault: `cannot be read (${code})`, cure }] };
  }
}

/** Node reads past a line that it does not understand; here such a line is a fault, told by its number only. */
export function parseEnvFile(file: string, text: string): EnvFile {
  // Some editors begin a file with a mark of its encoding; left there, it would be part of the first name.
  const plain = text.replace(/^\uFEFF/, '');
  const seen = new Set<string>();
  const faults = plain.split(/\r?\n/).flatMap((line, at): readonly SettingFault[] => {
    const fault = faultOf(line, seen);
    return fault === undefined ? [] : [{ setting: `${file}:${at + 1}`, ...fault }];
  });
  return { values: parseEnv(plain), faults };
}

function faultOf(line: string, seen: Set<string>): Omit<SettingFault, 'setting'> | undefined {
  if (/^\s*(#|$)/.test(line)) return undefined;
  const [, name, value = ''] = LINE.exec(line) ?? [];
  if (name === undefined)
    return { fault: 'not a setting', cure: 'Write NAME=value, or put a # before a remark.' };
  const quote = QUOTES.find((sign) => value.startsWith(sign));
  if (quote !== undefined && !value.slice(1).includes(quote))
    return { fault: `the quote after ${name}= is not closed`, cure: 'Close it on the same line.' };
  if (seen.has(name)) return { fault: `${name} stands here a second time`, cure: 'Keep one of the two.' };
  seen.add(name);
  return undefined;
}
