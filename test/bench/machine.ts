import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

/** The project's top folder. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

const stated = z.object({ version: z.string() });

/** When, on what and with which versions figures were taken: a line above each table. */
export function circumstances(packages: readonly string[]): string {
  const versions = packages.map((name) => `${name} ${versionOf(name)}`);
  const date = new Date().toISOString().slice(0, 10);
  const cores = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`;
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  // Others at work on the machine make every time longer, the rarest most.
  const load = `load ${(loadavg()[0] ?? 0).toFixed(1)}`;
  return [date, cores, memory, load, `Node ${process.versions.node}`, ...versions].join(' · ');
}

function versionOf(name: string): string {
  const file = path.join(ROOT, 'node_modules', name, 'package.json');
  return stated.parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}

/** Milliseconds with as many places as they deserve. */
export function milliseconds(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(value >= 10 ? 0 : value >= 1 ? 1 : 2);
}

/** A table in Markdown, first column to the left and all others to the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, at) => (at === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map(line).join('\n');
}

/** The value below which a share of the sorted values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
