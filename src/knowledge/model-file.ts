import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Model } from '../match/fit.ts';
import type { Lexicon } from '../match/lexicon.ts';

/** Changes whenever the file's form changes, so that an old file is built anew and never misread. */
const FORM = 'therapy-guide-model-5';

/** The fitted model's file is not one that this program can read. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';

  constructor(what: string, cause?: unknown) {
    super(`The fitted model cannot be read: ${what}. Run npm run build.`, { cause });
  }
}

/** A model and the hash of its file's contents: what decision records name. */
export interface LoadedModel {
  readonly model: Model;
  readonly hash: string;
}

const pairs = z.array(z.tuple([z.string(), z.string()]));
const header = z.object({
  form: z.literal(FORM),
  hash: z.string(),
  classes: z.array(z.string()).min(1),
  spellings: pairs,
  suffixes: pairs,
  groups: z.array(z.tuple([z.string(), z.array(z.string())])),
  /** Words and features one a line: thousands of strings are parsed faster as one. */
  words: z.string(),
  counts: z.array(z.number()),
  features: z.string(),
  /** Known messages one a line, and the number of the class of each. */
  known: z.string(),
  targets: z.array(z.number().int().nonnegative()),
  /** Length in bytes of each block that follows, in the order of `blocksOf`. */
  blocks: z.array(z.number().int().nonnegative()).length(9),
});

/** The model as bytes: four for the header's length, the header as JSON, then the arrays, each on a multiple of four. */
export function encodeModel(model: Model): Uint8Array<ArrayBuffer> {
  const blocks = blocksOf(model);
  const { spellings, groups } = model.lexicon;
  const hash = createHash('sha256');
  for (const block of blocks) hash.update(new Uint8Array(block.buffer, block.byteOffset, block.byteLength));
  const said: z.input<typeof header> = {
    form: FORM,
    hash: hash.digest('hex'),
    classes: [...model.classes],
    spellings: [...spellings.words],
    suffixes: [...spellings.suffixes],
    groups: [...groups].map(([name, members]) => [name, [...members]]),
    words: [...model.counts.keys()].join('\n'),
    counts: [...model.counts.values()],
    features: model.features.join('\n'),
    known: [...model.known.keys()].join('\n'),
    targets: [...model.known.values()],
    blocks: blocks.map((block) => block.byteLength),
  };
  const json = new TextEncoder().encode(JSON.stringify(said));
  const start = aligned(4 + json.length);
  const bytes = new Uint8Array(blocks.reduce((at, block) => at + aligned(block.byteLength), start));
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, 4);
  let at = start;
  for (const block of blocks) {
    bytes.set(new Uint8Array(block.buffer, block.byteOffset, block.byteLength), at);
    at += aligned(block.byteLength);
  }
  return bytes;
}

/** Reads what `encodeModel` wrote; throws a ModelFileError for anything else. The arrays share the bytes given. */
export function decodeModel(bytes: Uint8Array<ArrayBuffer>): LoadedModel {
  const { said, start } = readHeader(bytes);
  const expected = said.blocks.reduce((at, length) => at + aligned(length), start);
  if (expected !== bytes.byteLength) throw new ModelFileError('it is cut short');
  let at = bytes.byteOffset + start;
  const starts = said.blocks.map((length) => {
    const here = at;
    at += aligned(length);
    return here;
  });
  const float = (block: number) =>
    new Float32Array(bytes.buffer, starts[block], (said.blocks[block] ?? 0) / 4);
  const whole = (block: number) => new Int8Array(bytes.buffer, starts[block], said.blocks[block]);
  const names = said.words.split('\n');
  const classes = said.classes.length;
  const model: Model = {
    classes: said.classes,
    lexicon: lexiconOf(said),
    counts: new Map(names.map((name, index) => [name, said.counts[index] ?? 0])),
    features: said.features.split('\n'),
    words: { classes, weights: whole(0), scales: float(1), bias: float(2) },
    characters: { classes, weights: whole(3), scales: float(4), bias: float(5) },
    entries: {
      classes,
      starts: new Uint32Array(bytes.buffer, starts[6], (said.blocks[6] ?? 0) / 4),
      entries: new Uint16Array(bytes.buffer, starts[7], (said.blocks[7] ?? 0) / 2),
      gains: float(8),
    },
    known: new Map(said.known.split('\n').map((text, index) => [text, said.targets[index] ?? 0])),
  };
  return { model, hash: said.hash };
}

function lexiconOf({ spellings, suffixes, groups }: z.output<typeof header>): Lexicon {
  return {
    spellings: { words: new Map(spellings), suffixes: new Map(suffixes) },
    groups: new Map(groups),
  };
}

function blocksOf({ words, characters, entries }: Model) {
  return [
    words.weights,
    words.scales,
    words.bias,
    characters.weights,
    characters.scales,
    characters.bias,
    entries.starts,
    entries.entries,
    entries.gains,
  ];
}

function readHeader(bytes: Uint8Array<ArrayBuffer>): { said: z.output<typeof header>; start: number } {
  if (bytes.byteLength < 8) throw new ModelFileError('it is empty');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  try {
    const json: unknown = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset + 4, length).toString());
    return { said: header.parse(json), start: aligned(4 + length) };
  } catch (cause) {
    throw new ModelFileError('its form is not the one expected', cause);
  }
}

function aligned(length: number): number {
  return Math.ceil(length / 4) * 4;
}
