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
  // Comments may hold anything, also "dmarc=pass".
  const results = resultsOf((topmost ?? '').replace(/\([^()]*\)/g, ' ').split(';'), authservId);
  const dmarc = results.map((result) => result.trim().toLowerCase()).find((result) => /^dmarc\s*=/.test(result));
  if (dmarc === undefined || !/^dmarc\s*=\s*pass\b/.test(dmarc)) return false;
  const domain = /\bheader\.from\s*=\s*"?([^\s";]+)/.exec(dmarc)?.[1];
  return domain !== undefined && address.endsWith(`@${domain}`);
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
