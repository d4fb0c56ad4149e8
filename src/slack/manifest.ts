import type { AppsManifestValidateArguments } from '@slack/web-api';

/** What makes an app in Slack's own form. */
export type SlackManifest = AppsManifestValidateArguments['manifest'];

export interface ManifestOptions {
  /** What the app says of itself. */
  readonly words: {
    readonly name: string;
    readonly bot: string;
    readonly description: string;
    readonly about: string;
    readonly command: string;
    readonly 'command-hint': string;
  };
  readonly color: string;
  /** Where Slack reaches this server; undefined: it does not, and Socket Mode is used. */
  readonly publicUrl: string | undefined;
}

/** The command that asks a question from anywhere. */
export const COMMAND = '/therapy-guide';
/** Where Slack's requests come. */
export const PATHS = {
  events: '/api/slack/events',
  interactivity: '/api/slack/interactivity',
  command: '/api/slack/command',
} as const;

/** The app as Slack makes it: what it may do is what docs/slack.md gives a reason for, and no more. */
export function slackManifest({ words, color, publicUrl }: ManifestOptions): SlackManifest {
  const url = (path: string): string | undefined =>
    publicUrl === undefined ? undefined : new URL(path, publicUrl).href;
  const events = url(PATHS.events);
  const interactivity = url(PATHS.interactivity);
  const command = url(PATHS.command);
  return {
    display_information: {
      name: words.name,
      description: words.description,
      long_description: words.about,
      background_color: color,
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: words.bot, always_online: true },
      slash_commands: [
        {
          command: COMMAND,
          description: words.command,
          usage_hint: words['command-hint'],
          should_escape: false,
          ...(command !== undefined && { url: command }),
        },
      ],
    },
    oauth_config: {
      scopes: {
        bot: ['app_mentions:read', 'chat:write', 'commands', 'im:history', 'im:write', 'reactions:read'],
      },
    },
    settings: {
      event_subscriptions: {
        ...(events !== undefined && { request_url: events }),
        bot_events: ['app_home_opened', 'app_mention', 'message.im', 'reaction_added'],
      },
      interactivity: {
        is_enabled: true,
        ...(interactivity !== undefined && { request_url: interactivity }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: publicUrl === undefined,
      token_rotation_enabled: false,
    },
  };
}
