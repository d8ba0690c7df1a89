import { Hono } from 'hono';
import { z } from 'zod';
import type { Preview } from '../../core/channel.ts';
import { AppError } from '../../core/errors.ts';
import { standingsOf } from '../../services/account-health.ts';
import { heldMessage, previewOfHeld } from '../../services/held-message.ts';
import { createReceive } from '../../services/receive.ts';
import { releaseQuarantined } from '../../services/release.ts';
import { HAND_WORDS, settleByHand } from '../../services/settle-by-hand.ts';
import type { HttpDeps } from '../deps.ts';
import { body } from '../parse.ts';
import { LEADS, permit } from './permit.ts';
import type { ApiEnv } from './session.ts';

const PAGE = 100;
/** As much of a set aside item as is read here, characters. */
const MAX_SHOWN = 20_000;
const wordSchema = z.object({ word: z.enum(HAND_WORDS) });
const SETTLED = {
  settled: 'nothing about this message is open',
  'sent-again': 'it was sent again before, or went another way',
} as const;

/** What needs a look: messages that never arrived, what was set aside, how the channels are. */
export function operationRoutes({ store, services, channels, clock }: HttpDeps) {
  const accountsOf = (brandIds: readonly string[]) =>
    [...channels].filter(([, { brandId }]) => brandIds.includes(brandId));

  async function itemOf(id: string, brandIds: readonly string[]) {
    const row = await store.quarantine.get(id);
    const isOwn = accountsOf(brandIds).some(([accountId]) => accountId === row?.accountId);
    const bytes = isOwn ? await store.quarantine.payload(id) : null;
    if (row === null || bytes === null) throw new AppError('not-found', 'nothing lies in quarantine under this id');
    return { row, bytes };
  }

  async function previewOf(accountId: string | null, bytes: Uint8Array): Promise<Preview> {
    const held = heldMessage(bytes);
    if (held !== null) return previewOfHeld(held);
    const channel = accountId === null ? undefined : channels.get(accountId)?.channel;
    const asItCame = { from: '', subject: '', text: new TextDecoder().decode(bytes), files: [] };
    return (await channel?.preview?.(bytes)) ?? asItCame;
  }

  return new Hono<ApiEnv>()
    .get('/undelivered', async (context) =>
      context.json(await store.outbox.undelivered(context.var.brandIds, clock.now(), PAGE)),
    )
    .post('/undelivered/:outboundId', body(wordSchema), async (context) => {
      const request = { outboundId: context.req.param('outboundId'), brandIds: context.var.brandIds };
      const outcome = await settleByHand(services, { ...request, ...context.req.valid('json') });
      if (outcome === 'not-found') throw new AppError('not-found', 'no such message');
      if (outcome !== 'done') throw new AppError('conflict', SETTLED[outcome], { details: { reason: outcome } });
      return context.json({ status: 'done' as const });
    })
    .get('/quarantine', async (context) => {
      // What belongs to no account is shown to those who see every brand.
      const own = context.var.user.brandIds === null ? null : accountsOf(context.var.brandIds).map(([id]) => id);
      return context.json(await store.quarantine.list(own, PAGE));
    })
    .get('/quarantine/:id', permit(LEADS), async (context) => {
      const { row, bytes } = await itemOf(context.req.param('id'), context.var.brandIds);
      const { text, ...preview } = await previewOf(row.accountId, bytes);
      return context.json({ ...row, ...preview, text: text.slice(0, MAX_SHOWN), isWhole: text.length <= MAX_SHOWN });
    })
    .post('/quarantine/:id/release', permit(LEADS), async (context) => {
      const id = context.req.param('id');
      await itemOf(id, context.var.brandIds);
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
