import { describe, expect, it } from '@jest/globals';
import { run } from '../../src/commands/ask.ts';
import { linesOf, type CommandIo, type Judge } from '../../src/commands/judging.ts';

async function* pieces(...texts: string[]): AsyncGenerator<string> {
  for (const text of texts) yield text;
}

function setUp(...input: string[]) {
  const said = { out: '', err: '' };
  const io: CommandIo = {
    input: pieces(...input),
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  };
  let time = 0;
  const parts: Judge = {
    detectDanger: (text) => (text.includes('danger') ? { kind: 'self', rule: 'test' } : undefined),
    find: () => ({
      outcome: 'answered',
      id: 'homework/why',
      why: {
        candidates: [{ id: 'homework/why', confidence: 0.912345 }],
        matched: ['why'],
        corrected: [['wyh', 'why']],
      },
    }),
    titleOf: () => 'Why homework',
    monotonic: () => (time += 0.25),
  };
  return { io, parts, said };
}

describe('ask', () => {
  it.each([[['--help me']], [['--', '--help']], [['-h is not what I mean']]])(
    'takes what is a message for one, though it begin with dashes: %j',
    async (argv) => {
      const { io, parts, said } = setUp();
      expect(await run(argv, io, async () => parts)).toBe(0);
      expect(said.out).toContain('outcome    answered');
    },
  );

  it('writes one judgement a line, in order, whatever pieces the input comes in', async () => {
    const { io, parts, said } = setUp('{"text":"a"}\n{"te', 'xt":"danger"}', '\n\n');
    expect(await run(['--jsonl'], io, async () => parts)).toBe(0);
    const lines = said.out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toEqual([
      {
        text: 'a',
        outcome: 'answered',
        id: 'homework/why',
        offered: [],
        candidates: [{ id: 'homework/why', confidence: 0.9123 }],
        ms: 0.25,
      },
      {
        text: 'danger',
        outcome: 'crisis',
        id: 'self',
        offered: [],
        candidates: [{ id: 'homework/why', confidence: 0.9123 }],
        ms: 0.25,
      },
    ]);
  });

  it('stops at a line that is no message and says which', async () => {
    const { io, parts, said } = setUp('{"text":"a"}\nnonsense\n');
    expect(await run(['--jsonl'], io, async () => parts)).toBe(2);
    expect(said.err).toContain('line 2');
  });

  it('tells people the reasons', async () => {
    const { io, parts, said } = setUp();
    expect(await run(['wyh', 'homework'], io, async () => parts)).toBe(0);
    expect(said.out).toMatch(/homework\/why {2}"Why homework"[^]*matched {4}why[^]*wyh → why[^]*91\.2 %/);
  });

  it('gives help without a message', async () => {
    const { io, parts, said } = setUp();
    expect(await run([], io, async () => parts)).toBe(2);
    expect(said.err).toContain('--jsonl');
  });

  it('keeps letters whole that are cut between two pieces', async () => {
    const bytes = new TextEncoder().encode('é\n');
    async function* cut(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, 1);
      yield bytes.subarray(1);
    }
    const lines: string[] = [];
    for await (const line of linesOf(cut())) lines.push(line);
    expect(lines).toEqual(['é']);
  });
});
