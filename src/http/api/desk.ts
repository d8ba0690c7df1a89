import { Hono } from 'hono';
import { z } from 'zod';
import type { DeskRow } from '../../core/desk.ts';
import { AppError } from '../../core/errors.ts';
import { MAX_TEXT_LENGTH } from '../../core/message.ts';
import { fillCanned } from '../../services/tickets/canned.ts';
import { offerTemplates } from '../../services/tickets/templates.ts';
import type { HttpDeps } from '../deps.ts';
import { body, MAX_INTEGER } from '../parse.ts';
import { actorOf } from './answer.ts';
import { shownDraft } from './draft-files.ts';
import { findTicket } from './find-ticket.ts';
import { LEADS, permit } from './permit.ts';
import type { ApiEnv } from './session.ts';

/** Who did not say so for this long looks no more; who did not for that long types no more. Milliseconds. */
const LOOKING_MS = 30_000;
const TYPING_MS = 8_000;
/** How many are listed, and among how many of the newest the unread ones are counted. */
const NOTIFICATIONS = 100;
const COUNTED = 1_000;

const presenceSchema = z.object({ typing: z.boolean().default(false) });
const draftSchema = z.object({ text: z.string().max(MAX_TEXT_LENGTH) });
const statusSchema = z.object({
  /** Absent: only a sign of life. */
  status: z.enum(['available', 'away']).optional(),
  /** Most open tickets at once that round robin gives. */
  capacity: z.number().int().min(0).max(500).optional(),
});
const readSchema = z.object({ ids: z.array(z.string()).max(500).nullable().default(null) });
const cannedSchema = z.object({
  /** Null: for all brands. */
  brandId: z.string().nullable(),
  title: z.string().trim().min(1).max(80),
  shortcut: z
    .string()
    .trim()
    .regex(/^[a-z0-9-]{1,30}$/, 'small letters, digits and hyphens'),
  texts: z
    .record(z.string(), z.string().trim().min(1).max(MAX_TEXT_LENGTH))
    .refine((texts) => Object.keys(texts).length > 0, 'at least one language'),
  /** 0 for a new one. */
  version: z.number().int().nonnegative().max(MAX_INTEGER),
});

