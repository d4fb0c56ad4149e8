/**
 * A person's own words inside a Markdown text: one line in which nothing is markup. Chat pages read Markdown, and
 * some HTML with it, so every ASCII punctuation mark is escaped (CommonMark allows exactly those).
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
