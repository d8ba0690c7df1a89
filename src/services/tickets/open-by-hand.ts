import { lawClock } from '../../core/law-clock.ts';
import type { TicketKind } from '../../core/ticket.ts';
import { drawTicketNumber } from '../../core/ticket-number.ts';
import type { ServiceDeps } from '../deps.ts';
import type { Actor, DeskResult } from './change-ticket.ts';

export interface OpenByHand {
  actor: Actor;
  conversationId: string;
  kind: TicketKind;
  summary: string;
  orderNumber: string | null;
}

const MAX_DRAWS = 3;

/** A ticket that a person opens from a conversation. A complaint was received when the customer last wrote. */
export async function openByHand(deps: ServiceDeps, request: OpenByHand): Promise<DeskResult> {
  const { actor, conversationId, kind, summary, orderNumber } = request;
  const found = await deps.store.desk.conversation(actor.brandIds, conversationId);
  if (found === null) return { outcome: 'refused', reason: 'no-such-conversation' };
  const { brandId, contactId, language } = found.conversation;
  const at = deps.clock.now();
  const receivedAt = found.lastCustomerAt ?? at;
  const clock = kind === 'complaint' ? lawClock(receivedAt) : null;
  const id = deps.ids.next();
  for (let draw = 1; draw <= MAX_DRAWS; draw += 1) {
    const draft = {
      id,
      number: drawTicketNumber(deps.ids),
      kind,
      topic: 'by-hand',
      orderNumber,
      summary,
      language: language ?? 'en',
      receivedAt,
      ackDueAt: clock?.ackDueAt ?? null,
      redressDueAt: clock?.redressDueAt ?? null,
    };
    const opens = [{ draft, brandId, contactId, conversationId, messageId: '', events: [] }];
    const result = await deps.store.desk.commit({ actor: actor.id, at, changes: [], opens });
    if (result.outcome === 'done') break;
  }
  deps.feed.publish({ kind: 'ticket.changed', id, brandId });
  const row = await deps.store.desk.get(actor.brandIds, id);
  return row === null ? { outcome: 'not-found' } : { outcome: 'done', ticket: row.ticket };
}
