/** The lines and sentences of a letter, without the numbers before them: each may answer another question. */
export function partsOf<Letter extends { text: string; digits: string | null }>(letter: Letter): Letter[] {
  const parts = letter.text
    .split(/\n+|(?<=[.?!।;])\s+/u)
    .map((part) => part.replace(/^\s*[-*•]?\s*(?:\d{1,2}[.)]\s+)?/u, '').trim())
    .filter((part) => part !== '');
  return parts.length < 2 ? [] : parts.map((text) => ({ ...letter, text, digits: null }));
}

/** Whether a sentence is about fetching something, in the languages that the flows speak. */
export function tellsPickup(text: string): boolean {
  return PICKUP.test(text);
}
const PICKUP =
  /pick(?:ed|ing)?[ -]?(?:it |them |this )?up|collect|courier|(?:can|may|could|please) come|le ja|lene aa|uthwa|पिक ?अप|कूरियर|कोरियर|ले जा|लेने आ|उठवा/iu;
