import { slotsRead, type Action } from './action-schema.ts';
import type { Blame } from './build.ts';
import { slotsIn } from './flow.ts';
import { textsOfAction } from './flow-texts.ts';
import type { AskStep, Flow, Step } from './flow.ts';

/** What is quoted must be filled somewhere, and what a question quotes must be filled whenever it is asked. */
export function checkSlots(flow: Flow, at: Blame): void {
  const asking = [...flow.steps.values()].filter((step): step is AskStep => step.kind === 'ask');
  const filled = new Set(asking.flatMap((step) => step.slot ?? []));
  const typed = new Set(
    asking.flatMap((step) => (isTyped(step) && step.slot !== undefined ? [step.slot] : [])),
  );
  const sure = surelyFilled(flow, filled);
  for (const step of flow.steps.values()) {
    for (const { path, text, asks } of textsOf(step)) {
      const quoted = slotsIn(text);
      for (const name of quoted) {
        if (!filled.has(name)) at([step.name, path], `no step fills the slot ${name}`);
        else if (asks && sure.get(step.name)?.has(name) !== true) {
          at([step.name, path], `asks with the slot ${name}, which can be empty here`);
        }
      }
      checkWords(quoted, typed, text, () =>
        at(
          [step.name, path],
          "a visitor's own words must come once and last in a text: they are shown as plain text",
        ),
      );
      if (
        /[{}]/.test(text.replaceAll(/\{(?:slot\.[a-z][a-z0-9-]*|clinic|contact|now|emergency|line)\}/g, ''))
      ) {
        at(
          [step.name, path],
          'only {slot.name}, {clinic}, {contact}, {now}, {emergency} and {line} may stand in braces',
        );
      }
    }
    const emptied = step.kind === 'ask' ? step.choices.flatMap(({ clears }) => clears) : [];
    for (const name of [...step.clears, ...emptied]) {
      if (!filled.has(name)) at([step.name], `no step fills the slot ${name}`);
    }
    checkConditions(step, asking, at);
    checkActions(step, asking, at);
  }
}

function checkWords(
  quoted: readonly string[],
  typed: ReadonlySet<string>,
  text: string,
  blame: () => void,
): void {
  const words = quoted.filter((name) => typed.has(name));
  const [word] = words;
  if (words.length > 1 || (word !== undefined && !text.endsWith(`{slot.${word}}`))) blame();
}

/** The slots that are filled on every way that leads to a step. */
function surelyFilled(flow: Flow, all: ReadonlySet<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const sure = new Map([...flow.steps.keys()].map((name): [string, ReadonlySet<string>] => [name, all]));
  sure.set(flow.start, new Set());
  const waiting = [flow.start];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const step = flow.steps.get(name);
    if (step === undefined) continue;
    const here = new Set([...(sure.get(name) ?? [])].filter((slot) => !step.clears.includes(slot)));
    for (const { next, fills, empties = [] } of edgesOf(step)) {
      const before = sure.get(next);
      const after = new Set(
        [...(before ?? [])].filter((slot) => (here.has(slot) && !empties.includes(slot)) || slot === fills),
      );
      const isFirst = before === all;
      if (before === undefined || (!isFirst && after.size === before.size)) continue;
      sure.set(next, after);
      waiting.push(next);
    }
  }
  for (const step of flow.steps.values()) {
    sure.set(
      step.name,
      new Set([...(sure.get(step.name) ?? [])].filter((slot) => !step.clears.includes(slot))),
    );
  }
  return sure;
}

interface Edge {
  readonly next: string;
  readonly fills?: string | undefined;
  readonly empties?: readonly string[];
}

/** Where a step leads, and the slots that are filled or emptied on that way. */
function edgesOf(step: Step): readonly Edge[] {
  if (step.kind === 'end') return [];
  if (step.kind === 'tell') return [{ next: step.next }];
  const free = step.next === undefined ? [] : [{ next: step.next, fills: step.slot }];
  const ofChoice = step.next === undefined ? step.slot : undefined;
  const choices = step.choices.map(({ key, next, picks, clears }) => {
    // The way on from several choices is open once one has been made.
    const isOn = step.expects === 'several' && (picks !== undefined || key === 'done');
    return { next, fills: isOn ? step.slot : ofChoice, empties: clears };
  });
  return [...free, ...choices, { next: step.otherwise }];
}

function isTyped(step: AskStep): boolean {
  return ['text', 'list', 'phone', 'email'].includes(step.expects);
}

interface Text {
  readonly path: string;
  readonly text: string;
  /** It is the question itself, in some form: it must not fall silent. */
  readonly asks: boolean;
}

function textsOf(step: Step): readonly Text[] {
  const says = step.says.flatMap((said) => {
    if (said.kind === 'text') return [{ path: 'say', text: said.text, asks: false }];
    return said.kind === 'action' ? actionTexts(said.action) : [];
  });
  if (step.kind !== 'ask') return says;
  const one = (path: string, text: string | undefined): readonly Text[] =>
    text === undefined ? [] : [{ path, text, asks: true }];
  return [
    ...says,
    ...one('ask', step.ask),
    ...step.unclear.flatMap((text) => one('unclear', text)),
    ...one('past', step.past),
    ...one('which', step.which),
    ...one('resume', step.resume),
    ...(step.more === undefined ? [] : [{ path: 'more', text: step.more, asks: false }]),
  ];
}

/** Texts of an action in which slots may be quoted; its own names in braces are taken out. */
function actionTexts(action: Action): readonly Text[] {
  return textsOfAction(action).map((text) => ({
    path: 'say',
    text: text.replaceAll('{days}', ''),
    asks: false,
  }));
}

function checkConditions(step: Step, asking: readonly AskStep[], at: Blame): void {
  for (const { slot, key } of step.says.flatMap((said) => [...said.if, ...said.unless])) {
    const fillers = asking.filter((one) => one.slot === slot);
    if (fillers.length === 0) at([step.name], `no step fills the slot ${slot}`);
    else if (key !== undefined && !fillers.some((one) => one.choices.some((choice) => choice.key === key)))
      at([step.name], `no step puts ${key} into the slot ${slot}`);
  }
}

function checkActions(step: Step, asking: readonly AskStep[], at: Blame): void {
  for (const said of step.says) {
    if (said.kind !== 'action') continue;
    for (const [slot, kinds] of slotsRead(said.action)) {
      const fillers = asking.filter((one) => one.slot === slot);
      if (fillers.length === 0) at([step.name, 'say'], `no step fills the slot ${slot}`);
      for (const { name, expects } of fillers) {
        if (!kinds.includes(expects))
          at(
            [step.name, 'say'],
            `${said.action.action} needs ${slot} as ${kinds.join(' or ')}, but step ${name} asks for ${expects}`,
          );
      }
    }
  }
}
