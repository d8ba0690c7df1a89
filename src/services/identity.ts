import { type Identity, RUNGS, type Rung } from '../core/contact.ts';
import type { Order } from '../core/order.ts';
import type { TurnContext } from './turn-context.ts';

/** How long a proof holds in a conversation; a browser may be left open. */
const PROOF_LIFE_MS = 30 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Guesses at one order by everybody together, as a multiple of what one contact has. */
const ORDER_FACTOR = 3;

/** The rung of this conversation for this one order (design.md, identity ladder). */
export function rungFor(order: Order, context: TurnContext): Rung {
  const matches = senders(context).some(
    ({ kind, value }) =>
      (kind === 'phone' && value === order.phone) || (kind === 'email' && value === order.email?.toLowerCase()),
  );
  const proven = provenRung(order.number, context);
  const rung = matches && !reaches(proven, 'matched') ? 'matched' : proven;
  if (!reaches(context.rung, rung)) context.rung = rung;
  return rung;
}

/**
 * What was proven in this conversation. Given by a proven sender it holds for that sender alone: a mail that anybody can
 * put into the thread does not inherit it.
 */
function provenRung(orderNumber: string, context: TurnContext): Rung {
  const proof = context.proofs[orderNumber];
  if (proof === undefined || context.deps.clock.now().getTime() - Date.parse(proof.at) >= PROOF_LIFE_MS)
    return 'claimed';
  return proof.by === undefined || proof.by === nameOf(context) ? proof.rung : 'claimed';
}

function nameOf(context: TurnContext): string | undefined {
  const [sender] = senders(context);
  return sender === undefined ? undefined : `${sender.kind}:${sender.value}`;
}

/** How sure we ever were in this conversation who writes: for people to see, never to decide by. */
export function highestRung({ rung, proofs }: TurnContext): Rung {
  return Object.values(proofs).reduce((highest, proof) => (reaches(highest, proof.rung) ? highest : proof.rung), rung);
}

/** Whether a rung is at least the needed one. */
export function reaches(rung: Rung, need: Rung): boolean {
  return RUNGS.indexOf(rung) >= RUNGS.indexOf(need);
}

/**
 * Who is writing in this turn, as far as the channel proves it. A proof of an earlier message says nothing about this
 * one: anybody can write a mail with the same sender. One unproven message makes the whole turn unproven. What an
 * effect brings back speaks for those who asked for it: the store gives it the proof of their turn.
 */
export function senders({ turn }: TurnContext): Identity[] {
  const messages = turn.waiting
    .map(({ message }) => message)
    .filter(({ kind }) => kind === 'message' || kind === 'outcome');
  if (messages.some(({ proven }) => !proven)) return [];
  return messages.flatMap(({ from }) => from.slice(0, 1));
}

/** Whether guessing has used up its tries, for this contact or for this order. */
export async function isLocked(orderNumber: string, context: TurnContext): Promise<boolean> {
  const keys = keysOf(orderNumber, context);
  const counts = await context.deps.store.attempts.count(context.turn.conversation.brandId, keys, dayBefore(context));
  return overLimit(counts, keys, context);
}

/** Notes the order as proven in this conversation. */
export function prove(orderNumber: string, rung: Rung, context: TurnContext): void {
  const by = nameOf(context);
  const at = context.deps.clock.now().toISOString();
  context.proofs[orderNumber] = { rung, at, ...(by === undefined ? {} : { by }) };
}

/** Counts a wrong guess; true when it was the last one allowed. */
export async function countWrongGuess(orderNumber: string, context: TurnContext): Promise<boolean> {
  const keys = keysOf(orderNumber, context);
  const { brandId } = context.turn.conversation;
  const counts = await context.deps.store.attempts.add(brandId, keys, context.deps.clock.now(), dayBefore(context));
  return overLimit(counts, keys, context);
}

/** For look-ups that are limited by contact alone (ticket numbers). */
export function contactKey(context: TurnContext): string {
  return `contact:${context.turn.contact.id}`;
}

export function dayBefore(context: TurnContext): Date {
  return new Date(context.deps.clock.now().getTime() - DAY_MS);
}

function keysOf(orderNumber: string, context: TurnContext): string[] {
  return [contactKey(context), `order:${orderNumber}`];
}

function overLimit(counts: ReadonlyMap<string, number>, keys: readonly string[], context: TurnContext): boolean {
  const limit = context.account.brand.identityAttempts;
  return keys.some((key) => (counts.get(key) ?? 0) >= (key.startsWith('order:') ? limit * ORDER_FACTOR : limit));
}
