const DEVANAGARI_ZERO = 0x0966;
/** Longest text that is compared with phrases; an intent is said early. Characters. */
const MAX_READ = 4000;

/** A text as it is compared, whole and in words. */
interface Read {
  normal: string;
  words: readonly string[];
}

/** Labels and phrases are compared again and again: the short texts that were read last are kept. */
const MAX_KEPT_LENGTH = 80;
const MAX_KEPT = 5_000;
const kept = new Map<string, Read>();
/** A letter is looked at by many in turn: the last one is kept too. */
let letter: { text: string; read: Read } = { text: '', read: { normal: '', words: [] } };

/**
 * Text as it is compared: small letters, ASCII digits, no accents, no punctuation, and one spelling for what Hindi
 * writes in several ways (nukta or not, chandrabindu or anusvara, a half nasal or anusvara). A letter held down ("hellooo")
 * is one.
 */
export function normalise(text: string): string {
  return read(text).normal;
}

export function wordsOf(text: string): readonly string[] {
  return read(text).words;
}

function read(text: string): Read {
  const known = text === letter.text ? letter.read : kept.get(text);
  if (known !== undefined) return known;
  const normal = compute(text);
  const made = { normal, words: normal === '' ? [] : normal.split(' ') };
  if (text.length > MAX_KEPT_LENGTH) {
    letter = { text, read: made };
    return made;
  }
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(text, made);
  return made;
}

function compute(text: string): string {
  return asciiDigits(text.slice(0, MAX_READ))
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f\u200b-\u200d\ufeff\u093c'’`]/gu, '')
    .normalize('NFC')
    .replace(/\u0901/g, '\u0902')
    .replace(/[\u0928\u092e\u0919\u091e\u0923]\u094d(?=[\u0915-\u0939])/gu, '\u0902')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
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
