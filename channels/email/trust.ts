import { domainToASCII } from 'node:url';
import { fromAddresses, headerValues, type Mail } from './parse.ts';

/**
 * Whether our own receiving server found that the From address is genuine: DMARC passed for its domain. Only the topmost
 * Authentication-Results counts, and only under our server's name (RFC 8601, 5): all below it may be forged.
 */
export function isProven(mail: Mail, authservId: string | undefined): boolean {
  if (authservId === undefined) return false;
  const addresses = fromAddresses(mail);
  const fromHeaders = headerValues(mail, 'from');
  const [address] = addresses;
  if (address === undefined || addresses.length !== 1 || fromHeaders.length !== 1) return false;

  const [topmost] = headerValues(mail, 'authentication-results');
  const said = resultsOf(plainParts(topmost ?? ''), authservId).map((result) => result.trim().toLowerCase());
  const [dmarc, ...more] = said.filter((result) => /^dmarc\s*=/.test(result));
  // A second one was smuggled in with a word of the sender's that our server repeats.
  if (dmarc === undefined || more.length > 0 || !/^dmarc\s*=\s*pass\b/.test(dmarc)) return false;
  const domain = /\bheader\.from\s*=\s*"?([^\s";]+)/.exec(dmarc)?.[1];
  // In letters of any script, or as DNS has it (RFC 5891): servers write either.
  const proven = domainToASCII(domain ?? '');
  return proven !== '' && domainToASCII(address.slice(address.lastIndexOf('@') + 1)) === proven;
}

/**
 * The parts of the header between semicolons, without comments (which may hold one another) and without what is in
 * quotes, unless it is a mere name: both repeat what the sender said, such as `smtp.mailfrom="a; dmarc=pass"@thief.example`.
 * None where one of them does not end, or where a comment has a quotation in it, whose brackets would end it too early.
 */
function plainParts(header: string): string[] {
  let [plain, depth] = ['', 0];
  for (const [token, quoted] of header.matchAll(TOKEN)) {
    const step = STEPS.get(token) ?? 0;
    depth += step;
    const isStray = token.startsWith('"') && (quoted === undefined || depth > 0);
    if (depth < 0 || isStray) return [];
    if (depth === 0 && step === 0) plain += ` ${quoted === undefined ? token : nameIn(quoted)}`;
  }
  return depth === 0 ? plain.split(';') : [];
}

/** Into a comment, and out of it. */
const STEPS: ReadonlyMap<string, number> = new Map([
  ['(', 1],
  [')', -1],
]);
/** A quotation, an escaped character, one that means something, or anything else. */
const TOKEN = /"((?:[^"\\]|\\.)*)"|\\.|[()"]|[^"()\\]+/gs;

function nameIn(quoted: string): string {
  return /^[\w.-]*$/.test(quoted) ? quoted : '""';
}

/**
 * Exchange Online signs its results with no name. It renames those that were there before to
 * Authentication-Results-Original, so that a topmost one without a name is its own.
 */
const NAMELESS = 'microsoft';

/** What our own server says; nothing where another name stands before it. */
function resultsOf([first = '', ...others]: readonly string[], authservId: string): readonly string[] {
  if (authservId.toLowerCase() === NAMELESS) return /^\s*(?:spf|dkim|dmarc)\s*=/i.test(first) ? [first, ...others] : [];
  return first.trim().split(/\s+/)[0]?.toLowerCase() === authservId.toLowerCase() ? others : [];
}
