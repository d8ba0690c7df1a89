import type { Brand } from '../../core/brand.ts';
import { AppError } from '../../core/errors.ts';
import type { Order, OrderLine } from '../../core/order.ts';
import type { ActionResult, OrderAction } from '../../core/order-action.ts';
import { type CancelVerdict, RETURN_REASONS, type ReturnReason, type ReturnVerdict } from '../../core/policy.ts';
import type { Ticket } from '../../core/ticket.ts';
import { brandOf } from '../brands.ts';
import type { ServiceDeps } from '../deps.ts';

/** A person waits for it; a shop's system that needs longer says later what became of it. Milliseconds. */
const TIMEOUT_MS = 8_000;

export interface LineOffer {
  line: OrderLine;
  /** What the policy says to taking back one of it, for each reason that a customer may have. */
  verdicts: { reason: ReturnReason; outcome: ReturnVerdict['outcome'] }[];
}

export type OrderOnDesk =
  | { number: string; outcome: 'found'; order: Order; cancel: CancelVerdict; returns: LineOffer[] }
  | { number: string; outcome: 'not-found' | 'unavailable' };

/** The orders of a ticket as the shop's system has them now, each with what policy and law allow. */
export async function ordersOnDesk(deps: ServiceDeps, ticket: Ticket): Promise<OrderOnDesk[]> {
  // The customer's own one may have been linked by a person too.
  const numbers = new Set([...(ticket.orderNumber === null ? [] : [ticket.orderNumber]), ...ticket.orderNumbers]);
  const brand = rulesOf(deps, ticket);
  return Promise.all(
    [...numbers].map(async (number): Promise<OrderOnDesk> => {
      const order = await find(deps, ticket.brandId, number);
      if (typeof order === 'string') return { number, outcome: order };
      return { number, outcome: 'found', order, ...offers(deps, brand, order) };
    }),
  );
}

function offers(deps: ServiceDeps, brand: Brand, order: Order): { cancel: CancelVerdict; returns: LineOffer[] } {
  const now = deps.clock.now();
  const judge = (line: OrderLine, reason: ReturnReason): ReturnVerdict['outcome'] =>
    deps.policies.judgeReturn({ order, line, quantity: 1, reason, isOpened: false, now }, brand.policies).outcome;
  return {
    cancel: deps.policies.judgeCancellation(order, brand.policies, now),
    returns: order.lines.map((line) => ({
      line,
      verdicts: RETURN_REASONS.map((reason) => ({ reason, outcome: judge(line, reason) })),
    })),
  };
}

type Pickup = Extract<OrderAction, { kind: 'move-pickup' }>['pickup'];

export type DeskAction =
  | { kind: 'cancel'; reason: string }
  | {
      kind: 'create-return';
      returnKind: Extract<OrderAction, { kind: 'create-return' }>['returnKind'];
      sku: string;
      quantity: number;
      reason: string;
      isOpened: boolean;
      pickup: Pickup | null;
    }
  | { kind: 'move-pickup'; returnId: string; pickup: Pickup };

export interface ActOnOrder {
  ticket: Ticket;
  orderNumber: string;
  action: DeskAction;
  /** The same for every try of one action. */
  key: string;
  /** Whether the person may decide what policy leaves to a supervisor. */
  mayApprove: boolean;
  actorId: string;
}

export type ActResult = ActionResult | { outcome: 'not-allowed'; verdict: string };

/** Judges once more at the moment of doing, then asks the shop's system. What is uncertain is looked up, never repeated. */
export async function actOnOrder(deps: ServiceDeps, request: ActOnOrder): Promise<ActResult> {
  const { ticket, orderNumber, key } = request;
  const order = await find(deps, ticket.brandId, orderNumber);
  if (order === 'not-found') return { outcome: 'not-allowed', verdict: 'not-found' };
  if (order === 'unavailable') return { outcome: 'unavailable', reason: 'the order could not be read' };
  const action = decide(deps, order, request);
  if ('verdict' in action) return action;

  const result = await deps.actions.perform(ticket.brandId, action, key, AbortSignal.timeout(TIMEOUT_MS));
  deps.log.info(
    { ticketId: ticket.id, actor: request.actorId, kind: action.kind, outcome: result.outcome },
    'order.acted',
  );
  if (result.outcome !== 'uncertain') return result;
  const found = await deps.actions.find(ticket.brandId, action, key, AbortSignal.timeout(TIMEOUT_MS));
  return found ?? { outcome: 'unavailable', reason: 'it was certainly not done; it may be tried again' };
}

