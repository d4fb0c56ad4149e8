import { EXPORT_FORMATS } from '../../src/model/export-format.ts';
import type { ExportView } from '../../src/console/api/exports.ts';
import type { Insight } from '../../src/console/api/insight.ts';

const day = (index: number): string => `2026-11-${String(index + 1).padStart(2, '0')}`;

/** Figures as the server answers them, some of them hidden. */
export const INSIGHT: Insight = {
  from: day(0),
  to: day(27),
  zone: 'America/New_York',
  channel: null,
  channels: ['msteams', 'web'],
  conversations: 412,
  facts: [
    { name: 'answered', count: 380 },
    { name: 'offered', count: 61 },
    { name: 'unknown', count: 44 },
    { name: 'flow', count: 97 },
    { name: 'danger', count: null },
    { name: 'up', count: 52 },
    { name: 'down', count: 0 },
    { name: 'call-back', count: 12 },
  ],
  topics: ['first-session', 'therapy-types', 'relationship', 'homework'].map((name, index) => ({
    name,
    count: index === 2 ? null : 210 - index * 40,
  })),
  unit: 'day',
  times: Array.from({ length: 28 }, (_, index) => ({
    name: day(index),
    count: index % 9 === 4 ? null : 6 + ((index * 7) % 19),
  })),
  hours: Array.from({ length: 24 }, (_, hour) => ({ name: `${hour}`, count: hour < 6 ? 0 : hour * 3 })),
  flows: [
    {
      flow: 'homework',
      title: 'Planning homework',
      steps: [
        { name: 'kind', end: false, count: 21 },
        { name: 'done', end: true, count: 40 },
      ],
    },
  ],
};

export const EXPORT_JOB: ExportView = {
  id: 'x1',
  format: EXPORT_FORMATS[2],
  unmasked: false,
  by: 'Alex Moreno',
  at: 0,
  state: 'ready',
  done: 120,
  total: 120,
  bytes: 40_000,
  until: 86_400_000,
};
