import type { ContentFault } from '../model/content-fault.ts';
import type { Path, Source } from '../yaml/source.ts';
import type { AskStep, Flow, Said, Step, StepChoice } from './flow.ts';
import type { RawFlow, RawSaid, RawStep } from './schema.ts';

/** The words on yes and no buttons where a step has none of its own. */
export interface YesNoLabels {
  readonly yes: string;
  readonly no: string;
}

/** Adds a fault at a path of the flow's file. */
export type Blame = (path: Path, what: string) => void;

export function blameIn(source: Source, faults: ContentFault[]): Blame {
  return (path, what) => faults.push({ file: source.file, line: source.line(path), what });
}

/** A parsed flow as the engine wants it. Says what is wrong with each step; where steps lead is checked in check.ts. */
export function buildFlow(raw: RawFlow, labels: YesNoLabels, blame: Blame): Flow {
  const steps = Object.entries(raw.steps).map(([name, step]): [string, Step] => [
    name,
    buildStep(name, step, raw, labels, (path, what) =>
      blame(['steps', name, ...path], `step ${name}: ${what}`),
    ),
  ]);
  return { id: raw.id, title: raw.title, start: raw.start, steps: new Map(steps) };
}

function buildStep(name: string, raw: RawStep, flow: RawFlow, labels: YesNoLabels, blame: Blame): Step {
  const base = { name, clears: raw.clear ?? [], says: (raw.say ?? []).map(buildSaid) };
  if (raw.ask !== undefined) return buildAsk(base, raw.ask, raw, flow, labels, blame);
  refuseWithoutAsk(raw, blame);
  if (base.says.length === 0) blame([], 'says nothing and asks nothing: give it `say` or `ask`');
  if (typeof raw.next === 'string') {
    if (raw['follow-ups'] !== undefined) blame(['follow-ups'], 'only an ending has `follow-ups`');
    return { ...base, kind: 'tell', next: raw.next };
  }
  return { ...base, kind: 'end', followUps: raw['follow-ups'] ?? [] };
}

function buildSaid(raw: RawSaid): Said {
  if (typeof raw === 'string') return { kind: 'text', text: raw, if: [], unless: [] };
  if ('answer' in raw) return { kind: 'answer', id: raw.answer };
  if ('action' in raw) return { kind: 'action', name: raw.action };
  return { kind: 'text', text: raw.text, if: raw.if ?? [], unless: raw.unless ?? [] };
}

function buildAsk(
  base: Pick<AskStep, 'name' | 'clears' | 'says'>,
  ask: string,
  raw: RawStep,
  flow: RawFlow,
  labels: YesNoLabels,
  blame: Blame,
): AskStep {
  const expects = raw.answer ?? 'choice';
  const otherwise = raw.otherwise ?? flow.otherwise;
  if (otherwise === undefined) blame([], 'has no way out: give the step or the flow `otherwise`');
  if (raw.unclear === undefined)
    blame([], 'asks, so it needs `unclear`: the question again in one or two other wordings');
  if (raw.unclear?.includes(ask)) blame(['unclear'], '`unclear` repeats `ask`: use other words');
  const next = typeof raw.next === 'string' ? raw.next : undefined;
  const choices = expects === 'yes-no' ? yesNoChoices(raw, labels, blame) : listedChoices(raw, blame);
  checkAnswer(expects, raw, next, choices, blame);
  return {
    ...base,
    kind: 'ask',
    ask,
    expects,
    choices,
    unclear: raw.unclear ?? [],
    otherwise: otherwise ?? flow.start,
    questions: raw.questions ?? false,
    ...(raw.slot === undefined ? {} : { slot: raw.slot }),
    ...(next === undefined ? {} : { next }),
    ...(raw.past === undefined ? {} : { past: raw.past }),
    ...(raw.which === undefined ? {} : { which: raw.which }),
    ...(raw.resume === undefined ? {} : { resume: raw.resume }),
  };
}

function yesNoChoices(raw: RawStep, labels: YesNoLabels, blame: Blame): readonly StepChoice[] {
  if (raw.choices !== undefined) blame(['choices'], 'a yes-no step takes `labels`, not `choices`');
  if (raw.next === undefined || typeof raw.next === 'string') {
    blame(['next'], 'a yes-no step needs `next: { yes: …, no: … }`');
    return [];
  }
  const { yes, no } = raw.labels ?? labels;
  return [
    { key: 'yes', label: yes, next: raw.next.yes, also: [] },
    { key: 'no', label: no, next: raw.next.no, also: [] },
  ];
}

function listedChoices(raw: RawStep, blame: Blame): readonly StepChoice[] {
  if (raw.labels !== undefined) blame(['labels'], 'only a yes-no step takes `labels`');
  if (typeof raw.next === 'object') blame(['next'], '`next: { yes, no }` belongs to `answer: yes-no`');
  const choices = Object.entries(raw.choices ?? {});
  if (choices.some(([key]) => key.startsWith('reading-')))
    blame(['choices'], 'names beginning `reading-` are taken');
  const labels = choices.map(([, choice]) => choice.label.toLowerCase());
  if (new Set(labels).size < labels.length) blame(['choices'], 'two choices have the same label');
  return choices.map(([key, choice]) => ({
    key,
    label: choice.label,
    next: choice.next,
    also: choice.also ?? [],
  }));
}

function checkAnswer(
  expects: AskStep['expects'],
  raw: RawStep,
  next: string | undefined,
  choices: readonly StepChoice[],
  blame: Blame,
): void {
  const isChoice = expects === 'choice' || expects === 'yes-no';
  if (expects === 'choice' && choices.length < 2) blame(['choices'], 'a choice needs at least two `choices`');
  if (expects === 'choice' && next !== undefined)
    blame(['next'], 'each choice has its own `next`; the step takes none');
  if (!isChoice && next === undefined) blame([], `\`answer: ${expects}\` needs \`next\``);
  if (!isChoice && choices.length === 0)
    blame([], 'needs a choice that leads past the question: nobody must answer');
  if (expects === 'list' && raw.slot === undefined) blame([], '`answer: list` needs a `slot`');
  if (expects === 'list' && !choices.some((choice) => choice.key === 'done')) {
    blame(['choices'], '`answer: list` needs a choice `done`');
  }
  if (expects === 'date-time' && (raw.past === undefined || raw.which === undefined)) {
    blame([], '`answer: date-time` needs `past` and `which`');
  }
  if (expects !== 'date-time' && raw.past !== undefined)
    blame(['past'], 'only a date-time step takes `past`');
  if (raw['follow-ups'] !== undefined) blame(['follow-ups'], 'only an ending has `follow-ups`');
}

const ASKING = [
  'answer',
  'choices',
  'slot',
  'labels',
  'unclear',
  'past',
  'which',
  'otherwise',
  'resume',
  'questions',
] as const;

function refuseWithoutAsk(raw: RawStep, blame: Blame): void {
  for (const key of ASKING)
    if (raw[key] !== undefined) blame([key], `\`${key}\` without \`ask\` has no meaning`);
  if (typeof raw.next === 'object') blame(['next'], '`next: { yes, no }` without `ask` has no meaning');
}
