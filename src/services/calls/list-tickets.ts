import type { Ticket } from '../../core/ticket.ts';
import { isOpen } from '../../core/ticket-life.ts';
import { senders } from '../identity.ts';
import type { CallHandler, TurnContext } from '../turn-context.ts';

/** Older ones are not looked through. */
const MAX_READ = 20;
/** More are not asked for by name; the number does. */
const MAX_SHOWN = 4;

/** The open tickets of whoever is proven to be writing, the newest first; where none is open, the one that came last. */
export const listTickets: CallHandler = async (_, context) => {
  if (!(await isTheContact(context))) return { outcome: 'none', slots: {} };
  const known = await context.deps.store.desk.ofContact(context.turn.contact.id, MAX_READ);
  const open = known.filter(isOpen);
  const tickets = (open.length > 0 ? open.slice(0, MAX_SHOWN) : known.slice(0, 1)).flatMap(entryOf);
  return tickets.length === 0 ? { outcome: 'none', slots: {} } : { outcome: 'found', slots: {}, lists: { tickets } };
};

/** Somebody else may write into a thread as well: proven too, and not the one whose tickets these are. */
async function isTheContact(context: TurnContext): Promise<boolean> {
  const writing = senders(context);
  if (writing.length === 0) return false;
  const known = await context.deps.store.desk.identities(context.turn.contact.id);
  return writing.every((one) =>
    known.some(({ kind, value, proven }) => proven && kind === one.kind && value === one.value),
  );
}

function entryOf({ numbers: [number], topic }: Ticket) {
  if (number === undefined) return [];
  return {
    id: number,
    label: 'ticketStatus.ticketLabel',
    values: { ticketNumber: number, topic },
    slots: { ticketNumber: number },
  };
}
