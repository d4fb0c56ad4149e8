import type { Danger } from '../model/danger.ts';
import type { Detector } from './combined.ts';
import { isGraver } from './detect.ts';

/** A text up to this length is looked at in one go, which takes a few milliseconds. In UTF-16 units. */
const PIECE = 4_096;
/** Pieces share this much, so that words which belong together stand together in one of them. */
const SHARED = 512;
/** How far from its place a cut looks for a space. */
const NEAR = 64;

/**
 * Looks for danger in a text of any length and lets everybody else have the thread between two pieces of a long
 * one: a message of 256 KiB must keep no other visitor waiting. The gravest danger of all pieces counts.
 */
export function atLength(
  detect: Detector,
  pause: () => Promise<void>,
): (text: string) => Danger | undefined | Promise<Danger | undefined> {
  return (text) => (text.length <= PIECE ? detect(text) : inPieces(text, detect, pause));
}

async function inPieces(
  text: string,
  detect: Detector,
  pause: () => Promise<void>,
): Promise<Danger | undefined> {
  let gravest: Danger | undefined;
  let from = 0;
  for (;;) {
    const to = text.length - from <= PIECE ? text.length : spaceBefore(text, from + PIECE);
    const danger = detect(text.slice(from, to));
    if (danger !== undefined && (gravest === undefined || isGraver(danger.kind, gravest.kind)))
      gravest = danger;
    if (to === text.length) return gravest;
    from = spaceBefore(text, to - SHARED);
    await pause();
  }
}

/** A cut through a word would leave another word ("skill" and "kill"): the last space near by, if there is one. */
function spaceBefore(text: string, at: number): number {
  for (let place = at; place > at - NEAR; place -= 1) if (text.charCodeAt(place) <= 0x20) return place;
  return at;
}
