import { en } from './en/index.ts';
import { hi } from './hi/index.ts';
import { chosenLanguage } from './language.ts';

/** A catalogue that lacks a word does not compile. */
export type Texts = typeof en;

const catalogues: Readonly<Record<'en' | 'hi', Texts>> = { en, hi };

/** Every word of the console, in the reader's language. */
export const language = chosenLanguage();
export const texts: Texts = catalogues[language];

/** The word for something whose list may grow on the server first: then its own name is shown. */
export function wordFor(words: Readonly<Record<string, string>>, name: string): string {
  return knownWord(words, name) ?? name;
}

export function knownWord(words: Readonly<Record<string, string>>, name: string): string | null {
  return Object.hasOwn(words, name) ? (words[name] ?? null) : null;
}
