import type { Texts } from '../texts/index.ts';
import { type Form, inWords } from './in-words.ts';

type Hints = Texts['hints'];

/** How the server puts what is wrong with a value. */
const FORMS: readonly Form<Hints>[] = [
  [/^Invalid email/, ({ email }) => email],
  [/^Invalid URL$|^an https address$/, ({ url }) => url],
  [/^a phone number such as /, ({ phone }) => phone],
  [/^use 09:00$|^Invalid ISO time$/, ({ time }) => time],
  [/^Invalid ISO date$/, ({ day }) => day],
  [/^Too small: expected string to have >=1 characters$/, ({ empty }) => empty],
  [/^Invalid input: expected \w+, received (?:undefined|null)$/, ({ empty }) => empty],
  [/^Too small: expected string to have >=(\d+)/, ({ tooShort }, least) => tooShort(least)],
  [/^Too big: expected string to have <=(\d+)/, ({ tooLong }, most) => tooLong(most)],
  [/^Too small: expected array to have >=(\d+)/, ({ moreItems }, least) => moreItems(least)],
  [/^Too big: expected array to have <=(\d+)/, ({ fewerItems }, most) => fewerItems(most)],
  [/^Too small: expected \w+ to be >=(-?[\d.]+)$/, ({ tooLow }, least) => tooLow(least)],
  [/^Too small: expected \w+ to be >(-?[\d.]+)$/, ({ above }, limit) => above(limit)],
  [/^Too big: expected \w+ to be <=(-?[\d.]+)$/, ({ tooHigh }, most) => tooHigh(most)],
  [/^Invalid input: expected int, /, ({ whole }) => whole],
  [/^Invalid input: expected number, /, ({ number }) => number],
  [/^has a language twice/, ({ twice }) => twice],
  [/^not a regular expression that can be used|^repeats a group that itself repeats/, ({ pattern }) => pattern],
  [/^does not look as orderNumberPattern has it/, ({ unlikePattern }) => unlikePattern],
  [/^no cancellation charge unless/, ({ charge }) => charge],
  [/^Invalid (?:string|option|input)/, ({ wrong }) => wrong],
];

/** What is wrong with a value, in the reader's language; as the server says it where it is put in no known way. */
export function faultInWords(message: string, hints: Hints): string {
  return inWords(message, FORMS, hints);
}
