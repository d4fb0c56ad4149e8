import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ensure } from '../../src/products/ensure.ts';
import { withLock } from '../../src/products/lock.ts';
import { productDir, ProductError, type Product } from '../../src/products/product.ts';

let root = '';
let said: string[] = [];
let other: ChildProcess | undefined;
const report = (line: string): void => void said.push(line);

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'products-'));
  said = [];
});
afterEach(async () => {
  other?.kill('SIGKILL');
  await rm(root, { recursive: true, force: true });
});

interface Fake extends Product {
  builds: number;
  source: string;
  fault: Error | undefined;
}

function fake(name: Product['name'] = 'model'): Fake {
  return {
    name,
    builds: 0,
    source: 'one',
    fault: undefined,
    async key() {
      return this.source;
    },
    async build(_root, outDir) {
      this.builds += 1;
      await writeFile(path.join(outDir, 'half'), '');
      if (this.fault) throw this.fault;
      await writeFile(path.join(outDir, 'thing'), this.source);
    },
  };
}

describe('products', () => {
  it('are made when missing, left alone when fresh, and made again when their sources change', async () => {
    const product = fake();
    const first = await ensure(root, [product], { report });
    expect(first.get('model')).toMatchObject({ kind: 'made', dir: path.join(root, 'build/model') });
    expect((await ensure(root, [product], { report })).get('model')?.kind).toBe('ready');
    expect(product.builds).toBe(1);
    expect(said[0]).toBe('Building model; this takes up to a minute.');
    product.source = 'two';
    expect((await ensure(root, [product], { report })).get('model')?.kind).toBe('made');
    expect(await readFile(path.join(root, 'build/model/thing'), 'utf8')).toBe('two');
    expect((await readdir(path.join(root, 'build'))).sort()).toEqual(['lock', 'model']);
  });

  it('leave the others be when one of them cannot be made, and say why', async () => {
    const [good, bad] = [fake('browser'), fake('web-chat')];
    bad.fault = new ProductError('There is no registry.');
    const states = await ensure(root, [good, bad], { report });
    expect(states.get('browser')?.kind).toBe('made');
    expect(states.get('web-chat')).toEqual({ kind: 'missing', reason: 'There is no registry.' });
    expect(productDir(states, 'web-chat')).toBeUndefined();
    expect(said).toContain('Could not build web-chat.');
  });

  it('keep an older build in use when a fresh one cannot be made', async () => {
    const product = fake();
    await ensure(root, [product], { report });
    Object.assign(product, { source: 'two', fault: new ProductError('No tools.') });
    const states = await ensure(root, [product], { report });
    const dir = path.join(root, 'build/model');
    expect(states.get('model')).toEqual({ kind: 'stale', dir, reason: 'No tools.' });
    expect(await readFile(path.join(dir, 'thing'), 'utf8')).toBe('one');
  });

  it('are made only as far as asked', async () => {
    const [one, two] = [fake('browser'), fake('model')];
    const states = await ensure(root, [one, two], { report, which: ['model'] });
    expect([...states.keys()]).toEqual(['model']);
    expect(one.builds).toBe(0);
  });

  it('are made once when two ask at the same time', async () => {
    const product = fake();
    const both = await Promise.all([1, 2].map(() => ensure(root, [product], { report })));
    expect(product.builds).toBe(1);
    expect(both.map((states) => states.get('model')?.kind).sort()).toEqual(['made', 'ready']);
    expect(said).toContain('Another process is building; waiting for it.');
  });
});

describe('the lock', () => {
  it('is held against another process, and gone with it', async () => {
    const file = path.join(root, 'lock');
    const code = `const { DatabaseSync } = require('node:sqlite');
      globalThis.held = new DatabaseSync(process.argv[1]);
      held.exec('BEGIN EXCLUSIVE'); console.log('held'); setInterval(() => undefined, 1000);`;
    const holder = spawn(process.execPath, ['-e', code, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    other = holder;
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    let waited = 0;
    const work = withLock(
      file,
      () => {
        waited += 1;
        holder.kill('SIGKILL');
      },
      () => Promise.resolve('done'),
    );
    expect(await work).toBe('done');
    expect(waited).toBe(1);
  });

  it('is given back when the work fails', async () => {
    const file = path.join(root, 'lock');
    const failing = withLock(
      file,
      () => undefined,
      () => Promise.reject(new Error('broken')),
    );
    await expect(failing).rejects.toThrow('broken');
    expect(
      await withLock(
        file,
        () => undefined,
        () => Promise.resolve(1),
      ),
    ).toBe(1);
  });
});
