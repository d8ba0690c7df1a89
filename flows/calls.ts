import type { CallDefinition } from '../src/core/flow.ts';

/** What may be handed to `openTicket` beside its own; they are written below the customer's words. */
export const TICKET_DETAILS = [
  'opening',
  'item',
  'quantity',
  'wish',
  'reason',
  'day',
  'window',
  'phone',
  'address',
  'pinCode',
  'payout',
  'amountPaise',
  'serial',
  'photos',
  'sku',
  'comment',
] as const;

/** Outcomes of what changes the world. `person`: this shop's system cannot, did not answer, or did not say. */
const EFFECT = { outcomes: ['done', 'refused', 'person'], fills: ['reference'], isEffect: true } as const;

const LINE = ['sku', 'item', 'lineQuantity'] as const;

/** What flows may ask of the services: arguments, outcomes, and the slots that come back. */
export const calls = {
  /** Orders of whoever the channel proves to be writing. `among`: those that they named, with a space in between. */
  listOrders: {
    arguments: [],
    optional: ['among'],
    outcomes: ['found', 'none'],
    fills: [],
    lists: { orders: ['orderNumber'] },
  },
  /**
   * `need` is the rung of the ladder. `pin-needed` and `code-needed` are also the outcomes for an unknown number;
   * `not-shown` means that the tries are used up.
   */
  lookUpOrder: {
    arguments: ['orderNumber', 'need'],
    outcomes: ['found', 'pin-needed', 'code-needed', 'not-shown', 'unavailable'],
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
      'payment',
      'invoiceUrl',
    ],
    lists: { lines: LINE },
  },
  proveByPinCode: {
    arguments: ['orderNumber', 'pinCode'],
    outcomes: ['proven', 'wrong', 'locked', 'unavailable'],
    fills: [],
  },
  /** To the contact on the order, never to the one that is writing. `nowhere`: no way leads there, a person decides. */
  sendCode: { arguments: ['orderNumber'], outcomes: ['sent', 'nowhere', 'locked', 'unavailable'], fills: [] },
  /** A page for photos, to a contact of the order. `not-needed`: this channel takes photos itself. */
  sendUploadLink: { arguments: ['orderNumber'], outcomes: ['sent', 'nowhere', 'not-needed'], fills: [] },
  /** `spent`: too old, or tried too often; a new one has to be sent. */
  checkCode: { arguments: ['orderNumber', 'code'], outcomes: ['right', 'wrong', 'spent', 'locked'], fills: [] },

  openTicket: {
    arguments: ['kind', 'topic', 'summary', 'orderNumber'],
    optional: TICKET_DETAILS,
    outcomes: ['opened', 'failed'],
    fills: ['ticketNumber', 'recorded', 'ackDueAt', 'redressDueAt', 'opensAt'],
  },
  /** Tickets of whoever the channel proves to be writing: the open ones, else the one that was settled last. */
  listTickets: { arguments: [], outcomes: ['found', 'none'], fills: [], lists: { tickets: ['ticketNumber'] } },
  lookUpTicket: {
    arguments: ['ticketNumber'],
    outcomes: ['found', 'not-shown'],
    fills: ['ticketNumber', 'state', 'topic', 'openedAt', 'redressDueAt'],
  },
  /** What was said last belongs to this ticket of the same conversation. */
  addToTicket: { arguments: ['ticketNumber'], outcomes: ['added', 'not-open'], fills: [] },
  /** `opensAt` is empty while people are there. */
  checkHours: { arguments: [], outcomes: ['open', 'closed'], fills: ['opensAt'] },

  checkReturn: {
    arguments: ['orderNumber', 'sku', 'quantity', 'reason', 'unused'],
    outcomes: ['allowed', 'approval', 'window-over', 'not-returnable', 'opened', 'not-delivered', 'unavailable'],
    fills: ['amountPaise', 'refundDueAt', 'returnUntil'],
  },
  checkCancellation: {
    arguments: ['orderNumber'],
    outcomes: ['allowed', 'approval', 'shipped', 'delivered', 'already', 'unavailable'],
    fills: ['amountPaise', 'chargePaise', 'refundDueAt', 'isRefunded'],
  },
  checkPickupDay: {
    arguments: ['day'],
    outcomes: ['ok', 'too-soon', 'too-late', 'closed'],
    fills: ['nextDay'],
  },
  findPickup: {
    arguments: ['orderNumber'],
    outcomes: ['booked', 'was-booked', 'failed', 'unbooked', 'collected', 'none', 'unavailable'],
    fills: ['returnId', 'pickupDay', 'pickupWindow', 'returnStatus'],
  },
  findRefund: {
    arguments: ['orderNumber'],
    outcomes: ['paid', 'due', 'overdue', 'payout-needed', 'none', 'unavailable'],
    fills: ['amountPaise', 'refundDueAt', 'paidAt', 'reference'],
  },
  /** The parts of a bundle, or the other lines of the order. */
  listParts: {
    arguments: ['orderNumber', 'sku'],
    outcomes: ['bundle', 'single', 'unavailable'],
    fills: [],
    lists: { parts: ['part', 'item', 'lineQuantity'] },
  },
  checkWarranty: {
    arguments: ['serial', 'orderNumber', 'sku'],
    outcomes: ['active', 'expired', 'not-covered', 'unknown', 'unavailable'],
    fills: ['item', 'warrantyUntil'],
  },
  /** RBI: a failed payment goes back within five days (T+5). */
  checkReversal: { arguments: ['paidOn'], outcomes: ['due', 'overdue'], fills: ['reversalDay'] },
  maskPayout: { arguments: ['payout'], outcomes: ['done'], fills: ['payoutShown'] },
  rate: { arguments: ['score', 'comment'], outcomes: ['done'], fills: [] },

  cancelOrder: { arguments: ['orderNumber', 'reason'], ...EFFECT },
  createReturn: {
    arguments: ['orderNumber', 'returnKind', 'sku', 'quantity', 'reason', 'pickupDay', 'pickupWindow'],
    ...EFFECT,
  },
  movePickup: { arguments: ['orderNumber', 'returnId', 'pickupDay', 'pickupWindow'], ...EFFECT },
  requestRefund: { arguments: ['orderNumber', 'amountPaise', 'payout', 'reason'], ...EFFECT },
  registerWarranty: {
    arguments: ['orderNumber', 'sku', 'serial'],
    outcomes: ['done', 'known', 'refused', 'person'],
    fills: ['warrantyUntil', 'reference'],
    isEffect: true,
  },
} as const satisfies Record<string, CallDefinition>;
