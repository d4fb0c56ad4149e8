/** What stands for the names in braces in the content's texts. */
export type Facts = { readonly [name: string]: string | undefined };

/** A text of the content with its `{names}` filled; a name without a value keeps its braces, to be seen in a test. */
export function fill(text: string, facts: Facts): string {
  return text.replaceAll(/\{([a-z]+)\}/g, (braces, name: string) => facts[name] ?? braces);
}
