import type { Ids } from './clock.ts';

/** Damm's quasigroup of order 10: finds every wrong digit and every swap of neighbours. (H. M. Damm, 2004) */
const DAMM = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

/** Draws a new ticket number: ten digits, not in sequence, the first never 0, the last a check digit. */
export function drawTicketNumber(ids: Ids): string {
  const first = String(1 + (Number(ids.digits(4)) % 9));
  const body = first + ids.digits(8);
  return body + String(checkDigit(body));
}

/** True for ten digits whose last is the right check digit. */
export function isTicketNumber(digits: string): boolean {
  return /^[1-9]\d{9}$/.test(digits) && checkDigit(digits) === 0;
}

function checkDigit(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = DAMM[interim]?.[Number(digit)] ?? 0;
  return interim;
}
