import { LINK_MINUTES, type Downloads } from '../model/downloads.ts';
import type { ConversationKey } from '../model/incoming.ts';
import type { DownloadFile } from '../model/reply.ts';
import type { Clock, Ids } from '../model/world.ts';

/** Where the files of `Downloads` lie, and how they are fetched. */
export interface DownloadBox extends Downloads {
  /** The file under an id, while its link is good. */
  take(id: string): DownloadFile | undefined;
}

export interface BoxOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly limits?: BoxLimits;
}

export interface BoxLimits {
  /** Milliseconds that a link is good. */
  readonly life: number;
  /** Characters: of one file, and of all together. */
  readonly file: number;
  readonly total: number;
  /** Files of one conversation. */
  readonly perConversation: number;
}

const LIMITS: BoxLimits = {
  life: LINK_MINUTES * 60_000,
  file: 2_000_000,
  total: 50_000_000,
  perConversation: 12,
};

/** The path of every file, before its id. */
export const FILES = '/files';

interface Kept {
  readonly owner: string;
  readonly file: DownloadFile;
  readonly until: number;
}

/** A box for one process. When it is full the oldest links end early: the transcript still holds what they led to. */
export function createDownloadBox({ clock, ids, limits = LIMITS }: BoxOptions): DownloadBox {
  // In the order of offering, which is also the order of ending.
  const kept = new Map<string, Kept>();
  const owned = new Map<string, Set<string>>();
  let total = 0;

  function remove(id: string): void {
    const one = kept.get(id);
    if (one === undefined) return;
    total -= one.file.content.length;
    kept.delete(id);
    const others = owned.get(one.owner);
    others?.delete(id);
    if (others?.size === 0) owned.delete(one.owner);
  }

  function add(id: string, one: Kept): void {
    kept.set(id, one);
    owned.set(one.owner, (owned.get(one.owner) ?? new Set()).add(id));
    total += one.file.content.length;
  }

  function makeRoom(owner: string, size: number): void {
    const own = [...(owned.get(owner) ?? [])];
    for (const id of own.slice(0, Math.max(0, own.length + 1 - limits.perConversation))) remove(id);
    for (const [id, { until }] of kept) {
      if (until > clock.monotonic() && total + size <= limits.total) break;
      remove(id);
    }
  }

  return {
    offer(key, file) {
      const owner = ownerOf(key);
      const size = file.content.length;
      if (size > Math.min(limits.file, limits.total)) return undefined;
      const isThis = (id: string): boolean => isSame(kept.get(id)?.file, file);
      const id = [...(owned.get(owner) ?? [])].find(isThis) ?? ids.next();
      remove(id);
      makeRoom(owner, size);
      add(id, { owner, file, until: clock.monotonic() + limits.life });
      return `${FILES}/${id}`;
    },
    drop(key) {
      for (const id of owned.get(ownerOf(key)) ?? []) remove(id);
    },
    take(id) {
      const found = kept.get(id);
      if (found === undefined) return undefined;
      if (found.until > clock.monotonic()) return found.file;
      remove(id);
      return undefined;
    },
  };
}

function ownerOf({ channel, conversation }: ConversationKey): string {
  return `${channel}\n${conversation}`;
}

function isSame(a: DownloadFile | undefined, b: DownloadFile): boolean {
  return a?.name === b.name && a.type === b.type && a.content === b.content;
}
