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

/** A letter without what stands below its farewell: "Manager, ABC Ltd" asks for no manager. */
export function withoutSignature(letter: string): string {
  const lines = letter.split('\n');
  const farewell = lines.findLastIndex((line) => FAREWELL.test(line.trim()));
  const below = lines.slice(farewell + 1).filter((line) => line.trim() !== '');
  const isSignature = below.length <= MAX_LINES && below.every((line) => isOfSignature(line));
  return farewell > 0 && isSignature ? lines.slice(0, farewell).join('\n') : letter;
}
const FAREWELL =
  /^(?:(?:many |with |best |kind |warm )*(?:thanks|regards|wishes|thank you)(?: (?:&|and) (?:best |warm |kind )?regards)?|yours(?: \p{L}+)?|sincerely|dhanyav\p{L}+|saadar|सादर|धन्यवाद|भवदीय)[\s,.!]*$/iu;
const MAX_LINES = 8;
const MAX_LINE_WORDS = 14;

/** Neither a question nor a whole story. */
function isOfSignature(line: string): boolean {
  return !/[?？]/u.test(line) && line.trim().split(/\s+/).length <= MAX_LINE_WORDS;
}
