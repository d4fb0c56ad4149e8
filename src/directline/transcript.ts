import type { Viewer } from '../channels/viewer.ts';
import { renderLine } from '../channels/web.ts';
import type { OutgoingActivity } from '../model/activity.ts';
import type { Line, NewLine } from '../model/store.ts';

/** How many lines one read or frame carries. */
export const PAGE = 100;

/** How many of a client's own lines are remembered for `replyToId`. */
const MOST_SHOWN = 256;

/**
 * Lines as activities, in their order. A reply names the activity it answers only where this client has been shown
 * that one (`shown` remembers): chat pages hold a reply back for seconds while they have not seen the other, and
 * some are never shown.
 */
export function renderLines(
  lines: readonly (NewLine | Line)[],
  viewer: Viewer,
  shown: Set<string> = new Set(),
): readonly OutgoingActivity[] {
  return lines.flatMap((line) => {
    const activity = renderLine(line, viewer);
    if (activity === undefined) return [];
    if (line.role === 'visitor') remember(line.id, shown);
    const seen = line.replyTo !== undefined && shown.has(line.replyTo);
    return seen ? { ...activity, replyToId: line.replyTo } : activity;
  });
}

function remember(id: string, shown: Set<string>): void {
  shown.add(id);
  const oldest = shown.values().next();
  if (shown.size > MOST_SHOWN && oldest.done !== true) shown.delete(oldest.value);
}

/** What a client has: every line up to a number, and lines that went out before they had one. */
export interface Watermark {
  readonly after: number;
  readonly ahead: ReadonlySet<string>;
}

/** More than the tail of one conversation ever holds. */
const MOST_AHEAD = 32;

/**
 * A watermark as clients send it, opaque to them: `12`, or `12~id~id` where lines about danger went out ahead of their
 * number, so that a client which polls is not given them twice. Anything odd means "all of it".
 */
export function parseWatermark(text: string | null): Watermark {
  const [, number = '0', ids = ''] = /^(\d{1,15})((?:~[A-Za-z0-9_-]{1,64})*)$/.exec(text ?? '') ?? [];
  return { after: Number(number), ahead: new Set(ids.split('~').slice(1, MOST_AHEAD + 1)) };
}

/** The text that `parseWatermark` reads. */
export function writeWatermark({ after, ahead }: Watermark): string {
  return [String(after), ...[...ahead].slice(-MOST_AHEAD)].join('~');
}
