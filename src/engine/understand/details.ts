import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { asciiDigits } from './normalise.ts';

/** An Indian or foreign phone number, as E.164. */
export function findPhone(text: string): string | null {
  const runs = asciiDigits(text).matchAll(/(?<![\p{L}\d])\+?\d(?:[ ().-]{0,2}\d){7,14}(?!\d)/gu);
  for (const [run] of runs) {
    const parsed = parsePhoneNumberFromString(run, 'IN');
    if (parsed?.isValid() === true) return parsed.number;
  }
  return null;
}

/** A one-time code: six digits, perhaps in groups. */
export function findCode(text: string): string | null {
  const digits = asciiDigits(text).match(/(?<!\d)\d{3}[ -]?\d{3}(?!\d)/)?.[0];
  return digits === undefined ? null : digits.replace(/\D/g, '');
}

/** Letters and digits with at least three digits, as printed on a product; upper case, without spaces. */
export function findSerialNumber(text: string): string | null {
  const candidates = asciiDigits(text)
    .toUpperCase()
    .match(/[A-Z0-9](?:[A-Z0-9/-]{4,28})[A-Z0-9]/g);
  return (candidates ?? []).find((one) => one.replace(/\D/g, '').length >= 3) ?? null;
}

/**
 * Where money is sent: a UPI address (`name@bank`), or an account number of 9 to 18 digits with its IFSC (four letters,
 * a zero, six more). Returned as `upi:<address>` or `bank:<account>:<ifsc>`.
 */
export function findPayout(text: string): string | null {
  const plain = asciiDigits(text);
  const ifsc = /\b[A-Z]{4}0[A-Z0-9]{6}\b/i.exec(plain)?.[0]?.toUpperCase();
  const account = /(?<!\d)\d(?:[ -]?\d){8,17}(?!\d)/.exec(plain.replace(/\b[A-Z]{4}0[A-Z0-9]{6}\b/gi, ' '))?.[0];
  if (ifsc !== undefined && account !== undefined) return `bank:${account.replace(/\D/g, '')}:${ifsc}`;
  // An e-mail address has a dot behind the @; a UPI handle has none.
  const upi = /(?<![\w.-])[\w.-]{2,64}@[a-z][a-z0-9]{1,30}(?![\w.-]*\.[a-z])/i.exec(plain)?.[0];
  return upi === undefined ? null : `upi:${upi.toLowerCase()}`;
}

/**
 * An address that a message names as one ("the new address is ...", or after a colon), up to its PIN code: with fewer words
 * it is none, with more a story.
 */
export function findAddress(text: string): string | null {
  const written = asciiDigits(text);
  const end = [...written.matchAll(PIN_CODE)].map(({ 0: code, index }) => index + code.length).at(-1);
  if (end === undefined) return null;
  const before = written.slice(0, end);
  const starts = [...before.matchAll(NAMES_ADDRESS)].map(({ 0: name, index }) => index + name.length);
  const address = starts.length === 0 ? '' : text.slice(starts.at(-1), end).trim();
  const words = address.split(/\s+/).length;
  return words >= MIN_ADDRESS && words <= MAX_ADDRESS ? address : null;
}
const PIN_CODE = /(?<![\p{L}\d]-?)[1-9]\d{2} ?\d{3}(?!\d)/gu;
const NAMES_ADDRESS =
  /(?:address|adress|addres|pata|पता|एड्रेस)(?: [\p{L}\p{M}\d-]{1,12}){0,4}?(?: (?:to|is|hai|ye|है|यह)(?=[ :\n]) ?:?| ?:)\s*/giu;
/** Words. */
const MIN_ADDRESS = 4;
const MAX_ADDRESS = 40;
