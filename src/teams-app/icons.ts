import { encodePng, type Pixel } from './png.ts';

/*
 * The app's picture, on a square of side 1: a speech bubble with a small tail at its lower left and three dots in it.
 *
 *      .22 ╭──────────────╮
 *          │   ●  ●  ●    │
 *      .66 ╰─╮ ╭──────────╯
 *            ╰─╯ .82
 */

const BUBBLE = { left: 0.16, right: 0.84, top: 0.22, bottom: 0.66, corner: 0.14 } as const;
const TAIL = { left: 0.27, right: 0.43, tip: 0.82 } as const;
const DOTS = { at: [0.34, 0.5, 0.66], middle: 0.44, radius: 0.048 } as const;
/** Of the outline icon's line; at 32 pixels it is a little over two. */
const LINE = 0.07;
/** Points looked at in each pixel, in a square: edges are smooth. */
const SAMPLES = 4;

/** 192 pixels, in color: the bubble in white on the clinic's accent (`#2f6f62`). */
export function colorIcon(accent: string): Buffer {
  const [red, green, blue] = [1, 3, 5].map((from) => Number.parseInt(accent.slice(from, from + 2), 16));
  const mix = (ground: number | undefined, part: number): number =>
    Math.round((ground ?? 0) * (1 - part) + 255 * part);
  return encodePng(192, (x, y): Pixel => {
    const part = covered(192, x, y, (u, v) => inBubble(u, v, 0) && !inDots(u, v));
    return [mix(red, part), mix(green, part), mix(blue, part), 255];
  });
}

/** 32 pixels, white lines on nothing, as Teams asks. */
export function outlineIcon(): Buffer {
  return encodePng(32, (x, y): Pixel => {
    const part = covered(32, x, y, (u, v) => (inBubble(u, v, 0) && !inBubble(u, v, LINE)) || inDots(u, v));
    return [255, 255, 255, Math.round(255 * part)];
  });
}

/** How much of a pixel a shape covers, 0 to 1. */
function covered(size: number, x: number, y: number, inShape: (u: number, v: number) => boolean): number {
  const steps = Array.from({ length: SAMPLES }, (_, step) => (step + 0.5) / SAMPLES);
  const hits = steps.flatMap((dx) => steps.filter((dy) => inShape((x + dx) / size, (y + dy) / size)));
  return hits.length / SAMPLES ** 2;
}

/** Whether a point is within the bubble, by at least `margin`. */
function inBubble(u: number, v: number, margin: number): boolean {
  const { left, right, top, bottom, corner } = BUBBLE;
  const across = Math.max(left + corner - u, u - (right - corner), 0);
  const down = Math.max(top + corner - v, v - (bottom - corner), 0);
  return Math.hypot(across, down) <= corner - margin || inTail(u, v, margin);
}

/** A triangle that hangs from the bubble; it begins above the lower edge, so that the line runs round both as one. */
function inTail(u: number, v: number, margin: number): boolean {
  const from = BUBBLE.bottom - margin - 0.02;
  if (v < from || v > TAIL.tip - 2 * margin) return false;
  const narrow = ((v - BUBBLE.bottom) / (TAIL.tip - BUBBLE.bottom)) * (TAIL.right - TAIL.left);
  return u >= TAIL.left + margin && u <= TAIL.right - Math.max(narrow, 0) - margin;
}

function inDots(u: number, v: number): boolean {
  return DOTS.at.some((x) => Math.hypot(u - x, v - DOTS.middle) <= DOTS.radius);
}
