import type { CallOutcome, CallRequest, Slots } from '../../src/core/flow.ts';
import { isTicketNumber } from '../../src/core/ticket-number.ts';

/** A right ticket number for tests, and the one that every opened ticket gets. */
export const TICKET = '4567890128';

const base = { placedAt: '2026-11-20T06:00:00.000Z', lineCount: 1, trackingUrl: null, deliveredAt: null };

/** Orders ending in 1xx are proven by their channel; the others need the PIN code 560034. */
const ORDERS: Record<string, Slots> = {
  'TS-10101': {
    ...base,
    status: 'shipped',
    shipmentStatus: 'in-transit',
    carrier: 'Delhivery',
    trackingNumber: '345100987712',
    trackingUrl: 'https://track.example/345100987712',
    expectedAt: '2026-11-26T12:00:00.000Z',
  },
  'TS-10102': {
    ...base,
    status: 'shipped',
    shipmentStatus: 'in-transit',
    carrier: 'Blue Dart',
    trackingNumber: '77881204',
    expectedAt: '2026-11-21T12:00:00.000Z',
  },
  'TS-10103': {
    ...base,
    status: 'delivered',
    shipmentStatus: 'delivered',
    carrier: 'Gati',
    trackingNumber: '5590',
    expectedAt: '2026-11-22T12:00:00.000Z',
    deliveredAt: '2026-11-21T12:00:00.000Z',
  },
  'TS-10104': {
    ...base,
    status: 'cancelled',
    shipmentStatus: null,
    carrier: null,
    trackingNumber: null,
    expectedAt: null,
  },
  'TS-10105': {
    ...base,
    status: 'shipped',
    shipmentStatus: 'delivery-failed',
    carrier: 'Gati',
    trackingNumber: '5591',
    expectedAt: '2026-11-25T12:00:00.000Z',
  },
  'TS-10234': {
    ...base,
    status: 'confirmed',
    shipmentStatus: null,
    carrier: null,
    trackingNumber: null,
    expectedAt: '2026-11-28T12:00:00.000Z',
  },
};

const proven = new Set<string>();
const wrongTries = new Map<string, number>();

/** Each conversation starts with an untouched shop. */
export function resetShop(): void {
  proven.clear();
  wrongTries.clear();
}

export function answerCall({ call, arguments: args }: CallRequest): CallOutcome {
  const number = String(args['orderNumber'] ?? '');
  switch (call) {
    case 'lookUpOrder':
      return lookUpOrder(number);
    case 'proveByPinCode':
      return prove(number, String(args['pinCode'] ?? ''));
    case 'openTicket':
      return {
        outcome: 'opened',
        slots: {
          ticketNumber: TICKET,
          ackDueAt: args['kind'] === 'complaint' ? '2026-11-26T06:30:00.000Z' : null,
          redressDueAt: args['kind'] === 'complaint' ? '2026-12-24T06:30:00.000Z' : null,
        },
      };
    case 'lookUpTicket':
      return lookUpTicket(String(args['ticketNumber'] ?? ''));
    case 'sendUploadLink':
      return { outcome: 'not-needed', slots: {} };
    default:
      throw new Error(`no fake for the call ${call}`);
  }
}

function lookUpOrder(number: string): CallOutcome {
  if (number === 'TS-10999') return { outcome: 'unavailable', slots: {} };
  const order = ORDERS[number];
  const shown = order !== undefined && (/1\d\d$/.test(number) || proven.has(number));
  if (!shown) return { outcome: 'proof-needed', slots: {} };
  return { outcome: 'found', slots: { orderNumber: number, ...order } };
}

function prove(number: string, pinCode: string): CallOutcome {
  if (ORDERS[number] !== undefined && pinCode === '560034') {
    proven.add(number);
    return { outcome: 'proven', slots: {} };
  }
  const tries = (wrongTries.get(number) ?? 0) + 1;
  wrongTries.set(number, tries);
  return { outcome: tries >= 3 ? 'locked' : 'wrong', slots: {} };
}

function lookUpTicket(number: string): CallOutcome {
  if (number !== TICKET || !isTicketNumber(number)) return { outcome: 'not-shown', slots: {} };
  return {
    outcome: 'found',
    slots: {
      ticketNumber: number,
      state: 'open',
      topic: 'complaint',
      openedAt: '2026-11-20T06:30:00.000Z',
      redressDueAt: '2026-12-20T06:30:00.000Z',
    },
  };
}
