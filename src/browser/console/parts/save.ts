interface TextFile {
  readonly name: string;
  readonly type: string;
  readonly content: string;
}

/** Offers a text as a download. It is never opened in the page, whatever its type. */
export function save({ name, type, content }: TextFile): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
