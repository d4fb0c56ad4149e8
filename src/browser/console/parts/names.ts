import { words } from '../words.ts';

/** The name that staff know something by; what is not known by one keeps its own. */
function named(names: { readonly [id: string]: string }, id: string): string {
  return Object.hasOwn(names, id) ? (names[id] ?? id) : id;
}

export function channelName(id: string): string {
  return named(words.channel, id);
}

export function dangerName(kind: string): string {
  return named(words.danger, kind);
}

/** `first-session` as people write it: First session. */
export function topicName(id: string): string {
  const spaced = id.replaceAll('-', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
