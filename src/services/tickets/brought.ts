import { lawClock } from '../../core/law-clock.ts';
import type { Lease, LoadedTurn, TurnCommit } from '../../core/store.ts';
import { drawTicketNumber } from '../../core/ticket-number.ts';
import type { ServiceDeps } from '../deps.ts';

/**
 * The turn of what another program brought: its ticket, and people have the conversation; the bot stays out of it. Null
 * where a customer is next. Needs no account: some sources bring nobody who could be written to.
 */
export async function commitOfBrought(deps: ServiceDeps, lease: Lease, turn: LoadedTurn): Promise<TurnCommit | null> {
  const [first] = turn.waiting;
  const opens = first?.message.opens;
  if (first === undefined || opens === undefined) return null;
  const { kind, topic, orderNumber, language } = opens;
  const { receivedAt } = first;
  const clock = kind === 'complaint' ? lawClock(receivedAt) : { ackDueAt: null, redressDueAt: null };
  // A colleague may have seen it and opened one before.
  const known = (await deps.store.desk.ofConversation(lease.conversationId)).map(({ id }) => id);
  const summary = first.message.text;
  const number = drawTicketNumber(deps.ids);
  const draft = { id: deps.ids.next(), number, kind, topic, orderNumber, summary, language, receivedAt, ...clock };
  return {
    lease,
    turnId: deps.ids.next(),
    readFromSeq: turn.doneSeq,
    readToSeq: first.seq,
    at: deps.clock.now(),
    state: turn.state,
    language,
    holder: 'person',
    rung: turn.conversation.rung,
    understood: [],
    outbound: [],
    tickets: known.length === 0 ? [draft] : [],
    addToTickets: known,
    ...(kind === 'complaint' ? { complaints: known } : {}),
    effect: null,
    notices: [],
    codes: { sent: [], used: [] },
    ratings: [],
  };
}
