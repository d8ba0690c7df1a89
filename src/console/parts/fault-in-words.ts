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
  [/^a month like /, ({ month }) => month],
  [/^a number such as |^E\.164, like /, ({ phone }) => phone],
  [/^small letters, digits and hyphens/, ({ shortcut }) => shortcut],
  [/^letters, digits, spaces and hyphens, at most (\d+)$/, ({ tag }, most) => tag(most)],
  [/^the number as the helpline gave it$/, ({ docket }) => docket],
  [/^at least one language$|^nothing to send$|^write something, or attach a file$/, ({ empty }) => empty],
  [
    /^its channel cannot take it back$|^nothing in it can be answered$|^no sender address that could be answered$/,
    ({ notTaken }) => notTaken,
  ],
  [/^(?:Invalid|Unrecognized|Too (?:small|big)|Not a multiple)\b/, ({ wrong }) => wrong],
];

/** What is wrong with a value, in the reader's language; as the server says it where it is put in no known way. */
export function faultInWords(message: string, hints: Hints): string {
  return inWords(message, FORMS, hints);
}

/** The server's refusal of a value: which field it means, by its name in the forms, and what is wrong with it. */
export function refusalInWords(message: string, hints: Hints): string {
  const [, path = '', said] = /^([\w-]+(?:\.[\w-]+)*): (.+)$/s.exec(message) ?? [];
  if (said === undefined) return faultInWords(message, hints);
  const name = fieldName(path, hints);
  return name === '' ? faultInWords(said, hints) : `${name}: ${faultInWords(said, hints)}`;
}

/** What stands in a list is called as the list is, and what has no name at all keeps the server's. */
function fieldName(path: string, { fields }: Hints): string {
  const names: Readonly<Record<string, string>> = fields;
  const known = path.split('.').findLast((part) => Object.hasOwn(names, part));
  return known === undefined ? path : (names[known] ?? path);
}
