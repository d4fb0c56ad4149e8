import type { ActionNamed } from '../dialogs/action-schema.ts';
import { leadOf, type Acted, type Acting } from './flow-acting.ts';
import { dayOf, dayShown } from './flow-dates.ts';

/** How long until a date, and what is still ahead of it, each step with its day. */
export function countdownOf(action: ActionNamed<'countdown'>, acting: Acting): Acted | undefined {
  const { slots, place, now, fill } = acting;
  const slot = slots.get(action.slot);
  if (slot?.type !== 'date-time') return undefined;
  const today = place.zone.civil(now).day;
  const day = dayOf(slot.date);
  const days = day - today;
  if (days < 0) return undefined;
  const lead = days === 0 ? action.today : days === 1 ? action.tomorrow : action.later;
  const steps = action.plan
    .filter((step) => step.days <= days)
    .map((step) => `- **${dayShown(day - step.days, place.culture)}:** ${fill(step.text)}`);
  const { text, quote } = leadOf(lead.replaceAll('{days}', String(days)), acting);
  return { text: [text, steps.join('\n')].join('\n\n'), ...(quote !== undefined && { quote }) };
}
