import type { Frame } from '../core/flow-state.ts';
import { speaksOfAnother } from './present-order.ts';
import { type Scene, topFrame } from './scene.ts';
import { numberWithin, TICKET_SLOT } from './told.ts';

/** A complaint is settled within a month; as long they ask for it. */
const FRESH_MS = 31 * 24 * 60 * 60_000;

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
  return numberWithin(draft.state.ticket, FRESH_MS, facts);
}
