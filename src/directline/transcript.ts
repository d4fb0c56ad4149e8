import { renderLine, type Viewer } from '../channels/web.ts';
import type { OutgoingActivity } from '../model/activity.ts';
import type { Line, NewLine } from '../model/store.ts';

/** How many lines one read or frame carries. */
export const PAGE = 100;

/**
 * Lines as activities, in their order. A reply names the activity it answers only where that stands in the same
 * batch: chat pages hold a reply back for seconds while they have not seen the other, and some are never shown.
 */
export function renderLines(lines: readonly (NewLine | Line)[], viewer: Viewer): readonly OutgoingActivity[] {
  const shown = new Set<string>();
  return lines.flatMap((line) => {
    const activity = renderLine(line, viewer);
    if (activity === undefined) return [];
    shown.add(line.id);
    return line.replyTo !== undefined && shown.has(line.replyTo)
      ? { ...activity, replyToId: line.replyTo }
      : activity;
  });
}

/** A watermark as clients send it: the number of the last line they have. Anything odd means "all of it". */
export function parseWatermark(text: string | null): number {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : 0;
}
