/** A way in which the server puts something, and what is told of it in the reader's words; the texts get what stands in the groups. */
export type Form<T> = readonly [RegExp, (texts: T, ...groups: string[]) => string];

/** What the server noted, in the reader's language; as it was noted where it is put in no known way. */
export function inWords<T>(noted: string, forms: readonly Form<T>[], texts: T): string {
  for (const [form, words] of forms) {
    const found = form.exec(noted);
    if (found !== null) return words(texts, ...found.slice(1).map((group) => group ?? ''));
  }
  return noted;
}
