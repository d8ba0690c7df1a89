import { nextOpening } from '../../core/calendar.ts';
import { lawClock } from '../../core/law-clock.ts';
import { TICKET_KINDS } from '../../core/ticket.ts';
import { drawTicketNumber } from '../../core/ticket-number.ts';
import { calendarOf } from '../brands.ts';
import { promiseCallBack } from '../promise-call-back.ts';
import { copyOf } from '../tickets/copy-of.ts';
import type { CallHandler } from '../turn-context.ts';
import { summaryOf } from './summary.ts';

/** Drafts a ticket; it is opened by the turn's commit, with its number already known. Only complaints get the law's clocks. */
export const openTicket: CallHandler = async (args, context) => {
  const kind = TICKET_KINDS.find((known) => known === args['kind']) ?? 'request';
  const clock = kind === 'complaint' ? lawClock(context.receivedAt) : null;
  const number = drawTicketNumber(context.deps.ids);
  const summary = await summaryOf(args, context);
  const topic = String(args['topic'] ?? kind);
  const now = context.deps.clock.now();
  const opensAt = nextOpening(calendarOf(context.account.brand), now);
  if (context.account.type.capabilities.form === 'spoken') {
    const asked = { phone: textOrNull(args['phone']), window: textOrNull(args['window']) };
    promiseCallBack({ topic, number, summary, opensAt, ...asked }, context);
  }
  context.tickets.push({
    id: context.deps.ids.next(),
    number,
    kind,
    topic,
    orderNumber: textOrNull(args['orderNumber']),
    sku: textOrNull(args['sku']),
    summary,
    language: context.language,
    receivedAt: context.receivedAt,
    ackDueAt: clock?.ackDueAt ?? null,
    redressDueAt: clock?.redressDueAt ?? null,
  });
  return {
    outcome: 'opened',
    slots: {
      ticketNumber: number,
      recorded: copyOf({ summary, topic }, { language: context.language, now: now.toISOString() }, context.deps.engine),
      ackDueAt: clock?.ackDueAt.toISOString() ?? null,
      redressDueAt: clock?.redressDueAt.toISOString() ?? null,
      opensAt: opensAt?.toISOString() ?? null,
    },
  };
};

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
