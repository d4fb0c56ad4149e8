import type { ReactNode } from 'react';
import type { Transcript, TranscriptLine } from '../../../console/api/transcript.ts';
import { topicName } from '../parts/names.ts';
import { timeOf } from '../parts/time.ts';
import { words } from '../words.ts';

interface Walk {
  readonly flow: string;
  readonly steps: readonly { readonly id: string; readonly step: string; readonly at: number }[];
}

/** The guided conversations of a transcript, each with the steps that were taken, in their order. */
export function StepsPart({
  transcript: { lines, zone, culture },
}: {
  readonly transcript: Transcript;
}): ReactNode {
  const walks = walksOf(lines);
  if (walks.length === 0) return <p className="hint">{words.transcript['no-steps']}</p>;
  return walks.map(({ flow, steps }, index) => (
    <section key={index} className="walk">
      <h2>{topicName(flow)}</h2>
      <ol>
        {steps.map(({ id, step, at }) => (
          <li key={id}>
            <code>{step}</code> <time className="soft">{timeOf(at, { zone, culture })}</time>
          </li>
        ))}
      </ol>
    </section>
  ));
}

function walksOf(lines: readonly TranscriptLine[]): readonly Walk[] {
  const walks: { flow: string; steps: { id: string; step: string; at: number }[] }[] = [];
  for (const { id, at, decision } of lines) {
    const { flow, step } = decision?.step ?? {};
    if (flow === undefined || step === undefined) continue;
    const last = walks.at(-1);
    if (last?.flow !== flow) walks.push({ flow, steps: [{ id, step, at }] });
    else if (last.steps.at(-1)?.step !== step) last.steps.push({ id, step, at });
  }
  return walks;
}
