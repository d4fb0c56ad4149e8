import path from 'node:path';
import { readBase } from '../knowledge/base.ts';
import type { World } from '../model/world.ts';
import { LANGUAGE } from '../written.ts';
import type { CommandIo } from './judging.ts';
import { loadTalkParts } from './loading.ts';
import type { SeedSources, SpokenFlow } from './seed-talk.ts';

/** The content as invented conversations need it: answers as they are said, and how people ask for them. */
export async function seedSources(
  root: string,
  world: Pick<World, 'clock'>,
  io: Pick<CommandIo, 'err'>,
): Promise<SeedSources> {
  const { content, crisis } = await loadTalkParts(root, world, io);
  const { entries } = readBase(path.join(root, 'knowledge', LANGUAGE));
  const { talk } = content;
  const title = (id: (typeof entries)[number]['id']): readonly string[] => {
    const entry = talk.entry(id);
    return entry === undefined ? [] : [entry.title];
  };
  return {
    entries: entries.flatMap(({ id, phrasings }) => {
      const spoken = talk.entry(id);
      if (spoken === undefined) return [];
      const { short, section, followUps } = spoken;
      return [{ id, phrasings, answer: short, section, next: followUps.flatMap(title) }];
    }),
    flows: [...talk.flows.values()].map((flow): SpokenFlow => ({
      id: flow.id,
      opening: flow.askedFor,
      asks: [...flow.steps.values()].flatMap((step) =>
        step.kind === 'ask'
          ? [{ step: step.name, ask: step.ask, choices: step.choices.map(({ label }) => label) }]
          : [],
      ),
    })),
    unknown: talk.phrases.says.unknown[0] ?? '',
    crisis: (danger) => crisis.words.reply(danger, 'web', 0).text,
    hashes: { ...talk.hashes },
  };
}
