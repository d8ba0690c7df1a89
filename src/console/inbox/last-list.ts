/** The list that a ticket was opened from, with its filters, and how far down it was: where "back" leads. */
let last = { address: '/tickets', top: 0 };
let openedId: string | null = null;

export const listAddress = (): string => last.address;
export const topOf = (address: string): number => (address === last.address ? last.top : 0);

export function noteList(address: string, top: number): void {
  last = { address, top };
}

/** The ticket that was looked at last: keys go on from its row. */
export const lastOpened = (): string | null => openedId;

export function noteOpened(ticketId: string): void {
  openedId = ticketId;
}
