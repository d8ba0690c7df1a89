import type { Order } from '../../core/order.ts';
import { findOrder } from '../find-order.ts';
import { contactKey, dayBefore, isLocked, rungFor, senders } from '../identity.ts';
import { draftNotice, wayTo } from '../notice.ts';
import type { CallHandler, TurnContext } from '../turn-context.ts';

const CODE_DIGITS = 6;
const CODE_LIFE_MS = 5 * 60 * 1000;
/** Codes in a day for one order and for one contact: enough for a bad line, too few to guess. */
const MAX_CODES = 6;

/**
 * Sends a code to a contact of the order other than the proven one that is writing. For an unknown order a code is
 * made as well and sent nowhere, so that nothing that is said or kept tells the two apart.
 */
export const sendCode: CallHandler = async (args, context) => {
  const number = String(args['orderNumber'] ?? '');
  if ((await isLocked(number, context)) || (await isOverLimit(number, context)))
    return { outcome: 'locked', slots: {} };
  if (!canWriteToAnybody(context)) return { outcome: 'nowhere', slots: {} };
  const lookup = await findOrder(number, context);
  if (lookup.outcome === 'unavailable') return { outcome: 'unavailable', slots: {} };

  const code = context.deps.ids.digits(CODE_DIGITS);
  const expiresAt = new Date(context.deps.clock.now().getTime() + CODE_LIFE_MS);
  const sent = lookup.outcome === 'found' && (await sendTo(lookup.order, code, expiresAt, context));
  // Only to somebody who is known to be a contact of the order may it be said that there is no other.
  const isKnown = lookup.outcome === 'found' && rungFor(lookup.order, context) !== 'claimed';
  if (!sent && isKnown) return { outcome: 'nowhere', slots: {} };
  context.codes.sent.push({
    id: context.deps.ids.next(),
    orderNumber: number,
    hash: context.deps.hashCode(code),
    expiresAt,
  });
  return { outcome: 'sent', slots: {} };
};

/** A brand without mail and SMS has no way to any contact: it says so of every order, and never that a code is on its way. */
function canWriteToAnybody({ account: { brand }, deps }: TurnContext): boolean {
  return [...deps.accounts.values()].some(({ brand: { id }, type }) => id === brand.id && type.notices !== undefined);
}

/** A code sent to the very contact that is proven to be writing proves nothing new. */
async function sendTo(order: Order, code: string, expiresAt: Date, context: TurnContext): Promise<boolean> {
  const writing = new Set(senders(context).map(({ value }) => value));
  const contacts = [
    ...(order.phone === undefined ? [] : [{ kind: 'phone' as const, value: order.phone }]),
    ...(order.email === undefined ? [] : [{ kind: 'email' as const, value: order.email.toLowerCase() }]),
  ].filter(({ value }) => !writing.has(value));
  for (const contact of contacts) {
    const way = await wayTo(contact, context);
    if (way === null) continue;
    context.notices.push(draftNotice(way, { text: 'code.message', secret: code, expiresAt }, context));
    return true;
  }
  return false;
}

async function isOverLimit(number: string, context: TurnContext): Promise<boolean> {
  const keys = [`code-${contactKey(context)}`, `code-order:${number}`];
  const { brandId } = context.turn.conversation;
  const counts = await context.deps.store.attempts.add(brandId, keys, context.deps.clock.now(), dayBefore(context));
  return keys.some((key) => (counts.get(key) ?? 0) > MAX_CODES);
}
