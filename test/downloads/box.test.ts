import { describe, expect, it } from '@jest/globals';
import { createDownloadBox } from '../../src/downloads/box.ts';
import { testClock, testIds } from '../directline/world.ts';

const ANN = { channel: 'web', conversation: 'ann' };
const BEN = { channel: 'web', conversation: 'ben' };
const MINUTE = 60_000;
const note = (content: string) => ({ name: 'note.txt', type: 'text/plain', content });
const idOf = (path: string | undefined): string => path?.split('/').at(-1) ?? 'no path';

function box(limits?: Parameters<typeof createDownloadBox>[0]['limits']) {
  const clock = testClock();
  return { clock, box: createDownloadBox({ clock, ids: testIds(), ...(limits && { limits }) }) };
}

describe('the box of downloads', () => {
  it('keeps a file under a path for a quarter of an hour', () => {
    const { clock, box: files } = box();
    const path = files.offer(ANN, note('mine'));
    expect(path).toMatch(/^\/files\/id/);
    clock.advance(15 * MINUTE - 1);
    expect(files.take(idOf(path))?.content).toBe('mine');
    clock.advance(1);
    expect(files.take(idOf(path))).toBeUndefined();
  });

  it('gives the same file of a conversation the same path, and a quarter of an hour anew', () => {
    const { clock, box: files } = box();
    const path = files.offer(ANN, note('mine'));
    clock.advance(10 * MINUTE);
    expect(files.offer(ANN, note('mine'))).toBe(path);
    expect(files.offer(ANN, note('changed'))).not.toBe(path);
    clock.advance(10 * MINUTE);
    expect(files.take(idOf(path))?.content).toBe('mine');
  });

  it('never gives two conversations one path', () => {
    const { box: files } = box();
    expect(files.offer(ANN, note('same'))).not.toBe(files.offer(BEN, note('same')));
  });

  it('drops the files of one conversation and leaves those of others', () => {
    const { box: files } = box();
    const anns = [files.offer(ANN, note('1')), files.offer(ANN, note('2'))];
    const bens = files.offer(BEN, note('3'));
    files.drop(ANN);
    expect(anns.map((path) => files.take(idOf(path)))).toEqual([undefined, undefined]);
    expect(files.take(idOf(bens))?.content).toBe('3');
  });

  it('refuses what is too large, and lets the oldest go when it is full', () => {
    const { box: files } = box({ life: MINUTE, file: 10, total: 25, perConversation: 9 });
    expect(files.offer(ANN, note('eleven chars'))).toBeUndefined();
    const paths = ['one', 'two', 'three'].map((key) =>
      files.offer({ channel: 'web', conversation: key }, note('ten chars.')),
    );
    expect(paths.map((path) => files.take(idOf(path))?.content)).toEqual([
      undefined,
      'ten chars.',
      'ten chars.',
    ]);
  });

  it('keeps few files of one conversation', () => {
    const { box: files } = box({ life: MINUTE, file: 10, total: 1000, perConversation: 2 });
    const bens = files.offer(BEN, note('b'));
    const [first, ...others] = ['1', '2', '3'].map((content) => files.offer(ANN, note(content)));
    expect(files.take(idOf(first))).toBeUndefined();
    expect(others.map((path) => files.take(idOf(path))?.content)).toEqual(['2', '3']);
    expect(files.take(idOf(bens))?.content).toBe('b');
  });
});
