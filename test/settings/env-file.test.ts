import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../src/config.ts';
import { parseEnvFile, readEnvFile } from '../../src/settings/env-file.ts';

const placesOf = (text: string): string[] => parseEnvFile('.env', text).faults.map(({ setting }) => setting);

describe('a .env file', () => {
  it('may begin with the mark that some editors write', () => {
    const { values, faults } = parseEnvFile('.env', '\uFEFFPORT=4000\nLOG_LEVEL=warn\n');
    expect({ ...values }).toEqual({ PORT: '4000', LOG_LEVEL: 'warn' });
    expect(faults).toEqual([]);
  });

  it('takes remarks, empty lines, quotes, export and the line ends of every system', () => {
    const text = '# a remark\r\n\r\nexport PORT=1\r\nDATA_DIR="a b" # said so\r\n#HOST=x\r\n';
    expect(placesOf(text)).toEqual([]);
    expect({ ...parseEnvFile('.env', text).values }).toEqual({ PORT: '1', DATA_DIR: 'a b' });
  });

  it('tells every line that says nothing, by its number and never by its words', () => {
    const text = 'PORT=1\nRETENTION_DAYS\nmy secret words\nTOKEN_KEY="abc\nPORT=2\n';
    expect(placesOf(text)).toEqual(['.env:2', '.env:3', '.env:4', '.env:5']);
    expect(JSON.stringify(parseEnvFile('.env', text).faults)).not.toMatch(/secret|abc/);
  });

  it('is named among all other faults', () => {
    const file = parseEnvFile('.env', 'PROT=1\nnothing\n');
    expect(() => parseConfig({ environment: { LOG_LEVEL: 'loud' }, file, dev: false })).toThrow(
      /3 settings are wrong[^]*\.env:2: not a setting[^]*PROT: no such setting[^]*LOG_LEVEL/,
    );
  });

  it('sets nothing where there is none, and is a fault where it cannot be read', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'env-'));
    expect(readEnvFile(path.join(folder, '.env'))).toEqual({ values: {}, faults: [] });
    expect(readEnvFile(folder).faults).toMatchObject([{ setting: folder, fault: 'cannot be read (EISDIR)' }]);
    writeFileSync(path.join(folder, '.env'), 'PORT=5');
    expect({ ...readEnvFile(path.join(folder, '.env')).values }).toEqual({ PORT: '5' });
  });
});
