import type { Config } from './config.ts';
import type { Crisis, Unsigned } from './crisis.ts';
import type { Clinic } from './knowledge/clinic.ts';
import type { AppParts } from './parts.ts';

/** What the person who started the server is told: what is missing, what is old, what is open, and where it is. */
export function greeting(
  config: Pick<Config, 'azure' | 'slack' | 'dev'>,
  { content, crisis, products, unclassified }: AppParts,
  url: string,
): readonly string[] {
  const webChat = products.get('web-chat');
  const missing = webChat?.kind === 'missing' ? [`The chat on the page is missing: ${webChat.reason}`] : [];
  const old = (['web-chat', 'browser', 'console'] as const).flatMap((name) => {
    const state = products.get(name);
    return state?.kind === 'stale' ? [`An older build of ${name} serves: ${state.reason}`] : [];
  });
  const rulesAlone =
    unclassified === undefined
      ? []
      : [`The classifier for danger does not serve; the rules serve alone: ${unclassified}`];
  const azure = config.azure
    ? ['Teams and other Azure channels: open at /api/messages.']
    : ['Teams (through Azure): not configured (no MicrosoftAppId), so that door does not exist.'];
  const dev = config.dev ? ['Development: the Emulator may connect to /api/messages from this machine.'] : [];
  return [
    ...missing,
    ...old,
    ...rulesAlone,
    ...demonstration(content.clinic, crisis),
    ...(config.dev && !config.azure ? dev : azure),
    slackDoor(config.slack),
    `Ready: ${url}`,
  ];
}

function slackDoor(slack: Config['slack']): string {
  if (slack === undefined) return 'Slack: not configured (no SLACK_BOT_TOKEN), so that door does not exist.';
  const ways = [
    ...(slack.signingSecret === undefined ? [] : ['open at /api/slack']),
    ...(slack.appToken === undefined ? [] : ['listening in Socket Mode']),
  ];
  return `Slack: ${ways.join(', and ')}.`;
}

/** What makes this a demonstration, and what ends it. */
function demonstration(clinic: Clinic, { unsigned }: Pick<Crisis, 'unsigned'>): readonly string[] {
  const example = clinic.demonstration
    ? [
        'Demonstration: the clinic is an example. Set CLINIC_FILE to a copy of knowledge/clinic.example.yaml, filled in.',
      ]
    : [];
  return [...example, ...unsigned.map((what) => UNSIGNED[what])];
}

const UNSIGNED: { readonly [what in Unsigned]: string } = {
  crisis_texts:
    "Demonstration: nobody has signed the words for danger (approval, crisis_texts in the clinic's file).",
  helplines:
    "Demonstration: nobody has confirmed the country's numbers (approval, helplines in the clinic's file).",
};
