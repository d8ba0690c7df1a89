/** The lines and sentences of a letter, without the numbers before them: each may answer another question. */
export function partsOf<Letter extends { text: string; digits: string | null }>(letter: Letter): Letter[] {
  const parts = letter.text
    .split(/\n+|(?<=[.?!।;])\s+/u)
    .map((part) => part.replace(/^\s*[-*•]?\s*(?:\d{1,2}[.)]\s+)?/u, '').trim())
    .filter((part) => part !== '');
  return parts.length < 2 ? [] : parts.map((text) => ({ ...letter, text, digits: null }));
}
