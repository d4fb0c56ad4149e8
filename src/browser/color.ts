/** A color of the clinic made readable: WCAG 2.2 wants a contrast of 4.5 for text, and no clinic should have to measure. */
export interface Accent {
  /** Fills buttons and bubbles. */
  readonly fill: string;
  /** Black or white: text upon the fill. */
  readonly onFill: string;
  /** The accent as text or outline on our light and dark backgrounds. */
  readonly onLight: string;
  readonly onDark: string;
}

type Rgb = readonly [number, number, number];

const ENOUGH = 4.5;
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
/** The surfaces of chat.css on which accent-colored text stands; the darker of the light, the lighter of the dark. */
const LIGHT: Rgb = [0xf3, 0xf4, 0xf3];
const DARK: Rgb = [0x2a, 0x2f, 0x2e];

/** From `#rrggbb`. */
export function accentOf(hex: string): Accent {
  const color = parse(hex);
  const onFill = contrast(color, WHITE) >= ENOUGH ? WHITE : BLACK;
  return {
    fill: format(color),
    onFill: format(onFill),
    onLight: format(towards(color, BLACK, LIGHT)),
    onDark: format(towards(color, WHITE, DARK)),
  };
}

/** The contrast of two colors by WCAG, 1 to 21. */
export function contrastOf(one: string, other: string): number {
  return contrast(parse(one), parse(other));
}

function towards(color: Rgb, goal: Rgb, background: Rgb): Rgb {
  for (let step = 0; step < 20; step += 1) {
    const mixed = mix(color, goal, step / 20);
    if (contrast(mixed, background) >= ENOUGH) return mixed;
  }
  return goal;
}

function mix(one: Rgb, other: Rgb, share: number): Rgb {
  const channel = (index: 0 | 1 | 2): number => Math.round(one[index] * (1 - share) + other[index] * share);
  return [channel(0), channel(1), channel(2)];
}

function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function parse(hex: string): Rgb {
  const number = Number.parseInt(hex.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

function format(color: Rgb): string {
  return `#${color.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
