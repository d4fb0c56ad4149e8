/**
 * The ways people say things, handed in: they are content (dialogs/<language>/phrases.yaml, `words`), and this
 * folder knows none of them.
 */
export interface Words {
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly back: readonly string[];
  readonly 'start-over': readonly string[];
  readonly stop: readonly string[];
  readonly help: readonly string[];
  readonly person: readonly string[];
  readonly resume: readonly string[];
  readonly topics: readonly string[];
  readonly restart: readonly string[];
  readonly 'about-me': readonly string[];
  readonly download: readonly string[];
  readonly forget: readonly string[];
  readonly liked: readonly string[];
  readonly disliked: readonly string[];
  readonly scolding: readonly string[];
  readonly laughter: readonly string[];
  readonly keeping: readonly string[];
  readonly numbers: readonly string[];
  readonly none: readonly string[];
  readonly more: readonly string[];
  readonly skip: readonly string[];
  readonly done: readonly string[];
  readonly filler: readonly string[];
  readonly 'choice-filler': readonly string[];
  readonly ordinals: { readonly from: readonly (readonly string[])[]; readonly last: readonly string[] };
  readonly questions: readonly string[];
  readonly cancel: readonly string[];
  readonly acknowledgements: readonly string[];
  readonly corrections: readonly string[];
  readonly 'follow-up-openings': readonly string[];
  readonly 'follow-up-leans': readonly string[];
  readonly 'follow-up-references': readonly string[];
  readonly joiners: readonly string[];
  readonly requests: readonly string[];
}
