import type { Helpline, Helplines } from './helplines.ts';
import { fill } from './template.ts';
import type { CrisisTexts } from './texts.ts';

/** One number to tap, with the region beside it. */
export interface NumberAction {
  readonly label: string;
  /** As the texts name it. */
  readonly number: string;
  readonly channel: 'call' | 'text' | 'chat';
  /** `tel:`, `sms:` or `https:`. */
  readonly href: string;
}

/** The numbers of one country, ready for the placeholders and for buttons. */
export interface CountryNumbers {
  readonly region: string;
  readonly emergency: string | undefined;
  readonly line: string | undefined;
  readonly abuseLine: string | undefined;
  readonly childLine: string | undefined;
  readonly allLines: string | undefined;
  readonly emergencyNumbers: readonly string[];
  readonly lineNumbers: readonly string[];
  readonly actions: readonly NumberAction[];
}

/** A country that the file does not know, or one without a number that every reply needs. */
export class NumbersMissing extends Error {
  constructor(country: string, what: string) {
    super(
      `Country ${country}: ${what} in knowledge/helplines.yaml. Add it to the clinic's file or choose another country.`,
    );
    this.name = 'NumbersMissing';
  }
}

/** `added` are numbers that the clinic gave itself; they stand before ours. */
export function numbersOf(
  helplines: Helplines,
  country: string,
  texts: CrisisTexts,
  added: readonly Helpline[],
): CountryNumbers {
  const known = helplines.countries[country];
  if (known === undefined) throw new NumbersMissing(country, 'is not listed');
  const entries = [...added, ...known.entries];
  const of = (...kinds: Helpline['kind'][]): Helpline[] => entries.filter((one) => kinds.includes(one.kind));
  const join = (lines: readonly Helpline[]): string | undefined =>
    lines.length === 0 ? undefined : lines.map((one) => one.shown).join(texts.numbers.or);
  // Two lines at most in a sentence: the first to call, and one to write to.
  const brief = (lines: readonly Helpline[]): Helpline[] => {
    const spoken = lines.find((one) => one.channel === 'call') ?? lines[0];
    const written = lines.find((one) => one.channel === 'text');
    return [spoken, written]
      .filter((one, index, all) => one !== undefined && all.indexOf(one) === index)
      .filter((one) => one !== undefined);
  };
  const emergency = of('emergency');
  if (emergency.length === 0) throw new NumbersMissing(country, 'has no emergency number');
  const crisis = of('crisis');
  const others = of('crisis', 'abuse', 'child', 'directory');
  if (others.length === 0) throw new NumbersMissing(country, 'has no line to talk to');
  const line = join(brief(crisis));
  return {
    region: known.region,
    emergency: join(emergency),
    line,
    abuseLine: join(brief(of('abuse'))) ?? line,
    childLine: join(brief(of('child'))) ?? line,
    allLines: join(of('crisis', 'directory')),
    emergencyNumbers: emergency.map((one) => one.number),
    lineNumbers: others.map((one) => one.number),
    actions: entries.flatMap((one) => actionsOf(one, known.region, texts)),
  };
}

function actionsOf(line: Helpline, region: string, texts: CrisisTexts): NumberAction[] {
  const channels = line.also === undefined ? [line.channel] : [line.channel, line.also];
  return channels.map((channel) => ({
    label: fill(texts.numbers[channel], { number: labelOf(line, channel), region }),
    number: line.number,
    channel,
    href: hrefOf(line, channel),
  }));
}

function labelOf(line: Helpline, channel: NumberAction['channel']): string {
  if (line.word !== undefined && channel === 'text') return `${line.word} → ${line.number}`;
  return line.also === undefined && line.channel === 'call' ? line.shown : line.number;
}

function hrefOf(line: Helpline, channel: NumberAction['channel']): string {
  const digits = line.number.replace(/[^0-9+]/g, '');
  if (channel === 'call') return `tel:${digits}`;
  if (channel === 'text')
    return line.word === undefined ? `sms:${digits}` : `sms:${digits}?body=${encodeURIComponent(line.word)}`;
  return /[a-z]\.[a-z]/i.test(line.number) ? `https://${line.number}` : `https://wa.me/${digits}`;
}
