/** Fills {placeholders}; a [clause in square brackets] goes when one of its placeholders has no value. */

const PLACEHOLDER = /\{([a-z_]+)\}/g;
const CLAUSE = /\[([^\]]*)\]/g;

export interface Placeholder {
  readonly name: string;
  /** Stands in a clause that may be dropped. */
  readonly droppable: boolean;
}

export function placeholdersOf(template: string): Placeholder[] {
  const within = [...template.matchAll(CLAUSE)].flatMap(([, clause = '']) => namesIn(clause));
  const all = namesIn(template.replace(CLAUSE, ''));
  return [
    ...all.map((name) => ({ name, droppable: false })),
    ...within.map((name) => ({ name, droppable: true })),
  ];
}

function namesIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
}

/** A text that cannot be filled: which placeholder lacks a value. */
export class MissingValue extends Error {
  readonly placeholder: string;

  constructor(placeholder: string, template: string) {
    super(
      `No value for {${placeholder}} in "${template.slice(0, 60)}…". Add it to the clinic's file or to knowledge/helplines.yaml.`,
    );
    this.name = 'MissingValue';
    this.placeholder = placeholder;
  }
}

export type Values = Readonly<Record<string, string | undefined>>;

/** Throws MissingValue when a placeholder outside a clause has no value. */
export function fill(template: string, values: Values): string {
  const kept = template.replace(CLAUSE, (_, clause: string) =>
    namesIn(clause).every((name) => values[name] !== undefined) ? clause : '',
  );
  const filled = kept.replace(PLACEHOLDER, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new MissingValue(name, template);
    return value;
  });
  return filled.replace(/\s+/g, ' ').trim();
}
