import type { Argument } from '../../src/core/flow.ts';
import type { TextKey } from '../languages/en.ts';
import type { Steps } from './steps.ts';

interface OpenTicket {
  /** Id of the call step; the steps after it are named after it. */
  id: string;
  kind: 'complaint' | 'request';
  topic: string;
  /** In the customer's words; null: what they wrote first. */
  summary?: Argument;
  /** Further lines for whoever works on it (`TICKET_DETAILS` in flows/calls.ts). */
  details?: Record<string, Argument>;
  /** Said with the ticket's number, as the end of the flow. */
  said: TextKey;
}

/**
 * Opens a ticket, says its number and ends; a complaint with the copy of what was recorded (Amendment Rules 2026,
 * G.S.R. 789(E)). Needs `giveUp` of the exits.
 */
export function openTicket({ id, kind, topic, summary = null, details = {}, said }: OpenTicket): Steps {
  const after = `${id}Said`;
  const copy = `${id}Copy`;
  return {
    [id]: {
      kind: 'call',
      call: 'openTicket',
      with: { kind, topic, summary, opening: { slot: 'opening' }, orderNumber: { slot: 'orderNumber' }, ...details },
      on: { opened: after, failed: 'giveUp' },
    },
    ...(kind === 'complaint'
      ? { [after]: { kind: 'say', text: said, next: copy }, [copy]: { kind: 'end', text: 'complaint.copy' } }
      : { [after]: { kind: 'end', text: said } }),
  };
}

/** The line that a ticket is about. */
export const LINE_DETAILS = {
  item: { slot: 'item' },
  sku: { slot: 'sku' },
  quantity: { slot: 'quantity' },
} satisfies Record<string, Argument>;

export const PICKUP_DETAILS = { day: { slot: 'pickupDay' }, window: { slot: 'pickupWindow' } } satisfies Record<
  string,
  Argument
>;
