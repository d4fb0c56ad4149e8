import { z } from 'zod';
import { DANGER_KINDS } from '../../model/danger.ts';
import { LINES } from './features.ts';
import { CLASSES, type DangerModel } from './fit.ts';

/** Changes whenever the file's form or what a line stands for changes, so that an old file is never misread. */
const FORM = 'therapy-guide-danger-4';

/** The classifier's file is not one that this program can read. */
export class DangerFileError extends Error {
  override readonly name = 'DangerFileError';

  constructor(what: string, cause?: unknown) {
    super(`The classifier for danger cannot be read: ${what}. Run npm run build.`, { cause });
  }
}

const header = z.object({
  form: z.literal(FORM),
  kinds: z.array(z.string()).refine((kinds) => kinds.join() === DANGER_KINDS.join()),
  bias: z.array(z.number()).length(CLASSES),
});

/** The header has this much room; the arrays follow. */
const HEADER = 2048;
const LENGTH = HEADER + LINES * 4 + LINES * CLASSES;

/** The model as bytes: a header as JSON, filled up with blanks, then the arrays. */
export function encodeDangerModel({ weights, scales, bias }: DangerModel): Uint8Array<ArrayBuffer> {
  const said: z.input<typeof header> = { form: FORM, kinds: [...DANGER_KINDS], bias: [...bias] };
  const bytes = new Uint8Array(LENGTH);
  bytes.set(new TextEncoder().encode(JSON.stringify(said).padEnd(HEADER)));
  new Float32Array(bytes.buffer, HEADER, LINES).set(scales);
  new Int8Array(bytes.buffer, HEADER + LINES * 4).set(weights);
  return bytes;
}

/** Reads what `encodeDangerModel` wrote; throws a DangerFileError for anything else. The arrays share the bytes. */
export function decodeDangerModel(bytes: Uint8Array<ArrayBuffer>): DangerModel {
  if (bytes.byteLength !== LENGTH) throw new DangerFileError('its length is not the one expected');
  const { bias } = readHeader(bytes);
  const at = bytes.byteOffset + HEADER;
  const scales = new Float32Array(bytes.buffer, at, LINES);
  // One broken number would make every sum after it NaN, and NaN is never above a threshold.
  if (scales.some((scale) => !Number.isFinite(scale)))
    throw new DangerFileError('it holds what is no number');
  return {
    classes: CLASSES,
    scales,
    weights: new Int8Array(bytes.buffer, at + LINES * 4, LINES * CLASSES),
    bias: Float32Array.from(bias),
  };
}

function readHeader(bytes: Uint8Array): z.output<typeof header> {
  try {
    return header.parse(JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, HEADER).toString()));
  } catch (cause) {
    throw new DangerFileError('its form is not the one expected', cause);
  }
}