type Refused = { outcome: 'not-allowed'; verdict: string };

const refused = (verdict: string): Refused => ({ outcome: 'not-allowed', verdict });

function decide(deps: ServiceDeps, order: Order, request: ActOnOrder): OrderAction | Refused {
  const { action } = request;
  switch (action.kind) {
    case 'cancel':
      return cancellation(deps, order, action, request);
    case 'create-return':
      return takingBack(deps, order, action, request);
    case 'move-pickup': {
      const isKnown = order.returns?.some(({ id }) => id === action.returnId) ?? false;
      return isKnown ? { ...action, orderNumber: order.number } : refused('not-found');
    }
  }
}

function cancellation(
  ...[deps, order, action, { ticket, mayApprove }]: [
    ServiceDeps,
    Order,
    Extract<DeskAction, { kind: 'cancel' }>,
    ActOnOrder,
  ]
): OrderAction | Refused {
  const verdict = deps.policies.judgeCancellation(order, rulesOf(deps, ticket).policies, deps.clock.now());
  if (!isAllowed(verdict, mayApprove)) return refused(verdict.outcome);
  const refund = { amountPaise: verdict.amountPaise, dueAt: verdict.refundDueAt.toISOString() };
  return { ...action, orderNumber: order.number, ...(verdict.isRefunded ? { refund } : {}) };
}

function takingBack(
  ...[deps, order, action, { ticket, mayApprove }]: [
    ServiceDeps,
    Order,
    Extract<DeskAction, { kind: 'create-return' }>,
    ActOnOrder,
  ]
): OrderAction | Refused {
  const line = order.lines.find(({ sku }) => sku === action.sku);
  const reason = RETURN_REASONS.find((known) => known === action.reason);
  if (line === undefined || reason === undefined) return refused('not-found');
  const { isOpened, ...asked } = action;
  const quantity = Math.min(action.quantity, line.quantity);
  const now = deps.clock.now();
  const { policies: rules } = rulesOf(deps, ticket);
  const verdict = deps.policies.judgeReturn({ order, line, quantity, reason, isOpened, now }, rules);
  if (!isAllowed(verdict, mayApprove)) return refused(verdict.outcome);
  const refund = { amountPaise: verdict.amountPaise, dueAt: verdict.refundDueAt.toISOString() };
  return { ...asked, orderNumber: order.number, quantity, ...(action.returnKind === 'return' ? { refund } : {}) };
}

/** What policy leaves to a supervisor is allowed to those who may decide it. */
function isAllowed<Verdict extends { outcome: string }>(
  verdict: Verdict,
  mayApprove: boolean,
): verdict is Extract<Verdict, { outcome: 'allowed' | 'approval' }> {
  return verdict.outcome === 'allowed' || (verdict.outcome === 'approval' && mayApprove);
}

async function find(deps: ServiceDeps, brandId: string, number: string): Promise<Order | 'not-found' | 'unavailable'> {
  const lookup = await deps.orders.findByNumber(brandId, number, AbortSignal.timeout(TIMEOUT_MS));
  return lookup.outcome === 'found' ? lookup.order : lookup.outcome;
}

/** A ticket's brand had an account when the ticket came; without one nothing can be said about its rules. */
function rulesOf(deps: ServiceDeps, { brandId }: Ticket): Brand {
  const brand = brandOf(deps, brandId);
  if (brand === null) throw new AppError('config.invalid', `no account of the brand ${brandId} is configured`);
  return brand;
}
