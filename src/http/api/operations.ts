import { Hono } from 'hono';
import { z } from 'zod';
import { QUARANTINE_REASONS } from '../../core/channel-outcome.ts';
import { AppError } from '../../core/errors.ts';
import { placeOfItem, QUARANTINE_VIEWS } from '../../core/quarantine.ts';
import { standingsOf } from '../../services/account-health.ts';
import { readQuarantined } from '../../services/read-quarantined.ts';
import { createReceive } from '../../services/receive.ts';
import { releaseQuarantined } from '../../services/release.ts';
import { HAND_WORDS, settleByHand } from '../../services/settle-by-hand.ts';
import type { HttpDeps } from '../deps.ts';
import { body, query } from '../parse.ts';
import { pageSchema, toPage } from './cursor.ts';
import { LEADS, permit } from './permit.ts';
import type { ApiEnv } from './session.ts';

const PAGE = 100;
const COUNT_UP_TO = 1_000;
const quarantineSchema = pageSchema.extend({
  /** Without it: what waits. */
  view: z.enum(QUARANTINE_VIEWS).optional(),
  reason: z.enum(QUARANTINE_REASONS).optional(),
});
const wordSchema = z.object({ word: z.enum(HAND_WORDS) });
const SETTLED = {
  settled: 'nothing about this message is open',
  'sent-again': 'it was sent again before, or went another way',
  'dealt-with': 'somebody has dealt with it',
} as const;

/** What needs a look: messages that never arrived, what was set aside, how the channels are. */
export function operationRoutes({ store, services, channels, clock }: HttpDeps) {
  const accountsOf = (brandIds: readonly string[]) =>
    [...channels].filter(([, { brandId }]) => brandIds.includes(brandId));

  /** What belongs to no account is shown to those who see every brand. */
  const seenAccounts = ({ user, brandIds }: ApiEnv['Variables']) =>
    user.brandIds === null ? null : accountsOf(brandIds).map(([id]) => id);

  /** `accountIds`: null for those of every account and of none. */
  async function itemOf(id: string, accountIds: readonly string[] | null) {
    const row = await store.quarantine.get(id);
    const isOwn = accountIds === null || accountIds.some((accountId) => accountId === row?.accountId);
    const bytes = isOwn ? await store.quarantine.payload(id) : null;
    if (row === null || bytes === null) throw new AppError('not-found', 'nothing lies in quarantine under this id');
    return { row, bytes };
  }

  return new Hono<ApiEnv>()
    .get('/counts', async (context) => {
      const { brandIds } = context.var;
      const [undelivered, quarantine, mergeReviews] = await Promise.all([
        store.outbox.countUndelivered({ brandIds, now: clock.now(), limit: COUNT_UP_TO }),
        store.quarantine.countWaiting(seenAccounts(context.var), COUNT_UP_TO),
        services.store.chats.countMergeReviews(brandIds, COUNT_UP_TO),
      ]);
      return context.json({ undelivered, quarantine, mergeReviews });
    })
    .get('/undelivered', query(pageSchema), async (context) => {
      const filter = { brandIds: context.var.brandIds, now: clock.now(), limit: PAGE, ...context.req.valid('query') };
      const rows = await store.outbox.undelivered(filter);
      return context.json(toPage(rows, PAGE, ({ message, createdAt }) => ({ at: createdAt, id: message.id })));
    })
    .post('/undelivered/:outboundId', body(wordSchema), async (context) => {
      const { brandIds, user } = context.var;
      const request = { outboundId: context.req.param('outboundId'), brandIds, userId: user.id };
      const outcome = await settleByHand(services, { ...request, ...context.req.valid('json') });
      if (outcome === 'not-found') throw new AppError('not-found', 'no such message');
      if (outcome !== 'done') throw new AppError('conflict', SETTLED[outcome], { details: { reason: outcome } });
      return context.json({ status: 'done' as const });
    })
    .get('/quarantine', query(quarantineSchema), async (context) => {
      const { view = 'waiting', ...narrowed } = context.req.valid('query');
      const filter = { accountIds: seenAccounts(context.var), view, limit: PAGE, ...narrowed };
      return context.json(toPage(await store.quarantine.list(filter), PAGE, placeOfItem));
    })
    .get('/quarantine/:id', permit(LEADS), async (context) => {
      const { row, bytes } = await itemOf(context.req.param('id'), seenAccounts(context.var));
      const channel = row.accountId === null ? undefined : channels.get(row.accountId)?.channel;
      const reading = await readQuarantined(row, bytes, channel);
      return context.json({ ...row, ...reading, canRelease: reading.canRelease && channel !== undefined });
    })
    .post('/quarantine/:id/release', permit(LEADS), async (context) => {
      const id = context.req.param('id');
      // What came for no account of ours goes to none: whoever sent it may have written into it whom it is from.
      await itemOf(
        id,
        accountsOf(context.var.brandIds).map(([accountId]) => accountId),
      );
      const running = new Map([...channels].map(([accountId, { channel }]) => [accountId, channel]));
      return context.json(
        await releaseQuarantined(id, services, { receive: createReceive(services), channels: running }),
      );
    })
    .get('/channels', async (context) => {
      const own = accountsOf(context.var.brandIds);
      const standings = await standingsOf(
        services,
        own.map(([id]) => id),
      );
      return context.json(
        own.flatMap(([id, { kind, brandId }]) => {
          const health = standings.get(id);
          return health === undefined ? [] : [{ id, kind, brandId, health }];
        }),
      );
    });
}
