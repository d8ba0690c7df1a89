import type { CallHandler } from '../turn-context.ts';
import { lookUpOrder } from './look-up-order.ts';
import { lookUpTicket } from './look-up-ticket.ts';
import { openTicket } from './open-ticket.ts';
import { proveByPinCode } from './prove-by-pin-code.ts';

/** What flows may call, by the name in their `call` steps. `redress flows check` compares it with flows/calls. */
export const callHandlers: Readonly<Record<string, CallHandler>> = {
  lookUpOrder,
  proveByPinCode,
  openTicket,
  lookUpTicket,
};
