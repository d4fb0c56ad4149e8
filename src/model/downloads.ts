import type { ConversationKey } from './incoming.ts';
import type { DownloadFile } from './reply.ts';

/** How long a link is good. */
export const LINK_MINUTES = 15;

/** Files that lie ready for a short while, in memory only, each under a link that cannot be guessed. */
export interface Downloads {
  /**
   * The path of a link to this file, good for LINK_MINUTES from now. The same file of the same conversation
   * keeps its path. Undefined where the file is too large to be kept ready.
   */
  offer(key: ConversationKey, file: DownloadFile): string | undefined;
  /** Takes every file of a conversation away, at once. */
  drop(key: ConversationKey): void;
}
