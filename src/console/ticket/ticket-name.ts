import { inGroups } from '../parts/formats.ts';
import { texts } from '../texts/index.ts';

/** What a ticket is called: its number, which a merged one has given to the other. */
export function ticketName({ numbers }: { numbers: readonly string[] }): string {
  return inGroups(numbers[0]) || texts.ticket.merged;
}
