import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createPump } from '../../src/directline/pump.ts';
import { createUrgentTail } from '../../src/directline/urgent-tail.ts';
import type { Line, NewLine } from '../../src/model/store.ts';
import { testClock } from './world.ts';

function line(seq: number): Line {
  return { ...ahead(`l${seq}`), seq };
}

function ahead(id: string): NewLine {
  return { id, role: 'bot', kind: 'message', at: 1, text: id };
}

/** A pump over a transcript that grows, whose reads come back when they are let. */
function rig(after = 0) {
  const transcript: Line[] = [];
  const sent: string[] = [];
  const marks: number[] = [];
  const waiting: (() => void)[] = [];
  const failures: unknown[] = [];
  let failing = false;
  const pump = createPump({
    after,
    read: (from, limit) =>
      new Promise((resolve, reject) => {
        const found = transcript.filter((each) => each.seq > from).slice(0, limit);
        waiting.push(() => (failing ? reject(new Error('disk')) : resolve(found)));
      }),
    send(lines, watermark) {
      sent.push(...lines.map((each) => each.id));
      if (watermark !== undefined) marks.push(watermark);
    },
    failed: (error) => void failures.push(error),
  });
  const letRead = async () => {
    waiting.shift()?.();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  const settle = async () => {
    while (waiting.length > 0) await letRead();
  };
  return {
    pump,
    transcript,
    sent,
    marks,
    waiting,
    failures,
    letRead,
    settle,
    fail: (now: boolean) => void (failing = now),
  };
}

describe('the pump', () => {
  it('sends what follows at once, without a read', () => {
    const { pump, sent, marks, waiting } = rig();
    pump.offer([line(1), line(2)]);
    pump.offer([line(3)]);
    expect([sent, marks, waiting.length]).toEqual([['l1', 'l2', 'l3'], [2, 3], 0]);
  });

  it('reads where a line is missing, and ignores what it has sent', async () => {
    const { pump, transcript, sent, settle } = rig();
    transcript.push(line(1), line(2), line(3));
    pump.offer([line(3)]);
    expect(sent).toEqual([]);
    await settle();
    pump.offer([line(2), line(3)]);
    expect(sent).toEqual(['l1', 'l2', 'l3']);
  });

  it('reads again for what came while it was reading', async () => {
    const { pump, transcript, sent, letRead, settle } = rig();
    transcript.push(line(1));
    pump.wake();
    transcript.push(line(2));
    pump.offer([line(2)]);
    await letRead();
    await settle();
    expect(sent).toEqual(['l1', 'l2']);
  });

  it('reads a long transcript page by page', async () => {
    const { pump, transcript, sent, marks, settle } = rig(5);
    transcript.push(...Array.from({ length: 250 }, (_, index) => line(index + 1)));
    pump.wake();
    await settle();
    expect(sent).toHaveLength(245);
    expect(marks).toEqual([105, 205, 250]);
  });

  it('goes on over lines that were purged', async () => {
    const { pump, transcript, sent, settle } = rig();
    transcript.push(line(40), line(41));
    pump.wake();
    await settle();
    pump.offer([line(42)]);
    expect(sent).toEqual(['l40', 'l41', 'l42']);
  });

  it('sends a line ahead of its number at once, and only moves the mark when the number comes', async () => {
    const { pump, transcript, sent, marks, settle } = rig();
    pump.wake();
    pump.urgent([ahead('l2')]);
    pump.urgent([ahead('l2')]);
    expect(sent).toEqual(['l2']);
    transcript.push(line(1), line(2));
    await settle();
    pump.offer([line(1), line(2)]);
    await settle();
    expect([sent, marks]).toEqual([['l2', 'l1'], [2]]);
  });

  it('tells of a read that failed, and reads at the next wake', async () => {
    const { pump, transcript, sent, failures, settle, fail } = rig();
    transcript.push(line(1));
    fail(true);
    pump.wake();
    await settle();
    expect([sent, failures.length]).toEqual([[], 1]);
    fail(false);
    pump.wake();
    await settle();
    expect(sent).toEqual(['l1']);
  });

  it('sends nothing after it was stopped', async () => {
    const { pump, transcript, sent, settle } = rig();
    transcript.push(line(1));
    pump.wake();
    pump.stop();
    await settle();
    pump.offer([line(1)]);
    pump.urgent([ahead('x')]);
    expect(sent).toEqual([]);
  });

  it('sends every line once and in order, whatever happens when', async () => {
    const step = fc.oneof(
      fc.constant('add'),
      fc.constant('silent'),
      fc.constant('read'),
      fc.constant('wake'),
      fc.constant('ahead'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { pump, transcript, sent, letRead, settle } = rig();
        for (const each of steps) {
          const next = line(transcript.length + 1);
          if (each === 'wake') pump.wake();
          else if (each === 'read') await letRead();
          else {
            if (each === 'ahead') pump.urgent([ahead(next.id)]);
            transcript.push(next);
            if (each !== 'silent') pump.offer([next]);
          }
        }
        pump.wake();
        await settle();
        const ids = transcript.map(({ id }) => id);
        expect(sent.toSorted()).toEqual(ids.toSorted());
        const urgent = new Set(
          steps.flatMap((each, index) => (each === 'ahead' ? [`l${seqAt(steps, index)}`] : [])),
        );
        const ordinary = (list: readonly string[]) => list.filter((id) => !urgent.has(id));
        expect(ordinary(sent)).toEqual(ordinary(ids));
      }),
      { numRuns: 300 },
    );
  });
});

/** Which line a step added. */
function seqAt(steps: readonly string[], index: number): number {
  return steps.slice(0, index + 1).filter((each) => each !== 'wake' && each !== 'read').length;
}

describe('the tail of words about danger', () => {
  const ids = (lines: readonly NewLine[]) => lines.map(({ id }) => id);

  it('holds them until their turn is stored', () => {
    const tail = createUrgentTail(testClock());
    const [one, two] = [Symbol('one'), Symbol('two')];
    tail.add('c', one, [ahead('a')]);
    tail.add('c', two, [ahead('b')]);
    tail.stored('c', one);
    expect(ids(tail.of('c'))).toEqual(['b']);
    expect(tail.of('another')).toEqual([]);
  });

  it('holds those of a turn that failed until the next one is stored, ten minutes at most', () => {
    const clock = testClock();
    const tail = createUrgentTail(clock);
    const turn = Symbol('turn');
    tail.add('c', turn, [ahead('a')]);
    tail.failed('c', turn);
    expect(ids(tail.of('c'))).toEqual(['a']);
    tail.stored('c', Symbol('next'));
    expect(tail.of('c')).toEqual([]);
    tail.add('c', turn, [ahead('b')]);
    clock.advance(10 * 60_000);
    expect(tail.of('c')).toEqual([]);
  });

  it('is bounded, for each conversation and in all', () => {
    const tail = createUrgentTail(testClock());
    for (let index = 0; index < 50; index += 1) tail.add('c', Symbol('turn'), [ahead(`a${index}`)]);
    expect(ids(tail.of('c'))).toEqual(Array.from({ length: 8 }, (_, index) => `a${42 + index}`));
    for (let index = 0; index < 2_000; index += 1) tail.add(`c${index}`, Symbol('turn'), [ahead('x')]);
    expect(tail.of('c')).toEqual([]);
    expect(ids(tail.of('c1999'))).toEqual(['x']);
  });
});
