import type { CallDefinition } from '../src/core/flow.ts';

/** What flows may ask of the services: arguments, outcomes, and the slots that come back. */
export const calls = {
  /** `proof-needed` is also the outcome for an unknown number; `not-shown` means that the tries are used up. */
  lookUpOrder: {
    arguments: ['orderNumber'],
    outcomes: ['found', 'proof-needed', 'not-shown', 'unavailable'],
    fills: [
      'orderNumber',
      'status',
      'placedAt',
      'lineCount',
      'shipmentStatus',
      'expectedAt',
      'deliveredAt',
      'carrier',
      'trackingNumber',
      'trackingUrl',
    ],
  },
  proveByPinCode: {
    arguments: ['orderNumber', 'pinCode'],
    outcomes: ['proven', 'wrong', 'locked', 'unavailable'],
    fills: [],
  },
  openTicket: {
    arguments: ['kind', 'topic', 'summary', 'orderNumber'],
    outcomes: ['opened', 'failed'],
    fills: ['ticketNumber', 'ackDueAt', 'redressDueAt'],
  },
  lookUpTicket: {
    arguments: ['ticketNumber'],
    outcomes: ['found', 'not-shown'],
    fills: ['ticketNumber', 'state', 'topic', 'openedAt', 'redressDueAt'],
  },
} as const satisfies Record<string, CallDefinition>;