/** The small things around the tickets: who looks and types, drafts, colleagues, canned replies, notifications. */
export function deskRoutes({ store, services, clock, feed, newId }: HttpDeps) {
  const viewers = (ticketId: string) => {
    const now = clock.now().getTime();
    return store.workplace.viewers(ticketId, new Date(now - LOOKING_MS), new Date(now - TYPING_MS));
  };

  return new Hono<ApiEnv>()
    .get('/tickets/:id/presence', async (context) => {
      const { id } = (await findTicket(store, context)).ticket;
      return context.json(await viewers(id));
    })
    .post('/tickets/:id/presence', body(presenceSchema), async (context) => {
      const { id, brandId } = (await findTicket(store, context)).ticket;
      await store.workplace.see(id, context.var.user.id, context.req.valid('json').typing, clock.now());
      feed.publish({ kind: 'presence.changed', id, brandId });
      return context.json(await viewers(id));
    })
    .delete('/tickets/:id/presence', async (context) => {
      const { id, brandId } = (await findTicket(store, context)).ticket;
      await store.workplace.leave(id, context.var.user.id);
      feed.publish({ kind: 'presence.changed', id, brandId });
      return context.json({ status: 'done' as const });
    })
    .get('/tickets/:id/draft', async (context) => {
      const { id } = (await findTicket(store, context)).ticket;
      return context.json(shownDraft(await store.workplace.draft(id, context.var.user.id)));
    })
    .put('/tickets/:id/draft', body(draftSchema), async (context) => {
      const { id } = (await findTicket(store, context)).ticket;
      await store.workplace.setDraft(id, context.var.user.id, context.req.valid('json').text, clock.now());
      return context.json({ status: 'done' as const });
    })
    .get('/tickets/:id/canned-replies', async (context) => {
      const row = await findTicket(store, context);
      return context.json(await fillCanned(services, row, actorOf(context)));
    })
    .get('/tickets/:id/conversations/:conversationId/templates', async (context) => {
      const row = await findTicket(store, context);
      const offered = await offerTemplates(services, row, context.req.param('conversationId'), actorOf(context));
      if (offered === null) throw new AppError('not-found', 'no such conversation');
      return context.json(offered);
    })
    .get('/canned-replies', async (context) => context.json(await store.workplace.canned(context.var.brandIds)))
    .put('/canned-replies/:id', permit(LEADS), body(cannedSchema), async (context) => {
      const reply = context.req.valid('json');
      const known = await store.workplace.canned(context.var.brandIds);
      const before = known.find(({ id }) => id === context.req.param('id'));
      if (before === undefined && context.req.param('id') !== 'new') {
        throw new AppError('not-found', 'no such canned reply');
      }
      for (const one of [reply, before]) refuseForeign(one, context.var);
      // `new` makes one; an id of the client's choosing could be somebody else's.
      const id = context.req.param('id') === 'new' ? newId() : context.req.param('id');
      if ((await store.workplace.setCanned({ ...reply, id }, clock.now())) === 'stale') {
        throw new AppError('conflict', 'somebody changed this canned reply meanwhile; look at it again');
      }
      return context.json({ id, version: reply.version + 1 });
    })
    .delete('/canned-replies/:id', permit(LEADS), async (context) => {
      const known = await store.workplace.canned(context.var.brandIds);
      const found = known.find(({ id }) => id === context.req.param('id'));
      if (found === undefined) throw new AppError('not-found', 'no such canned reply');
      refuseForeign(found, context.var);
      await store.workplace.removeCanned(found.id);
      return context.json({ status: 'done' as const });
    })
    .get('/people', async (context) => {
      const people = await store.staff.list();
      const shown = people.filter(
        ({ brandIds }) => brandIds === null || brandIds.some((id) => context.var.brandIds.includes(id)),
      );
      return context.json(shown);
    })
    .post('/me/status', body(statusSchema), async (context) => {
      const { status = null, capacity = null } = context.req.valid('json');
      await store.staff.setStatus(context.var.user.id, status, capacity, clock.now());
      return context.json({ status: 'done' as const });
    })
    .get('/notifications', async (context) => {
      const { user, brandIds } = context.var;
      const told = await store.workplace.notifications(user.id, NOTIFICATIONS);
      const ids = [...new Set(told.map(({ ticketId }) => ticketId))];
      const found =
        ids.length === 0 ? [] : await store.desk.list({ brandIds, userId: user.id, ids, limit: ids.length });
      const rows = new Map(found.map((row) => [row.ticket.id, row]));
      return context.json(told.map((one) => ({ ...one, ticket: briefly(rows.get(one.ticketId)) })));
    })
    .get('/notifications/unread', async (context) =>
      context.json({ unread: await store.workplace.unread(context.var.user.id, COUNTED) }),
    )
    .post('/notifications/read', body(readSchema), async (context) => {
      await store.workplace.markRead(context.var.user.id, context.req.valid('json').ids, clock.now());
      return context.json({ status: 'done' as const });
    });
}

/** What a ticket is about, for a line that names it; null where the reader may not see it any more. */
function briefly(row: DeskRow | undefined) {
  if (row === undefined) return null;
  const { ticket, contactName } = row;
  return { number: ticket.numbers[0] ?? '', topic: ticket.topic, contactName };
}

/** What belongs to all brands is changed only by those who see all. */
function refuseForeign(reply: { brandId: string | null } | undefined, seen: ApiEnv['Variables']): void {
  if (reply === undefined) return;
  const isOwn = reply.brandId === null ? seen.user.brandIds === null : seen.brandIds.includes(reply.brandId);
  if (!isOwn) throw new AppError('not-found', 'no such brand, or not one of yours');
}
