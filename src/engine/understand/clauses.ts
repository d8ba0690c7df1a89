import type { Lexicon } from './lexicon.ts';
import { normalise, sentencesOf } from './normalise.ts';

const CLAUSE_END = /[,;:–—]|\s-\s/u;

/** The clauses of a sentence as they are written: up to a comma. */
export function clausesOf(sentence: string): string[] {
  return sentence.split(CLAUSE_END);
}

/** What stands between sentences, commas and words that join two requests ("and"), as it is written. */
export function partsBetweenJoins(text: string, { joins }: Lexicon): string[] {
  const parts: string[] = [];
  for (const clause of sentencesOf(text).flatMap(clausesOf)) {
    let part: string[] = [];
    for (const word of clause.split(/\s+/)) {
      if (joins.has(normalise(word))) {
        parts.push(part.join(' '));
        part = [];
      } else part.push(word);
    }
    parts.push(part.join(' '));
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
