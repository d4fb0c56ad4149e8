import type { DownloadFile } from '../model/reply.ts';

/** Who is who in a conversation, for the activities that show it. */
export interface Viewer {
  readonly conversation: string;
  /** The channel's name in activities. */
  readonly channelId: string;
  readonly user: string;
  readonly bot: { readonly id: string; readonly name: string };
  /** Links to files; left out where a channel has none: there a file's content is written out. */
  readonly links?: {
    /** The address of this server as the viewer knows it, without a slash at the end. */
    readonly base: string;
    /** The path of a fresh link; undefined where the file cannot be kept ready. */
    readonly offer: (file: DownloadFile) => string | undefined;
  };
}
