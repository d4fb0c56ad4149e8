import { azureIncoming } from './azure.ts';
import type { Channel } from './channel.ts';
import { renderButtons, renderPlain } from './plain.ts';
import { renderTeams } from './teams.ts';
import { web } from './web.ts';

/** How Azure Bot Service's channels show a line, by the names that it gives them. */
const RENDER: ReadonlyMap<string, Channel['render']> = new Map([
  ['msteams', renderTeams],
  ['slack', renderButtons],
  ['webchat', web.render],
  ['directline', web.render],
  ['emulator', web.render],
]);

/** What a channel of Azure's needs; plain text for one that nobody has heard of. */
export function channelNamed(name: string): Channel {
  return { render: RENDER.get(name) ?? renderPlain, parse: azureIncoming };
}
