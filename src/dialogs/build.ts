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

/** Tells faults by their place in `source`, and adds them to the others. */
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
  return {
    id: raw.id,
    title: raw.title,
    start: raw.start,
    askedFor: raw['asked-for'],
    steps: new Map(steps),
  };
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
  const { if: holding = [], unless = [], ...what } = raw;
  const conditions = { if: holding, unless };
  if ('answer' in what)
    return { kind: 'answer', id: what.answer, depth: what.depth ?? 'short', ...conditions };
  if ('action' in what) return { kind: 'action', action: what, ...conditions };
  const { text, table } = what;
  return { kind: 'text', text, ...(table && { table }), ...conditions };
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
  const choices =
    expects === 'yes-no'
      ? yesNoChoices(raw, labels, blame)
      : [...severalChoices(raw, blame), ...listedChoices(raw, blame)];
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
    keeps: raw.keep ?? false,
    ...(raw.slot === undefined ? {} : { slot: raw.slot }),
    ...(next === undefined ? {} : { next }),
    ...(raw.past === undefined ? {} : { past: raw.past }),
    ...(raw.which === undefined ? {} : { which: raw.which }),
    ...(raw.resume === undefined ? {} : { resume: raw.resume }),
    ...(raw.more === undefined ? {} : { more: raw.more }),
    ...(raw.least === undefined ? {} : { least: raw.least }),
    ...(raw.most === undefined ? {} : { most: raw.most }),
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
    { key: 'yes', label: yes, next: raw.next.yes, also: [], clears: [] },
    { key: 'no', label: no, next: raw.next.no, also: [], clears: [] },
  ];
}

/** What can be chosen where several can be, and the names for several at once: all lead to the step's own `next`. */
function severalChoices(raw: RawStep, blame: Blame): readonly StepChoice[] {
  const options = Object.entries(raw.options ?? {});
  const keys = new Set(options.map(([key]) => key));
  const next = typeof raw.next === 'string' ? raw.next : '';
  for (const [name, { of }] of Object.entries(raw.groups ?? {})) {
    for (const key of of) if (!keys.has(key)) blame(['groups', name], `there is no option ${key}`);
  }
  return [
    ...options.map(([key, { label, also = [] }]) => ({ key, label, also, next, clears: [], picks: [key] })),
    ...Object.entries(raw.groups ?? {}).map(([key, { label, also = [], of }]) => ({
      key,
      label,
      also,
      next,
      clears: [],
      picks: of,
    })),
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
    clears: choice.clear ?? [],
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
  checkSeveral(expects, raw, choices, blame);
  if (raw.keep === true && (raw.slot === undefined || next === undefined))
    blame(['keep'], '`keep` passes by a question whose `slot` is filled: it needs `slot` and `next`');
  if (raw.least !== undefined || raw.most !== undefined) {
    if (expects !== 'number' && expects !== 'duration')
      blame([], '`least` and `most` belong to `answer: number` and `answer: duration`');
  }
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

function checkSeveral(
  expects: AskStep['expects'],
  raw: RawStep,
  choices: readonly StepChoice[],
  blame: Blame,
): void {
  if (expects !== 'several') {
    for (const key of ['options', 'groups', 'more'] as const)
      if (raw[key] !== undefined) blame([key], `\`${key}\` belongs to \`answer: several\``);
    return;
  }
  if (Object.keys(raw.options ?? {}).length < 2) blame([], '`answer: several` needs at least two `options`');
  if (raw.slot === undefined) blame([], '`answer: several` needs a `slot`');
  if (raw.more === undefined) blame([], '`answer: several` needs `more`, asked when one has been chosen');
  if (!choices.some(({ key, picks }) => key === 'done' && picks === undefined))
    blame(['choices'], '`answer: several` needs a choice `done`');
  if (!choices.some(({ key, picks }) => key !== 'done' && picks === undefined))
    blame(['choices'], 'needs a choice besides `done` that leads past the question: nobody must answer');
  if (new Set(choices.map(({ key }) => key)).size < choices.length)
    blame(['options'], 'two choices have the same name');
}

const ASKING = [
  'answer',
  'choices',
  'keep',
  'options',
  'groups',
  'more',
  'least',
  'most',
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
