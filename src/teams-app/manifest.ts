import type { TeamsWords } from '../dialogs/teams-schema.ts';
import { fill } from '../model/template.ts';
import { MANIFEST_VERSION, type Manifest } from './manifest-schema.ts';

/** What differs from clinic to clinic. */
export interface TeamsApp {
  /** The bot's id with Azure, which is the app's as well. */
  readonly appId: string;
  readonly version: string;
  readonly clinic: string;
  readonly accent: string;
  readonly website: string;
  readonly privacy: string;
  readonly terms: string;
}

const LONGEST_NAME = 32;

/**
 * The app's manifest. It asks for no permission beyond being written to: no data of the organization is read. Nothing
 * is shown in a page of ours, so no domain is named.
 */
export function manifestOf(app: TeamsApp, { app: words, commands }: TeamsWords): Manifest {
  const facts = { clinic: app.clinic };
  const list = (all: TeamsWords['commands']['everywhere']) =>
    all.map(({ title, description }) => ({ title, description }));
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: MANIFEST_VERSION,
    version: app.version,
    id: app.appId,
    developer: {
      name: app.clinic.length <= LONGEST_NAME ? app.clinic : `${app.clinic.slice(0, LONGEST_NAME - 1)}…`,
      websiteUrl: app.website,
      privacyUrl: app.privacy,
      termsOfUseUrl: app.terms,
    },
    name: { short: words['short-name'], full: fill(words['full-name'], facts).slice(0, 100) },
    description: { short: words.short, full: fill(words.full, facts) },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: app.accent,
    bots: [
      {
        botId: app.appId,
        scopes: ['personal', 'team', 'groupChat'],
        isNotificationOnly: false,
        supportsFiles: false,
        commandLists: [
          { scopes: ['personal'], commands: list([...commands.everywhere, ...commands.private]) },
          { scopes: ['team', 'groupChat'], commands: list(commands.everywhere) },
        ],
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [],
  };
}
