import { phrases } from '../../flows/index.ts';

const GIVEN = ['Asha', 'Ravi', 'Meera', 'Imran', 'Lakshmi', 'John', 'Fatima', 'Arjun', 'मीरा', 'रवि', 'आशा', 'सुनीता'];
const FAMILY = ['Rao', 'Sharma', 'Khan', 'Iyer', 'Das', 'Patel', 'Singh', 'Fernandes', 'शर्मा', 'वर्मा', 'गुप्ता', 'यादव'];
const GOODS = ['lamp', 'kettle', 'mattress', 'mixer', 'sofa', 'protein', 'लैंप', 'केतली', 'गद्दा', 'phone cover', 'shoes'];
const SYLLABLES = [
  'ka',
  'ro',
  'mi',
  'ten',
  'bur',
  'sha',
  'lo',
  'vik',
  'du',
  'pra',
  'nes',
  'gol',
  'तो',
  'रा',
  'बी',
  'सु',
];
/** Words that come up seldom: models, places, names of streets. */
const RARE_WORDS = 30_000;

const sentences = Object.values(phrases).flatMap(({ intents, outside }) =>
  [intents, outside].flatMap((kind) => Object.values(kind).flat()),
);

/** The same for the same number, well mixed: no two runs differ. */
function mixed(n: number, salt: number): number {
  let hash = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

const pick = <T>(list: readonly T[], n: number, salt: number): T | undefined => list[mixed(n, salt) % list.length];

export function rareWord(n: number): string {
  const of = n % RARE_WORDS;
  return [3, 4, 5, 6].map((salt) => pick(SYLLABLES, of, salt)).join('');
}

/** What customers write in English, Hindi and Hinglish: a sentence of the flows' phrases, what it is about, something seldom. */
export function sentence(n: number): string {
  return `${pick(sentences, n, 1)}, ${pick(GOODS, n, 2)} ${rareWord(mixed(n, 7))}`;
}

export const personName = (n: number): string => `${pick(GIVEN, n, 8)} ${pick(FAMILY, n, 9)}`;
