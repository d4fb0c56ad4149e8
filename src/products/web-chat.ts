import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeAssets } from './asset-files.ts';
import { npmPack } from './npm-pack.ts';
import { ProductError, type Product } from './product.ts';
import { readMembers } from './tarball.ts';

/** What is fetched, to the byte: anything else is refused. Another version means other pins. */
const PIN = {
  spec: 'botframework-webchat@4.18.1',
  tarball: '7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg==',
  script: '0a68ad0a64fc04d621197da10c3eec0f843e16f7d03f6bcbed29b47517cf9bff',
};
const SCRIPT = 'package/dist/webchat.js';
const NOTICES = 'package/dist/webchat.js.LICENSE.txt';

/** The package says MIT and brings no licence text, so the text is added to the third-party notices it does bring. */
const LICENCE = `botframework-webchat 4.18.1

MIT License

Copyright (c) Microsoft Corporation. All rights reserved.

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.

Third-party notices of the bundle:

`;

/**
 * Microsoft's Web Chat, the chat window itself: fetched once from the npm registry, since as a dependency it would
 * bring some 425 packages along, and since a copy of it does not belong into this repository.
 */
export const webChat: Product = {
  name: 'web-chat',
  key: () => Promise.resolve(createHash('sha256').update(JSON.stringify(PIN)).update(LICENCE).digest('hex')),
  async build(_root, outDir) {
    const scratch = await mkdtemp(path.join(outDir, 'fetch-'));
    await npmPack(PIN.spec, scratch);
    const tarball = await onlyTarball(scratch);
    verify(await readFile(tarball), 'sha512', 'base64', PIN.tarball);
    const members = await readMembers(tarball, [SCRIPT, NOTICES]);
    const script = members.get(SCRIPT);
    const notices = members.get(NOTICES);
    if (!script || !notices) throw new ProductError(`${PIN.spec} lacks ${SCRIPT} or its notices.`);
    verify(script, 'sha256', 'hex', PIN.script);
    await rm(scratch, { recursive: true });
    await writeAssets(outDir, [
      { name: 'webchat.js', type: 'text/javascript; charset=utf-8', bytes: script },
      {
        name: 'webchat.js.LICENSE.txt',
        type: 'text/plain; charset=utf-8',
        bytes: Buffer.concat([Buffer.from(LICENCE), notices]),
      },
    ]);
  },
};

async function onlyTarball(folder: string): Promise<string> {
  const found = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (found === undefined) throw new ProductError('npm pack left no file behind.');
  return path.join(folder, found);
}

function verify(bytes: Buffer, algorithm: string, encoding: 'base64' | 'hex', expected: string): void {
  if (createHash(algorithm).update(bytes).digest(encoding) === expected) return;
  throw new ProductError(
    `What the registry sent for ${PIN.spec} is not what is pinned (${algorithm}), so it was thrown away. ` +
      'Check which registry npm is set to.',
  );
}
