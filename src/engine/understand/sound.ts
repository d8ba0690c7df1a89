/* English words are written in Devanagari by their sound: "लैंप" is a lamp. Compared by their consonants. */

const CONSONANTS: Readonly<Record<string, string>> = {
  ...letters('k', 'कख'),
  ...letters('g', 'गघ'),
  ...letters('c', 'चछ'),
  ...letters('j', 'जझ'),
  ...letters('t', 'टठतथ'),
  ...letters('d', 'डढदध'),
  ...letters('n', 'नणङञ'),
  ...letters('p', 'प'),
  ...letters('f', 'फ'),
  ...letters('b', 'बभ'),
  ...letters('m', 'म'),
  ...letters('r', 'र'),
  ...letters('l', 'ल'),
  ...letters('v', 'व'),
  ...letters('s', 'शषस'),
};
/** A dot or a moon above stands for the nasal of the consonant that follows. */
const NASAL = /[ंँ]/gu;
const BEFORE_LIPS = /[ंँ](?=[पफबभ])/gu;
/** What English letters sound like, the longer ones first. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/[ts]ion/g, 'sn'],
  [/ch/g, 'C'],
  [/sh/g, 's'],
  [/ph/g, 'f'],
  [/ck|q/g, 'k'],
  [/x/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/g(?=[eiy])/g, 'j'],
  [/z/g, 'j'],
  [/w/g, 'v'],
  [/C/g, 'c'],
];
/** Fewer consonants are in too many words. */
const MIN_CONSONANTS = 3;
const DEVANAGARI = /\p{Script=Devanagari}/u;

/** Whether one is the other in the other script. */
export function soundsLike(word: string, other: string): boolean {
  const [inHindi, inLatin] = DEVANAGARI.test(word) ? [word, other] : [other, word];
  if (!DEVANAGARI.test(inHindi) || DEVANAGARI.test(inLatin)) return false;
  const sound = ofDevanagari(inHindi);
  return sound.length >= MIN_CONSONANTS && sound === ofLatin(inLatin);
}

function ofDevanagari(word: string): string {
  const spelled = word.normalize('NFD').replace(BEFORE_LIPS, 'म').replace(NASAL, 'न');
  return once([...spelled].map((letter) => CONSONANTS[letter] ?? '').join(''));
}

function ofLatin(word: string): string {
  const spelled = SPELLINGS.reduce((text, [letters, sound]) => text.replace(letters, sound), word.toLowerCase());
  return once(spelled.replace(/[^kgcjtdnpfbmrlvs]/g, ''));
}

function once(sound: string): string {
  return sound.replace(/(.)\1+/g, '$1');
}

function letters(sound: string, written: string): Record<string, string> {
  return Object.fromEntries([...written].map((letter) => [letter, sound]));
}
