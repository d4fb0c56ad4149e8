import { createServer, type Server } from 'node:http';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ensure } from '../../src/products/ensure.ts';
import { readMembers } from '../../src/products/tarball.ts';
import { webChat } from '../../src/products/web-chat.ts';

let root = '';
let server: Server | undefined;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'web-chat-'));
  await writeFile(path.join(root, 'package.json'), '{ "name": "somewhere" }');
});
afterEach(async () => {
  server?.close();
  server = undefined;
  await rm(root, { recursive: true, force: true });
});

/** npm's settings of this one folder: its own cache, so that nothing fetched before helps. */
async function useRegistry(url: string): Promise<void> {
  await writeFile(path.join(root, '.npmrc'), `registry=${url}\ncache=${path.join(root, 'cache')}\n`);
}

/** A registry that knows one package and sends these bytes for it. */
async function registryWith(tarball: Buffer): Promise<string> {
  server = createServer((request, response) => {
    const { port } = Object(server?.address());
    const dist = { tarball: `http://127.0.0.1:${port}/file.tgz` };
    const name = 'botframework-webchat';
    const packument = { name, versions: { '4.18.1': { name, version: '4.18.1', dist } } };
    response.end(request.url === '/file.tgz' ? tarball : JSON.stringify(packument));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${portOf(server.address())}/`;
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A tar archive as npm packs it. */
function tarOf(files: { readonly [name: string]: string }): Buffer {
  const blocks = Object.entries(files).flatMap(([name, content]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(Buffer.byteLength(content).toString(8).padStart(11, '0'), 124);
    header.write('0', 156);
    header.write('ustar\u000000', 257);
    const body = Buffer.alloc(Math.ceil(Buffer.byteLength(content) / 512) * 512);
    body.write(content);
    return [header, body];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

describe('the Web Chat bundle', () => {
  it('is reported missing where there is no registry, without a long wait', async () => {
    await useRegistry('http://127.0.0.1:9/');
    const started = performance.now();
    const states = await ensure(root, [webChat], { report: () => undefined });
    expect(states.get('web-chat')).toMatchObject({
      kind: 'missing',
      reason: expect.stringMatching(/not fetched/),
    });
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(await readdir(path.join(root, 'build'))).toEqual(['lock']);
  });

  it('is refused when the registry sends something else', async () => {
    const zipped = await promisify(gzip)(tarOf({ 'package/dist/webchat.js': 'alert(1)' }));
    await useRegistry(await registryWith(zipped));
    const states = await ensure(root, [webChat], { report: () => undefined });
    expect(states.get('web-chat')).toMatchObject({
      kind: 'missing',
      reason: expect.stringMatching(/not what is pinned/),
    });
  });
});

describe('readMembers', () => {
  it('gives the members asked for, whole, whatever lies between them', async () => {
    const long = 'x'.repeat(200_000);
    const files = {
      'package/a.txt': 'first',
      'package/long': long,
      'package/empty': '',
      'package/b.txt': 'last',
    };
    await mkdir(root, { recursive: true });
    const file = path.join(root, 'some.tgz');
    await writeFile(file, await promisify(gzip)(tarOf(files)));
    const members = await readMembers(file, ['package/b.txt', 'package/long', 'package/none']);
    expect([...members.keys()]).toEqual(['package/long', 'package/b.txt']);
    expect(members.get('package/b.txt')?.toString()).toBe('last');
    expect(members.get('package/long')?.toString()).toBe(long);
  });

  it('rejects an archive that is none', async () => {
    const file = path.join(root, 'some.tgz');
    await writeFile(file, 'not zipped');
    await expect(readMembers(file, ['a'])).rejects.toThrow();
  });
});
