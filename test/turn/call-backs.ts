import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AppParts } from '../../src/parts.ts';
import { ROOT } from '../house/sources.ts';
import { loadParts } from './talking.ts';

/** The content for a clinic that takes call-back requests. */
export async function loadWithCallBacks(): Promise<AppParts> {
  const example = readFileSync(path.join(ROOT, 'knowledge/clinic.example.yaml'), 'utf8');
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'clinic-')), 'clinic.yaml');
  writeFileSync(file, example.replace('call_back: false', 'call_back: true'));
  return loadParts(file);
}
