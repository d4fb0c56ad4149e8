/** An entry of the knowledge base: the path of its file below knowledge/<language>/, without ending. */
export type EntryId = `${string}/${string}`;

/** The shape of an entry id; whether such an entry exists is for the knowledge base to say. */
export function isEntryId(value: string): value is EntryId {
  return /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(value);
}

/** A topic is an entry id's first half: `homework` of `homework/why`. */
export function topicOf(id: EntryId): string {
  return id.slice(0, id.indexOf('/'));
}
