import type { Config } from './config.ts';
import type { Route } from './edge/http.ts';
import type { World } from './model/world.ts';
import type { AppParts } from './parts.ts';
import { fill } from './model/template.ts';
import { productDir } from './products/product.ts';
import { loadAssets } from './site/assets.ts';
import { createSite } from './site/site.ts';

/** The website's pages, with the clinic's facts and the built files that there are. */
export async function siteRoutes(
  config: Config,
  { ids }: Pick<World, 'ids'>,
  { content, crisis, products }: AppParts,
): Promise<readonly Route[]> {
  const { clinic, page, values } = content;
  const dirs = (['web-chat', 'browser', 'console'] as const).flatMap(
    (name) => productDir(products, name) ?? [],
  );
  const { contact = '', hours } = values();
  return createSite({
    words: page,
    clinic: {
      name: clinic.name,
      demonstration: clinic.demonstration || crisis.unsigned.length > 0,
      contact,
      phone: clinic.phone,
      email: clinic.email,
      address: clinic.address,
      hours,
      accent: clinic.colors?.accent,
    },
    numbers: crisis.numbers,
    greeting: () => content.talk.phrases.says.greeting.map((text) => fill(text, values())),
    emergency: crisis.emergency,
    line: crisis.line,
    days: config.retentionDays,
    language: 'en',
    locale: new Intl.Locale(clinic.culture).toString(),
    assets: await loadAssets(dirs),
    example: config.exampleSite ?? config.publicUrl === undefined,
    publicUrl: config.publicUrl,
    allowedOrigins: config.allowedOrigins,
    ids,
  });
}
