/** The list that a ticket was opened from, with its filters: where "back" leads. */
let lastList = '/tickets';

export function noteList(address: string): void {
  lastList = address;
}

export function listAddress(): string {
  return lastList;
}
