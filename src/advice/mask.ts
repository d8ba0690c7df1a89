/** Longest text that is sent: what is wanted is said early. Characters. */
const MAX_SENT = 1000;

/**
 * The text without what says who somebody is: e-mail and UPI addresses, links, and digits in any script from four on,
 * also written in groups. Quantities and days stay.
 */
export function mask(text: string): string {
  return text
    .slice(0, MAX_SENT)
    .replace(/[^\s@]{1,64}@[^\s@]{1,255}/gu, '[address]')
    .replace(/\bhttps?:\/\/\S{1,500}/giu, '[link]')
    .replace(/\+?\p{Nd}(?:[\s().-]{0,2}\p{Nd}){3,}/gu, '[number]');
}
