import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { askServer } from '../../src/control/client.ts';
import { controlFile } from '../../src/control/protocol.ts';
import { createControl, type Control } from '../../src/control/server.ts';

let folder = '';
let control: Control;
const logged: string[] = [];
const note = (event: string): void => void logged.push(event);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'control-'));
  logged.length = 0;
});
afterEach(async () => {
  await control.close();
  rmSync(folder, { recursive: true, force: true });
});

function serve(dataDir = folder): Control {
  control = createControl({
    file: controlFile(dataDir),
    orders: {
      echo: (input) => Promise.resolve(input),
      fail: () => Promise.reject(new RangeError('what a person wrote')),
    },
    log: { info: note, warn: note, error: note },
  });
  return control;
}

describe('the control socket', () => {
  it('carries an order there and its answer back, for the owner alone', async () => {
    await serve().listen();
    expect(statSync(controlFile(folder)).mode & 0o777).toBe(0o600);
    const input = { text: 'a\nb', list: ['ü'.repeat(50_000)] };
    expect(await askServer(controlFile(folder), 'echo', input)).toEqual({ kind: 'answered', answer: input });
  });

  it('says nobody is there where no server runs, also beside what a killed one left', async () => {
    serve();
    expect(await askServer(controlFile(folder), 'echo', 1)).toEqual({ kind: 'nobody' });
    const dead = createServer().listen(controlFile(folder));
    await new Promise((resolve) => dead.once('listening', resolve));
    await control.listen();
    expect(await askServer(controlFile(folder), 'echo', 1)).toEqual({ kind: 'answered', answer: 1 });
    await new Promise((resolve) => dead.close(resolve));
  });

  it('tells a fault by its class, and not what it quotes', async () => {
    await serve().listen();
    await expect(askServer(controlFile(folder), 'fail', 1)).rejects.toThrow(
      'The running server could not do it: RangeError.',
    );
    await expect(askServer(controlFile(folder), 'toString', 1)).rejects.toThrow('UnknownOrder');
    expect(logged).toEqual(['command failed']);
  });

  it('outlives nonsense', async () => {
    await serve().listen();
    for (const sent of ['\n', 'nonsense\n', '{}\n', '{"order":1}\n', 'x'.repeat(2_000_000)]) {
      await new Promise((resolve) => {
        const socket = connect(controlFile(folder), () => socket.write(sent));
        socket
          .resume()
          .on('error', () => undefined)
          .once('close', resolve);
      });
    }
    expect(await askServer(controlFile(folder), 'echo', 2)).toEqual({ kind: 'answered', answer: 2 });
  });

  it('lets the server live where it cannot be opened', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    await serve(path.join(file, 'below')).listen();
    expect(logged).toEqual(['control not open']);
  });
});
