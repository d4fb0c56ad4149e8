import type { Config } from './config.ts';
import type { AppParts } from './parts.ts';

/** What the person who started the server is told: what is missing, what is old, what is open, and where it is. */
export function greeting(
  config: Pick<Config, 'azure' | 'dev'>,
  { content, crisis, products, unclassified }: AppParts,
  url: string,
): readonly string[] {
  const webChat = products.get('web-chat');
  const missing = webChat?.kind === 'missing' ? [`The chat on the page is missing: ${webChat.reason}`] : [];
  const old = (['web-chat', 'browser'] as const).flatMap((name) => {
    const state = products.get(name);
    return state?.kind === 'stale' ? [`An older build of ${name} serves: ${state.reason}`] : [];
  });
  const rulesAlone =
    unclassified === undefined
      ? []
      : [`The classifier for danger does not serve; the rules serve alone: ${unclassified}`];
  const demonstration =
    content.clinic.demonstration || !crisis.approved
      ? [
          'Demonstration: the clinic is an example, or its words for danger and its numbers are not signed yet.',
        ]
      : [];
  const azure = config.azure
    ? ['Teams and other Azure channels: open at /api/messages.']
    : ['Teams and Slack (through Azure): not configured (no MicrosoftAppId), so that door does not exist.'];
  const dev = config.dev ? ['Development: the Emulator may connect to /api/messages from this machine.'] : [];
  return [
    ...missing,
    ...old,
    ...rulesAlone,
    ...demonstration,
    ...(config.dev && !config.azure ? dev : azure),
    `Ready: ${url}`,
  ];
}
