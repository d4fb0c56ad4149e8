import { z } from 'zod';
import { DANGER_KINDS } from '../../model/danger.ts';
import { LINES } from './features.ts';
import { KIND_LINES, type DangerModel } from './fit.ts';

/** Changes whenever the file's form or what a line stands for changes, so that an old file is never misread. */
const FORM = 'therapy-guide-danger-2';

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
  bias: z.number(),
  kindBias: z.array(z.number()).length(DANGER_KINDS.length),
});

/** The header has this much room; the arrays follow. */
const HEADER = 2048;
const SIZES = [LINES * 4, KIND_LINES * 4, KIND_LINES * DANGER_KINDS.length] as const;
const LENGTH = HEADER + SIZES[0] + SIZES[1] + SIZES[2];

/** The model as bytes: a header as JSON, filled up with blanks, then the arrays. */
export function encodeDangerModel({ gains, bias, kinds }: DangerModel): Uint8Array<ArrayBuffer> {
  const said: z.input<typeof header> = {
    form: FORM,
    kinds: [...DANGER_KINDS],
    bias,
    kindBias: [...kinds.bias],
  };
  const bytes = new Uint8Array(LENGTH);
  bytes.set(new TextEncoder().encode(JSON.stringify(said).padEnd(HEADER)));
  new Float32Array(bytes.buffer, HEADER, LINES).set(gains);
  new Float32Array(bytes.buffer, HEADER + SIZES[0], KIND_LINES).set(kinds.scales);
  new Int8Array(bytes.buffer, HEADER + SIZES[0] + SIZES[1]).set(kinds.weights);
  return bytes;
}

/** Reads what `encodeDangerModel` wrote; throws a DangerFileError for anything else. The arrays share the bytes. */
export function decodeDangerModel(bytes: Uint8Array<ArrayBuffer>): DangerModel {
  if (bytes.byteLength !== LENGTH) throw new DangerFileError('its length is not the one expected');
  const { bias, kindBias } = readHeader(bytes);
  const at = bytes.byteOffset + HEADER;
  const gains = new Float32Array(bytes.buffer, at, LINES);
  // One broken number would make every sum after it NaN, and NaN is never above a threshold.
  if (gains.some((gain) => !Number.isFinite(gain))) throw new DangerFileError('it holds what is no number');
  return {
    bias,
    gains,
    kinds: {
      classes: DANGER_KINDS.length,
      scales: new Float32Array(bytes.buffer, at + SIZES[0], KIND_LINES),
      weights: new Int8Array(bytes.buffer, at + SIZES[0] + SIZES[1], SIZES[2]),
      bias: Float32Array.from(kindBias),
    },
  };
}

function readHeader(bytes: Uint8Array): z.output<typeof header> {
  try {
    return header.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(0, HEADER))));
  } catch (cause) {
    throw new DangerFileError('its form is not the one expected', cause);
  }
}
