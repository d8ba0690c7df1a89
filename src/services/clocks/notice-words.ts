import type { Brand } from '../../core/brand.ts';
import type { BotMessage } from '../../core/desk.ts';
import type { Prompt } from '../../core/flow-state.ts';
import type { Ticket, TicketEvent, TicketNotice } from '../../core/ticket.ts';
import { reopensUntil } from '../../core/ticket-life.ts';
import { isSilent, NOTICE_UNTIL_MS, pendingNotice } from '../../core/ticket-notice.ts';
import { brandOf } from '../brands.ts';
import type { ServiceDeps } from '../deps.ts';
import { draftMessages, type Way } from '../ways.ts';

/** What the brand wants told of this ticket now; null: nothing. */
export function noticeFor(deps: ServiceDeps, ticket: Ticket, events: readonly TicketEvent[]): TicketNotice | null {
  const notice = isSilent(ticket) ? null : pendingNotice(ticket, events, deps.clock.now());
  const isWanted = notice !== null && brandOf(deps, ticket.brandId)?.tickets.notices.includes(notice) === true;
  return isWanted ? notice : null;
}

/** The same news of one ticket, or of several. */
export function noticePrompt(tickets: readonly Ticket[], notice: TicketNotice, brand: Brand): Prompt {
  const resolved = tickets.flatMap(({ resolvedAt }) => (resolvedAt === null ? [] : [resolvedAt.getTime()]));
  const until =
    resolved.length === 0 ? null : reopensUntil(new Date(Math.min(...resolved)), brand.tickets.closeAfterDays);
  const reopenBefore = until?.toISOString() ?? null;
  const [first] = tickets;
  return tickets.length === 1 && first !== undefined
    ? {
        text: `ticketNotice.${notice}`,
        values: { ...numbersOf(tickets), topic: first.topic, reopenBefore },
        options: [],
        expect: null,
      }
    : { text: `ticketNotices.${notice}`, values: { ...numbersOf(tickets), reopenBefore }, options: [], expect: null };
}

/** What the wordings call it: one ticket's number, or those of several. */
export function numbersOf(tickets: readonly Ticket[]): { ticketNumber: string } | { ticketNumbers: string } {
  const numbers = tickets.map(({ numbers: [number = ''] }) => number).join(', ');
  return tickets.length === 1 ? { ticketNumber: numbers } : { ticketNumbers: numbers };
}

export const templateOf = (notice: TicketNotice) => `ticket-${notice}` as const;

/**
 * Nobody asked for it, and a day later it may not be true any more. A template of its own names one ticket: what is said
 * of several has none but `update`.
 */
export function draftNotice(
  deps: ServiceDeps,
  way: Way,
  { tickets, notice, language }: { tickets: readonly Ticket[]; notice: TicketNotice; language: string },
): BotMessage[] {
  const { brand } = way.account;
  const prompt = noticePrompt(tickets, notice, brand);
  const marks = {
    isUnasked: true,
    ...(tickets.length === 1 ? { template: templateOf(notice) } : {}),
    registered: { key: prompt.text, values: { brandName: brand.name, ...numbersOf(tickets) } },
    expiresAt: new Date(deps.clock.now().getTime() + NOTICE_UNTIL_MS).toISOString(),
  };
  return draftMessages(deps, way, { prompts: [prompt], language }).map((message) => ({
    ...message,
    content: { ...message.content, ...marks },
  }));
}
