import type { CallHandler } from '../turn-context.ts';
import { addToTicket } from './add-to-ticket.ts';
import { findPickup, findRefund, listParts, maskPayout, rate } from './after-sale.ts';
import { checkCode } from './check-code.ts';
import { checkCancellation, checkPickupDay, checkReturn, checkReversal, checkWarranty } from './judge.ts';
import { listOrders } from './list-orders.ts';
import { listTickets } from './list-tickets.ts';
import { lookUpOrder } from './look-up-order.ts';
import { lookUpTicket } from './look-up-ticket.ts';
import { openTicket } from './open-ticket.ts';
import { proveByPinCode } from './prove-by-pin-code.ts';
import { sendCode } from './send-code.ts';
import { sendUploadLink } from './send-upload-link.ts';

/** What flows may call, by the name in their `call` steps; what changes the world is in `../effects`. */
export const callHandlers: Readonly<Record<string, CallHandler>> = {
  listOrders,
  lookUpOrder,
  proveByPinCode,
  sendCode,
  sendUploadLink,
  checkCode,
  openTicket,
  listTickets,
  lookUpTicket,
  addToTicket,
  checkReturn,
  checkCancellation,
  checkPickupDay,
  findPickup,
  findRefund,
  listParts,
  checkWarranty,
  checkReversal,
  maskPayout,
  rate,
};
