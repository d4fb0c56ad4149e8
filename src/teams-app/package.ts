import { zipSync } from 'fflate';
import type { TeamsWords } from '../dialogs/teams-schema.ts';
import { colorIcon, outlineIcon } from './icons.ts';
import { manifestSchema } from './manifest-schema.ts';
import { manifestOf, type TeamsApp } from './manifest.ts';

export type Packed =
  | { readonly kind: 'packed'; readonly zip: Uint8Array }
  /** What Teams would refuse: where in the manifest, and why. */
  | { readonly kind: 'invalid'; readonly faults: readonly string[] };

/** Files of a zip need a date; with a fixed one the same app is the same bytes. */
const DATE = '2026-01-01T00:00:00';

/** The app as a file that Teams takes: manifest and two icons, checked by the manifest's own rules. */
export function packTeamsApp(app: TeamsApp, words: TeamsWords): Packed {
  const checked = manifestSchema.safeParse(manifestOf(app, words));
  if (!checked.success)
    return {
      kind: 'invalid',
      faults: checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    };
  const files = {
    'manifest.json': Buffer.from(`${JSON.stringify(checked.data, null, 2)}\n`),
    'color.png': colorIcon(app.accent),
    'outline.png': outlineIcon(),
  };
  return { kind: 'packed', zip: zipSync(files, { mtime: DATE }) };
}
