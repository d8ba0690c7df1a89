/**
 * Finds tickets by what was written in them. Promised: every word of the query has to stand in the ticket (its summary,
 * order, customer's name, resolution), in a note or in a message of its conversation; a word that begins so is found
 * too; a ticket number, an order number, a phone number or an address finds exactly its tickets. In any script. Not
 * promised: order by likeness, typing errors, more than the newest five hundred places of a word.
 */
export interface TicketSearch {
  /** Ids of tickets that were not merged away, at most `limit`, the ones whose text is newest first. */
  find(brandIds: readonly string[], query: string, limit: number): Promise<string[]>;
}

/** Longest query that is read. Characters and words. */
export const MAX_QUERY_LENGTH = 200;
const MAX_WORDS = 12;

const HAS_LETTER = /[\p{L}\p{N}\p{Co}]/u;

/** The words of a query: letters with their signs, and digits; everything else, and signs without a letter, stands between words. */
export function queryWords(query: string): string[] {
  const text = query.slice(0, MAX_QUERY_LENGTH).normalize('NFC').toLowerCase();
  const words = text.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? [];
  return words.filter((word) => HAS_LETTER.test(word)).slice(0, MAX_WORDS);
}
