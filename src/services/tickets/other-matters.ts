import type { DeskLine } from '../../core/desk.ts';
import type { Ticket } from '../../core/ticket.ts';
import { findOrderNumber } from '../../engine/index.ts';
import { bareSubject, isOtherSubject } from '../../lib/bare-subject.ts';
import { brandOf } from '../brands.ts';
import type { ServiceDeps } from '../deps.ts';

/** Why a message seems to be about something else than its ticket: the subject, or the order number, that is new in it. */
export interface OtherMatter {
  reason: 'subject' | 'order-number';
  value: string;
}

/**
 * Messages of a ticket that could be split off, by their ids: a mail whose subject was changed, or one that names another
 * order. Each subject and each number is offered once, and not where another ticket of these conversations has it.
 */
export async function otherMatters(
  deps: ServiceDeps,
  ticket: Ticket,
  lines: readonly DeskLine[],
): Promise<Record<string, OtherMatter>> {
  const mails = lines.filter(
    ({ direction, kind, subject }) => direction === 'in' && kind === 'message' && subject !== undefined,
  );
  if (mails.length === 0) return {};
  const known = await knownMatters(deps, ticket, mails);
  const matters: Record<string, OtherMatter> = {};
  for (const { id, subject = '', text } of mails.filter(({ at }) => at.getTime() > known.since)) {
    const number = orderIn(`${subject}\n${text}`, deps, ticket);
    if (number !== null && known.orders.size > 0 && !known.orders.has(number)) {
      matters[id] = { reason: 'order-number', value: number };
    } else if (known.subjects.length > 0 && known.subjects.every((one) => isOtherSubject(subject, one))) {
      matters[id] = { reason: 'subject', value: subject };
    }
    if (matters[id] === undefined) continue;
    if (number !== null) known.orders.add(number);
    known.subjects.push(subject);
  }
  return matters;
}

interface Known {
  subjects: string[];
  orders: Set<string>;
  /** When the message came that the ticket was opened for. Milliseconds. */
  since: number;
}

/** What this ticket and the others of its conversations are about. */
async function knownMatters(deps: ServiceDeps, ticket: Ticket, mails: readonly DeskLine[]): Promise<Known> {
  const ids = [ticket.conversationId, ...ticket.conversationIds];
  const others = (await Promise.all(ids.map((id) => deps.store.desk.ofConversation(id)))).flat();
  const tickets = [ticket, ...others.filter(({ id }) => id !== ticket.id)];
  const openings = await Promise.all(tickets.map((one) => openingOf(deps, one, mails)));
  const first = openings[0] ?? mails[0];
  const subjects = [first, ...openings].flatMap((mail) => (mail?.subject === undefined ? [] : [mail.subject]));
  return {
    subjects: subjects.filter((subject) => bareSubject(subject) !== ''),
    orders: new Set(
      tickets.flatMap(({ orderNumber, orderNumbers }) => [
        ...(orderNumber === null ? [] : [orderNumber]),
        ...orderNumbers,
      ]),
    ),
    since: first?.at.getTime() ?? 0,
  };
}

async function openingOf(deps: ServiceDeps, { id }: Ticket, mails: readonly DeskLine[]): Promise<DeskLine | undefined> {
  const events = await deps.store.tickets.events(id);
  const opened = events.map(({ data }) => data).find((data) => data.type === 'opened');
  return mails.find((mail) => mail.id === opened?.messageId);
}

function orderIn(text: string, deps: ServiceDeps, { brandId }: Ticket): string | null {
  const brand = brandOf(deps, brandId);
  if (brand === null) return null;
  return findOrderNumber(text, { pattern: brand.orderNumberPattern, example: brand.orderNumberExample });
}
