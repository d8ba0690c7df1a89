import { normalise } from './normalise.ts';

/** The ICAO alphabet, which people at call centres use. */
const ICAO =
  'alpha|alfa bravo charlie delta echo foxtrot golf hotel india juliet|juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey|whisky x-ray|xray yankee zulu';
/** How Hindi speakers name Latin letters, as a recogniser writes them. */
const HINDI = 'ए बी सी डी ई एफ|ऐफ जी एच|ऐच आई जे के एल|ऐल एम|ऐम एन|ऐन ओ पी क्यू आर एस|ऐस टी यू वी डब्ल्यू|डब्लू एक्स वाई ज़ेड|जेड';
const A = 65;
const LETTERS: ReadonlyMap<string, string> = new Map(
  [ICAO, HINDI].flatMap((alphabet) =>
    alphabet
      .split(' ')
      .flatMap((names, index) =>
        names.split('|').map((name) => [normalise(name).replaceAll(' ', ''), String.fromCharCode(A + index)] as const),
      ),
  ),
);
/** "K for Kolkata", "K as in Kilo". */
const LIKE: ReadonlySet<string> = new Set(['for', 'as', 'in', 'like', 'से', 'फॉर', 'फोर', 'जैसे']);

/**
 * "kilo hotel 10234", "K for Kolkata H for Hyderabad 10234", "के एच 10234" -> "K H 10234": letters that are spelled
 * right before a number. Anything else stays as it was said.
 */
export function readSpokenLetters(text: string): string {
  const words = text.split(/[\s,.;:-]+/u).filter((word) => word !== '');
  const out: string[] = [];
  let run: { said: string[]; letters: string[] } = { said: [], letters: [] };
  const flush = (beforeNumber: boolean): void => {
    out.push(...(beforeNumber ? run.letters : run.said));
    run = { said: [], letters: [] };
  };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const letter = letterOf(word);
    if (letter === null) {
      flush(/^\d/.test(word));
      out.push(word);
      continue;
    }
    const skipped = likeness(words, at, letter);
    run.said.push(word, ...words.slice(at + 1, at + 1 + skipped));
    run.letters.push(letter);
    at += skipped;
  }
  flush(false);
  return out.join(' ');
}

/** Letters and digits that were told one by one, as one: "S N, 1 2 3 4 5" -> "SN12345". */
export function joinSpelled(text: string): string {
  return text.replace(/(?<![\p{L}\p{M}\d])(?:[A-Z]|\d+)(?:[\s,.-]{1,2}(?:[A-Z]|\d+))+(?![\p{L}\p{M}\d])/gu, (run) =>
    run.replace(/[^A-Z\d]/g, ''),
  );
}

function letterOf(word: string): string | null {
  if (/^[a-z]$/i.test(word)) return word.toUpperCase();
  return LETTERS.get(normalise(word).replaceAll(' ', '')) ?? null;
}

/** How many words after a letter only explain it. */
function likeness(words: readonly string[], at: number, letter: string): number {
  let next = at + 1;
  while (LIKE.has(normalise(words[next] ?? ''))) next += 1;
  const example = words[next] ?? '';
  const explains = next > at + 1 && (example.toUpperCase().startsWith(letter) || /^[\u0900-\u097f]/u.test(example));
  return explains ? next - at : 0;
}

/** Letters one by one, as a recogniser of that language writes them: "K H", "के एच". */
export function spellLetters(letters: string, language: string): string {
  const hindi = HINDI.split(' ');
  const nameOf = (letter: string): string => hindi[letter.charCodeAt(0) - A]?.split('|')[0] ?? letter;
  return [...letters.toUpperCase()].map((letter) => (language === 'hi' ? nameOf(letter) : letter)).join(' ');
}

/** The keys that letters stand on: "KH" -> "54" (ITU-T E.161). */
export function keysOf(letters: string): string {
  const keys = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];
  return [...letters.toUpperCase()]
    .map((letter) => {
      const index = keys.findIndex((key) => key.includes(letter));
      return index === -1 ? '' : String(index + 2);
    })
    .join('');
}
