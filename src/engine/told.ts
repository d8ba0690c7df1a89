import type { Slots } from '../core/flow.ts';
import type { Facts, Told } from '../core/flow-state.ts';
import type { Scene } from './scene.ts';

/** The slots in which flows keep what they talk about, by where the talk keeps it. */
const SLOTS = { order: 'orderNumber', ticket: 'ticketNumber' } as const;
export const { order: ORDER_SLOT, ticket: TICKET_SLOT } = SLOTS;

/** A call told something of an order or a ticket: what is asked next is most likely about the same. */
export function rememberTold(slots: Slots, { draft: { state }, facts }: Scene, flow?: string): void {
  for (const kind of ['order', 'ticket'] as const) {
    const number = slots[SLOTS[kind]];
    if (typeof number !== 'string' || number === '') continue;
    const before = state[kind];
    // Whoever asks how far a ticket is has it from the flow that opened it.
    const from = kind === 'ticket' && before?.number === number ? (before.flow ?? flow) : flow;
    state[kind] = { number, at: facts.now, ...(from === undefined ? {} : { flow: from }) };
  }
}

/** Its number, unless it was told of longer ago than `forMs`. */
export function numberWithin(told: Told | undefined, forMs: number, { now }: Facts): string | null {
  return told !== undefined && Date.parse(now) - Date.parse(told.at) <= forMs ? told.number : null;
}
