import { MISSED_CALL, VOICEMAIL } from '../core/call.ts';
import type { FlowState } from '../core/flow-state.ts';
import { openTicket } from './calls/open-ticket.ts';
import { callerOf, promiseCallBack } from './promise-call-back.ts';
import type { TurnContext } from './turn-context.ts';

/** After these words the caller had what they came for. */
const SERVED: ReadonlySet<string> = new Set(['engine.anythingElse', 'engine.goodbye']);
const MAX_LINES = 200;

/**
 * The end of a call, and what came of it afterwards: a recording, photos. They are added to the ticket of the call, or
 * open one: a call that was cut off or missed is a complaint until somebody has heard what it was about, with the law's
 * clock from the call.
 */
export async function takeNotes(context: TurnContext, state: FlowState): Promise<void> {
  const notes = context.turn.waiting.filter(({ message }) => message.kind === 'ended' || message.kind === 'note');
  if (notes.length === 0 || context.account.type.capabilities.form !== 'spoken') return;
  if (context.tickets.length > 0) return;
  const { calls } = context.deps.store;
  const own = await calls.ticketOf(context.turn.conversation.id);
  const kinds = notes.map(({ message }) => (message.kind === 'ended' ? 'ended' : message.replyContext['note']));
  if (own !== null) {
    context.addToTickets.push(own.id);
    // Nobody has heard yet what it is about, or why it took so long.
    if (kinds.includes('voicemail') || kinds.includes('late')) context.complaints.push(own.id);
    if (kinds.includes('late')) await promiseAgain(own.number, context);
    return;
  }
  const topic = topicOf(kinds, context, state);
  if (topic === null) return;
  const earlier = topic === MISSED_CALL ? await calls.missedCallOf(context.turn.contact.id) : null;
  if (earlier !== null) {
    context.addToTickets.push(earlier.id);
    await promiseAgain(earlier.number, context);
    return;
  }
  context.state = state;
  await openTicket(
    {
      kind: 'complaint',
      topic,
      summary: await wordsOf(context),
      phone: callerOf(context),
      orderNumber: orderOf(state),
    },
    context,
  );
}

/** A call-back under the number of a ticket that is there already. */
async function promiseAgain(number: string, context: TurnContext): Promise<void> {
  const nothing = { opensAt: null, phone: null, window: null };
  promiseCallBack({ topic: MISSED_CALL, number, summary: await wordsOf(context), ...nothing }, context);
}

/** Null: nothing is left to do. */
function topicOf(kinds: readonly unknown[], context: TurnContext, state: FlowState): string | null {
  if (kinds.includes('voicemail')) return VOICEMAIL;
  if (kinds.includes('late')) return MISSED_CALL;
  // Photos wait in the conversation while the call goes on: the flow opens their ticket. What was recorded was not missed.
  if (kinds.every((kind) => kind === 'photos' || kind === 'recording')) return null;
  const isServed = state.stack.length === 0 && SERVED.has(state.last.at(-1)?.text ?? '');
  if (isServed) return null;
  const canBeCalled = callerOf(context) !== null;
  return canBeCalled || saidAnything(context, state) ? MISSED_CALL : null;
}

function saidAnything({ turn }: TurnContext, state: FlowState): boolean {
  return state.stack.length > 0 || turn.waiting.some(({ message }) => message.text.trim() !== '');
}

function orderOf({ stack }: FlowState): string | null {
  const number = stack.findLast(({ slots }) => typeof slots['orderNumber'] === 'string')?.slots['orderNumber'];
  return typeof number === 'string' ? number : null;
}

/** What was said in the call; keys alone may be codes and are left out. */
async function wordsOf({ deps, turn }: TurnContext): Promise<string> {
  const timeline = await deps.store.conversations.timeline(turn.conversation.id, 0, MAX_LINES);
  const lines = timeline.filter(({ direction, text }) => direction === 'in' && /\p{L}/u.test(text));
  return lines.map(({ text }) => text).join('\n') || '-';
}
