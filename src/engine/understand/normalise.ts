const DEVANAGARI_ZERO = 0x0966;
/** Longest text that is compared with phrases; an intent is said early. Characters. */
const MAX_READ = 4000;

/** Labels and phrases are compared again and again: the short texts that were read last are kept. */
const MAX_KEPT_LENGTH = 80;
const MAX_KEPT = 5_000;
const kept = new Map<string, string>();

/**
 * Text as it is compared: small letters, ASCII digits, no accents, no punctuation, and one spelling for what Hindi
 * writes in several ways (nukta or not, chandrabindu or anusvara, a half nasal or anusvara).
 */
export function normalise(text: string): string {
  if (text.length > MAX_KEPT_LENGTH) return compute(text);
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (kept.size >= MAX_KEPT) kept.clear();
  const normal = compute(text);
  kept.set(text, normal);
  return normal;
}

function compute(text: string): string {
  return asciiDigits(text.slice(0, MAX_READ))
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f\u200b-\u200d\ufeff\u093c'’`]/gu, '')
    .normalize('NFC')
    .replace(/\u0901/g, '\u0902')
    .replace(/[\u0928\u092e\u0919\u091e\u0923]\u094d(?=[\u0915-\u0939])/gu, '\u0902')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

export function wordsOf(text: string): string[] {
  const normal = normalise(text);
  return normal === '' ? [] : normal.split(' ');
}

export function asciiDigits(text: string): string {
  return text.replace(/[\u0966-\u096f]/g, (digit) => String((digit.codePointAt(0) ?? 0) - DEVANAGARI_ZERO));
}

export function sentencesOf(text: string): string[] {
  return text
    .slice(0, MAX_READ)
    .split(/(?<=[.?!।])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
