import type { Frame, Slots } from '../core/flow.ts';
import { speaksOfAnother } from './present-order.ts';
import { type Scene, topFrame } from './scene.ts';

const TICKET_SLOT = 'ticketNumber';
/** A complaint is settled within a month; as long they ask for it. */
const FRESH_MS = 31 * 24 * 60 * 60_000;

/** A ticket was opened, or its state was told. */
export function rememberTicket(slots: Slots, { draft, facts }: Scene): void {
  const number = slots[TICKET_SLOT];
  if (typeof number === 'string' && number !== '') draft.state.ticket = { number, at: facts.now };
}

/** "How far is my complaint?": the ticket of this conversation answers the question for its number, the first time. */
export function presentTicketFor({ slot }: { slot: string }, frame: Frame, scene: Scene): string | null {
  const isFirst = slot === TICKET_SLOT && frame.slots[slot] === undefined && frame.trail.length === 0;
  return isFirst && !speaksOfAnother(frame, scene) ? presentTicket(scene) : null;
}

/** Whether "any update?" is about a ticket: nothing else is open, and no order was spoken of since. */
export function isTicketMeant(scene: Scene): boolean {
  const { order, ticket } = scene.draft.state;
  if (ticket === undefined || topFrame(scene) !== undefined || presentTicket(scene) === null) return false;
  return order === undefined || order.at <= ticket.at;
}

function presentTicket({ draft, facts }: Scene): string | null {
  const { ticket } = draft.state;
  const isFresh = ticket !== undefined && Date.parse(facts.now) - Date.parse(ticket.at) <= FRESH_MS;
  return isFresh ? ticket.number : null;
}
