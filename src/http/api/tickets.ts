import { Hono } from 'hono';
import { type DeskFilter, placeOf } from '../../core/desk.ts';
import type { Ticket } from '../../core/ticket.ts';
import { TRANSITIONS } from '../../core/ticket-life.ts';
import { recordedIn } from '../../core/ticket-record.ts';
import { otherMatters } from '../../services/tickets/other-matters.ts';
import { readRecord } from '../../services/tickets/read-record.ts';
import { templatesForPeople } from '../../services/tickets/templates.ts';
import { writingWindow } from '../../services/tickets/writing-window.ts';
import type { HttpDeps } from '../deps.ts';
import { query } from '../parse.ts';
import { toPage } from './cursor.ts';
import { findTicket } from './find-ticket.ts';
import type { ApiEnv } from './session.ts';
import { dueSoon, FOUND, filterSchema, wantedBrands } from './ticket-filter.ts';

const PAGE = 50;
const LINES = 500;
const COUNT_UP_TO = 1_000;
const EARLIER_TICKETS = 20;

/** What tickets there are, and all about one of them. */
export function ticketRoutes({ store, services, clock }: HttpDeps) {
  const base = (brandIds: readonly string[], userId: string) => ({
    brandIds,
    userId,
    ...dueSoon(clock.now()),
  });

  async function relatedTo({ mergedIntoId, followsId, splitFromId }: Ticket, brandIds: readonly string[]) {
    const ids = [mergedIntoId, followsId, splitFromId].filter((id) => id !== null);
    const rows = await Promise.all(ids.map((id) => store.desk.get(brandIds, id)));
    return rows.flatMap((row) => (row === null ? [] : [{ id: row.ticket.id, numbers: row.ticket.numbers }]));
  }

  return new Hono<ApiEnv>()
    .get('/', query(filterSchema), async (context) => {
      const { user } = context.var;
      const { q = '', brandId, ...narrowed } = context.req.valid('query');
      const brandIds = wantedBrands(context.var.brandIds, brandId);
      const found = q.trim() === '' ? undefined : await store.search.find(brandIds, q, FOUND + 1);
      const ids = found?.slice(0, FOUND);
      const filter: DeskFilter = { ...narrowed, ids, ...base(brandIds, user.id), limit: PAGE };
      const page = toPage(await store.desk.list(filter), PAGE, ({ ticket }) => placeOf(ticket, filter.view));
      /** `recorded`: the summary without the bot's notes. */
      const rows = page.rows.map((row) => ({ ...row, recorded: recordedIn(row.ticket.summary) }));
      return context.json({ ...page, rows, isCut: (found?.length ?? 0) > FOUND });
    })
    .get('/counts', async (context) =>
      context.json(await store.desk.counts(base(context.var.brandIds, context.var.user.id), COUNT_UP_TO)),
    )
    .get('/:id', async (context) => {
      const row = await findTicket(store, context);
      const { ticket } = row;
      const [events, notes, { linked, others }, earlier, related] = await Promise.all([
        store.tickets.events(ticket.id),
        store.desk.notes(ticket.id),
        store.desk.conversations(ticket),
        store.desk.ofContact(ticket.contactId, EARLIER_TICKETS),
        relatedTo(ticket, context.var.brandIds),
      ]);
      const withWindow = async ({ conversation, ...rest }: (typeof linked)[number]) => {
        const account = services.accounts.get(conversation.accountId);
        const window = account === undefined ? null : await writingWindow(services, account, rest.lastCustomerAt);
        return {
          conversation,
          ...rest,
          /** Null: the channel has no writing window. */
          windowEndsAt: window?.endsAt ?? null,
          needsTemplate: window?.needsTemplate ?? false,
          /** Whether a person may choose an approved template here, at any time. */
          hasTemplates: account !== undefined && templatesForPeople(account).length > 0,
          /** What an answer may bring along; null: no files. */
          files: account?.type.capabilities.files ?? null,
          canReply: account !== undefined && account.type.replyMode !== 'inline' && window?.isClosed === false,
        };
      };
      return context.json({
        ...row,
        /** The summary in its parts. */
        record: readRecord(ticket, services.engine),
        transitions: TRANSITIONS[ticket.state],
        events,
        notes,
        conversations: await Promise.all(linked.map(withWindow)),
        /** Other conversations of the same contact: an answer may go there too. */
        otherConversations: await Promise.all(others.map(withWindow)),
        /** The numbers of those that it was merged into, follows or was split from; they may be another contact's. */
        related,
        /** Other tickets of the same contact, newest first. */
        otherTickets: earlier.filter(({ id }) => id !== ticket.id),
      });
    })
    .get('/:id/timeline', async (context) => {
      const { ticket } = await findTicket(store, context);
      const ids = [ticket.conversationId, ...ticket.conversationIds];
      const lines = await store.desk.lines(ids, LINES);
      /** Last line of each conversation: `seenSeq` of a reply. */
      const seen: Record<string, number> = {};
      for (const { conversationId, seq } of lines) seen[conversationId] = Math.max(seen[conversationId] ?? 0, seq);
      /** Messages that seem to be about something else: an agent may split them off. */
      return context.json({ lines, seen, otherMatters: await otherMatters(services, ticket, lines) });
    });
}
