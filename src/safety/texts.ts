import { z } from 'zod';
import { parseYaml } from '../yaml/source.ts';
import { placeholdersOf } from './template.ts';

/** Reads dialogs/<language>/crisis.yaml. */

const KNOWN = new Set([
  'emergency',
  'line',
  'abuse_line',
  'child_line',
  'all_lines',
  'clinic',
  'contact',
  'days',
  'region',
  'closing',
  'opening',
  'leave_hint',
  'stay_hint',
  'time',
  'weekday',
  'date',
  'number',
]);

const template = z
  .string()
  .min(1)
  .superRefine((text, context) => {
    for (const { name } of placeholdersOf(text)) {
      if (!KNOWN.has(name)) context.addIssue({ code: 'custom', message: `knows no placeholder {${name}}` });
    }
    if (/\[[^\]]*\{emergency\}[^\]]*\]/.test(text)) {
      context.addIssue({ code: 'custom', message: 'has {emergency} in a clause that may be dropped' });
    }
  });

/** A text for danger: it names the emergency number and a line to talk to, neither of them droppable. */
const crisisText = template.superRefine((text, context) => {
  const firm = new Set(
    placeholdersOf(text)
      .filter((one) => !one.droppable)
      .map((one) => one.name),
  );
  if (!firm.has('emergency')) context.addIssue({ code: 'custom', message: 'must hold {emergency}' });
  if (!['line', 'abuse_line', 'child_line', 'all_lines'].some((name) => firm.has(name))) {
    context.addIssue({ code: 'custom', message: 'must hold {line}, {abuse_line} or {child_line}' });
  }
});

const group = z
  .strictObject({ first: z.array(crisisText).min(1), later: z.array(crisisText).min(1).optional() })
  .superRefine(({ first, later = [] }, context) => {
    if (first.length + later.length < 2)
      context.addIssue({ code: 'custom', message: 'needs a second wording for a second turn' });
  });

const hints = z.strictObject({ leave: z.string().min(1), stay: z.string().min(1) });

const schema = z.strictObject({
  language: z.string().min(2),
  reviewed: z.strictObject({ by: z.string().nullable(), on: z.string().nullable() }),
  notice: crisisText,
  safety_text: crisisText,
  footer: z.strictObject({ open: template, closed: template, unknown: template }),
  times: z.strictObject({ today: template, tomorrow: template, this_week: template, later: template }),
  numbers: z.strictObject({ or: z.string().min(1), call: template, text: template, chat: template }),
  hints: z.strictObject({ website: hints, other: hints }),
  buttons: z.strictObject({
    yes: z.string().min(1),
    no: z.string().min(1),
    rather_not: z.string().min(1),
    ways: z.string().min(1),
    not_meant: z.string().min(1),
  }),
  replies: z.strictObject({
    self: group,
    other_person: group,
    child: group,
    abuse: group,
    abuse_minor: group,
    harm_to_others: group,
    harm_to_child: group,
    medical: group,
    medical_other: group,
  }),
  check_in: z.strictObject({ ask: z.array(crisisText).min(2), no: crisisText, rather_not: crisisText }),
  taken_back: crisisText,
  /** Where others read along. */
  shared: crisisText,
  ways: crisisText,
});

export type CrisisTexts = z.infer<typeof schema>;
export type ReplyGroup = keyof CrisisTexts['replies'];

/** Throws a ContentError with file and line when a text is missing or would lose its numbers. */
export function parseCrisisTexts(text: string, file: string): CrisisTexts {
  return parseYaml(file, text, schema);
}
