import type { Brand } from '../../core/brand.ts';
import type { ClockedTicket } from '../../core/clock-store.ts';
import type { BotMessage } from '../../core/desk.ts';
import type { Prompt } from '../../core/flow.ts';
import type { Ticket, TicketEvent, TicketEventData, TicketNotice } from '../../core/ticket.ts';
import { reopensUntil } from '../../core/ticket-life.ts';
import { isSilent, NOTICE_UNTIL_MS, pendingNotice } from '../../core/ticket-notice.ts';
import { brandOf } from '../brands.ts';
import type { ServiceDeps } from '../deps.ts';
import { saidStop } from '../said-stop.ts';
import { draftMessages, ringAll, type Way, waysToCustomer } from '../ways.ts';
import { lastSeqOf } from './refresh-times.ts';

const AT_ONCE = 50;

/** Tells customers that their ticket has another state: once, where nobody has said it, by the first way that is open. */
export async function tellCustomers(deps: ServiceDeps): Promise<void> {
  for (const one of await deps.store.clocks.toTell(deps.clock.now(), AT_ONCE)) await tell(deps, one);
}

async function tell(deps: ServiceDeps, clocked: ClockedTicket): Promise<void> {
  const { ticket, events } = clocked;
  const lastSeq = lastSeqOf(clocked);
  const identities = await deps.store.desk.identities(ticket.contactId);
  const notice = noticeFor(deps, ticket, events);
  // Somebody who was erased has no name left to be told by.
  if (notice === null || identities.length === 0) return deps.store.clocks.nothingToTell(ticket.id, lastSeq);
  const isStopped = await saidStop(deps, ticket.brandId, identities);
  const [way] = isStopped ? [] : await waysToCustomer(deps, ticket, templateOf(notice));
  const messages = way === undefined ? [] : await draft(deps, way, { ticket, notice });
  const [first] = messages;
  const event: TicketEventData =
    first === undefined
      ? { type: 'notice-skipped', notice, why: isStopped ? 'stopped' : 'no-way' }
      : { type: 'notice-sent', notice, outboundId: first.id };
  // Judged from what was read: where anything happened since, nothing is written, and the next tick judges anew.
  const said = { ticketId: ticket.id, lastSeq, events: [event], messages, at: deps.clock.now() };
  if (!(await deps.store.clocks.note(said))) return;
  deps.feed.publish({ kind: 'ticket.changed', id: ticket.id, brandId: ticket.brandId });
  deps.log.info({ ticketId: ticket.id, notice, what: event.type }, 'ticket.notice');
  if (way !== undefined) await ringAll(deps, way.account.config.id, messages);
}

/** What the brand wants told of this ticket now; null: nothing. */
export function noticeFor(deps: ServiceDeps, ticket: Ticket, events: readonly TicketEvent[]): TicketNotice | null {
  const notice = isSilent(ticket) ? null : pendingNotice(ticket, events, deps.clock.now());
  const isWanted = notice !== null && brandOf(deps, ticket.brandId)?.tickets.notices.includes(notice) === true;
  return isWanted ? notice : null;
}

export function noticePrompt({ numbers, topic, resolvedAt }: Ticket, notice: TicketNotice, brand: Brand): Prompt {
  const reopenBefore = resolvedAt === null ? null : reopensUntil(resolvedAt, brand.tickets.closeAfterDays);
  const values = { ticketNumber: numbers[0] ?? '', topic, reopenBefore: reopenBefore?.toISOString() ?? null };
  return { text: `ticketNotice.${notice}`, values, options: [], expect: null };
}

const templateOf = (notice: TicketNotice) => `ticket-${notice}` as const;

/** Nobody asked for it, and a day later it may not be true any more. */
async function draft(
  deps: ServiceDeps,
  way: Way,
  { ticket, notice }: { ticket: Ticket; notice: TicketNotice },
): Promise<BotMessage[]> {
  const found = await deps.store.desk.conversation([ticket.brandId], ticket.conversationId);
  const { brand } = way.account;
  const prompts = [noticePrompt(ticket, notice, brand)];
  const language = found?.conversation.language ?? ticket.language;
  const values = { brandName: brand.name, ticketNumber: ticket.numbers[0] ?? '' };
  const marks = {
    isUnasked: true,
    template: templateOf(notice),
    registered: { key: `ticketNotice.${notice}`, values },
    expiresAt: new Date(deps.clock.now().getTime() + NOTICE_UNTIL_MS).toISOString(),
  };
  return draftMessages(deps, way, { prompts, language }).map((message) => ({
    ...message,
    content: { ...message.content, ...marks },
  }));
}
