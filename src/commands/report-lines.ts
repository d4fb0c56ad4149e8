import type { Authoring } from '../console/api/authoring.ts';

/** The authoring check as lines to read: each part says what to do about it. */
export function reportLines(view: Authoring): readonly string[] {
  return [
    ...part('Coverage of the guide', coverage(view)),
    ...part('Changed since they were read', changed(view)),
    ...part(`Asked for in the last ${view.asked.days} days`, asked(view)),
    ...part('Taken for something else', confusions(view)),
    ...part('Phrasings that match another entry better', elsewhere(view)),
    ...part('Reviews', reviews(view)),
  ];
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return [title, ...lines.map((line) => (line === '' ? '' : `  ${line}`)), ''];
}

function coverage({ coverage: sections, around }: Authoring): readonly string[] {
  const bare = sections.filter(({ entries }) => entries.length === 0);
  return [
    bare.length === 0
      ? 'Every section has an entry.'
      : `${bare.length} without an entry: write one, or name the section in one that stands on it.`,
    ...sections.map(
      ({ title, entries }) => `${title}: ${entries.length === 0 ? 'NONE' : entries.join(', ')}`,
    ),
    `no section: ${around.join(', ')}`,
  ];
}

function changed({ coverage: sections }: Authoring): readonly string[] {
  const stale = sections.filter((section) => section.stale);
  if (stale.length === 0) return ['Nothing.'];
  return [
    'Read these entries against the guide again, then set checked to sha256 in knowledge/en/guide.yaml.',
    ...stale.map(({ title, entries }) => `${title}: ${entries.join(', ')}`),
  ];
}

function asked({ asked: { conversations, entries, steps } }: Authoring): readonly string[] {
  if (conversations === 0) return ['There were no conversations.'];
  const never = entries.filter(({ count }) => count === 0).map(({ id }) => id);
  const seldom = entries.filter(({ count }) => count === null).map(({ id }) => id);
  const unreached = steps.filter(({ count }) => count === 0).map(({ flow, step }) => `${flow}#${step}`);
  return [
    `${conversations ?? 'Few'} conversations. Numbers under 5 are hidden, and what they could be worked out from.`,
    'What nobody asks for may be said in words that people do not use: look at its phrasings, or at who points to it.',
    `never (${never.length}): ${never.join(', ') || 'none'}`,
    `hidden (${seldom.length}): ${seldom.join(', ') || 'none'}`,
    ...entries.filter(({ count }) => (count ?? 0) > 0).map(({ id, count }) => `${count ?? ''} ${id}`),
    `steps of guided conversations never reached (${unreached.length}): ${unreached.join(', ') || 'none'}`,
  ];
}

function confusions({ judged, cases, confusions: { count, shown } }: Authoring): readonly string[] {
  return [
    judged.kind === 'made'
      ? `${judged.right} of ${judged.phrasings} phrasings are taken rightly by a model that never saw them (${new Date(judged.at).toISOString()}).`
      : 'The phrasings could not be judged: see what npm run build says.',
    `${cases.right} of ${cases.cases} test questions are answered or offered rightly.`,
    'Tell the two apart: give each the words that only it is asked with, or let one answer point to the other.',
    `${count} pairs; phrasings + test questions + corrections:`,
    ...shown.flatMap(({ expected, taken, ours, cases: tests, corrections, examples }) => [
      `${ours} + ${tests} + ${corrections}  ${expected} → ${taken}`,
      ...examples.map((text) => `      ${text}`),
    ]),
    ...rest(count - shown.length),
  ];
}

function elsewhere({ elsewhere: { count, shown } }: Authoring): readonly string[] {
  return [
    `${count} phrasings. Move what stands in the wrong entry; reword what could mean both; leave what is right and hard.`,
    ...shown.map(({ text, id, taken, file, line, confidence, own }) => {
      const figures = `${own.toFixed(2)} → ${taken} ${confidence.toFixed(2)}`;
      return `${file}:${line}  ${id} ${figures}: ${text}`;
    }),
    ...rest(count - shown.length),
  ];
}

function reviews({ reviews: all }: Authoring): readonly string[] {
  const due = all.filter(({ state }) => state !== 'fine');
  return [
    due.length === 0
      ? 'Nothing is due.'
      : `${due.length} of ${all.length} are due: read them, then write who did and when.`,
    ...all.map(({ kind, name, by, on, state }) => {
      const when = on === null ? 'never' : `${on} ${by ?? ''}`.trim();
      return `${state}: ${[kind, name].filter((word) => word !== '').join(' ')} (${when})`;
    }),
  ];
}

function rest(count: number): readonly string[] {
  return count > 0 ? [`and ${count} more: --all`] : [];
}
