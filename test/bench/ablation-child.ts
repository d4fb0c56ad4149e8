// One fit of the ablation in a process of its own, since it runs on sources with one ingredient taken out:
//
//   node test/bench/ablation-child.ts '{"content": …, "files": […], "variant": 3}'     (or -1: nothing is off)
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { z } from 'zod';
import type { Figured } from './ablation-figures.ts';
import { ROW_VARIANTS, VARIANTS, type Patch, type Variant } from './ablation-variants.ts';

const task = z.object({ content: z.string(), files: z.array(z.string()), variant: z.number() });

/** A source is asked for without the place that a patch names: the variant needs mending. */
class PatchError extends Error {
  override readonly name = 'PatchError';
  constructor({ file, find }: Patch) {
    super(`${file} has no place "${find}". Mend the variant in test/bench/ablation-variants.ts.`);
  }
}

const { content, files, variant: at } = task.parse(JSON.parse(process.argv[2] ?? '{}'));
const variant: Variant = VARIANTS[at] ?? { name: '' };
const { patches = [] } = variant;
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const wanted = patches.filter(({ file }) => url.endsWith(`/${file}`));
    if (wanted.length === 0) return loaded;
    let source = readFileSync(new URL(url), 'utf8');
    for (const patch of wanted) {
      if (!source.includes(patch.find)) throw new PatchError(patch);
      source = source.replaceAll(patch.find, () => patch.put);
    }
    return { ...loaded, source };
  },
});

// Loaded only now: the hooks must stand before the matcher's own files are read.
const { scoreAll, figure } = await import('./ablation-figures.ts');
const sets = scoreAll(content, files, variant);
const lines: Figured[] = [figure(variant.name, sets, {})];
if (at < 0) for (const row of ROW_VARIANTS) lines.push(figure(row.name, sets, row));
process.stdout.write(`${JSON.stringify(lines)}\n`);
