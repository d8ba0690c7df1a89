import { Hono } from 'hono';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { readApprovals } from '../../core/template-approval.ts';
import { standingOf } from '../../services/account-health.ts';
import type { HttpDeps } from '../deps.ts';
import { body, query } from '../parse.ts';
import { pageSchema, toPage } from './cursor.ts';
import { LEADS, permit } from './permit.ts';
import type { ApiEnv } from './session.ts';

const REVIEWS = 100;
const REVIEW_TICKETS = 5;
const startSchema = z.object({
  /** E.164: a code to be typed into that phone. Left out: a code for its camera. */
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'a number such as +919812345678')
    .optional(),
  /** A phone that is linked is cut off only where that is said. */
  cutsOff: z.boolean().default(false),
});
const decisionSchema = z.object({ decision: z.enum(['merged', 'apart']) });

/** How each account stands, linking a phone to it, and contacts that may be one person. */
export function channelStateRoutes({ channels, services, clock }: HttpDeps) {
  function channelOf(accountId: string, brandIds: readonly string[]) {
    const found = channels.get(accountId);
    if (found === undefined || !brandIds.includes(found.brandId)) throw new AppError('not-found', 'no such channel');
    return found.channel;
  }
  function pairingOf(accountId: string, brandIds: readonly string[]) {
    const { pairing } = channelOf(accountId, brandIds);
    if (pairing === undefined) throw new AppError('not-found', 'this channel is not linked to a phone');
    return pairing;
  }
  /** What a colleague needs to see to decide whether two contacts are one person. */
  async function personOf(id: string, name: string | null) {
    const [identities, tickets] = await Promise.all([
      services.store.desk.identities(id),
      services.store.desk.ofContact(id, REVIEW_TICKETS),
    ]);
    return { id, name, identities, ticketNumbers: tickets.map(({ numbers }) => numbers[0] ?? '') };
  }
  const admin = permit(['admin']);

  return new Hono<ApiEnv>()
    .get('/channels/:accountId/state', async (context) => {
      const accountId = context.req.param('accountId');
      const channel = channelOf(accountId, context.var.brandIds);
      const freeMs = services.accounts.get(accountId)?.type.window?.freeMs ?? null;
      const state = await services.store.reach.account(accountId, freeMs, clock.now());
      // The codes themselves are for the one who links the phone.
      const pairing = channel.pairing === undefined ? null : (await channel.pairing.get()).state;
      return context.json({
        health: await standingOf(services, accountId),
        pairing,
        ...state,
        /** WhatsApp's approved templates of this account; `approval` null: nobody has asked yet. */
        templates: await templatesOf(services, accountId),
      });
    })
    .get('/channels/:accountId/pairing', admin, async (context) =>
      context.json(await pairingOf(context.req.param('accountId'), context.var.brandIds).get()),
    )
    .post('/channels/:accountId/pairing', admin, body(startSchema), async (context) => {
      const pairing = pairingOf(context.req.param('accountId'), context.var.brandIds);
      const { phone, cutsOff } = context.req.valid('json');
      if (!cutsOff && (await pairing.get()).state === 'paired')
        throw new AppError(
          'conflict',
          'a phone is linked and working; to end that and link one anew send cutsOff: true',
        );
      await pairing.start(phone ?? null);
      return context.json(await pairing.get(), 202);
    })
    .post('/channels/:accountId/resume', admin, async (context) => {
      await pairingOf(context.req.param('accountId'), context.var.brandIds).resume();
      return context.json({ status: 'asked' as const }, 202);
    })
    .get('/tickets/:ticketId/photos', async (context) => {
      const ticketId = context.req.param('ticketId');
      const row = await services.store.tickets.get(context.var.brandIds, ticketId);
      if (row === null) throw new AppError('not-found', 'no such ticket');
      return context.json(await services.store.chats.photosOf(ticketId));
    })
    .get('/merge-reviews', query(pageSchema), async (context) => {
      const filter = { brandIds: context.var.brandIds, limit: REVIEWS, ...context.req.valid('query') };
      const { rows: reviews, next } = toPage(await services.store.chats.mergeReviews(filter), REVIEWS, (one) => one);
      const named = reviews.map(async ({ id, at, contactId, contactName, otherId, otherName }) => ({
        id,
        at,
        contact: await personOf(contactId, contactName),
        other: await personOf(otherId, otherName),
      }));
      return context.json({ rows: await Promise.all(named), next });
    })
    .post('/merge-reviews/:reviewId', permit(LEADS), body(decisionSchema), async (context) => {
      const { decision } = context.req.valid('json');
      const { brandIds, user } = context.var;
      const reviewId = context.req.param('reviewId');
      const outcome = await services.store.chats.decideMerge(brandIds, reviewId, decision, user.id, clock.now());
      if (outcome === 'not-found') throw new AppError('not-found', 'no such question, or somebody has answered it');
      return context.json({ status: decision });
    });
}

async function templatesOf({ accounts, store }: HttpDeps['services'], accountId: string) {
  const own = accounts.get(accountId)?.brand.templates.filter(({ account }) => account === accountId) ?? [];
  const approvals = own.length === 0 ? null : await readApprovals(store.channelState(accountId));
  return own.map(({ id, name, language }) => ({ id, name, language, approval: approvals?.get(id) ?? null }));
}
