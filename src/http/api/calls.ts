import { Hono } from 'hono';
import { z } from 'zod';
import type { CallBackRules } from '../../core/call.ts';
import { AppError } from '../../core/errors.ts';
import { seenSince } from '../../services/call-news.ts';
import { moveCall } from '../../services/move-call.ts';
import type { HttpDeps } from '../deps.ts';
import { parseBody } from '../parse.ts';
import type { ApiEnv } from './session.ts';

const accountSchema = z.object({ accountId: z.string() });
const moveSchema = z.object({
  accountId: z.string(),
  /** To oneself: off hold. */
  to: z.union([
    z.object({ kind: z.enum(['queue', 'hold']) }),
    z.object({ kind: z.literal('agent'), agentId: z.string().min(1).max(100) }),
  ]),
});
const presenceSchema = z.object({
  /** Null: only a sign of life. */
  isAvailable: z.boolean().nullable(),
});

/** The softphone of the console: which phones there are, who waits, and being there to take calls. */
export function callRoutes({ store, channels, clock, feed, services }: HttpDeps) {
  const phones = (brandIds: readonly string[]) =>
    [...channels].flatMap(([accountId, { channel, brandId }]) =>
      channel.softphoneToken !== undefined && brandIds.includes(brandId) ? [{ accountId, brandId, channel }] : [],
    );

  /** Whom the system calls back by itself. */
  const modeOf = (accountId: string): CallBackRules['mode'] => {
    const account = services.accounts.get(accountId);
    return account?.type.calls?.(account.config.options).callBacks.mode ?? 'by-hand';
  };

  return new Hono<ApiEnv>()
    .get('/', async (context) => {
      const { brandIds } = context.var;
      const now = clock.now();
      const [open, agents] = await Promise.all([
        store.calls.open(brandIds),
        store.calls.agents(brandIds, seenSince(now)),
      ]);
      return context.json({
        phones: phones(brandIds).map(({ accountId, brandId }) => ({
          accountId,
          brandId,
          callBacks: modeOf(accountId),
        })),
        open,
        agents: agents.map(({ id, name, isAvailable, isBusy }) => ({ id, name, isAvailable, isBusy })),
        now,
      });
    })
    .post('/token', async (context) => {
      const { accountId } = await parseBody(accountSchema, context);
      const phone = phones(context.var.brandIds).find((one) => one.accountId === accountId);
      const token = phone?.channel.softphoneToken?.(context.var.user.id);
      if (token === undefined) throw new AppError('not-found', 'this account has no phones for agents');
      return context.json(token);
    })
    .post('/presence', async (context) => {
      const { isAvailable } = await parseBody(presenceSchema, context);
      const { id, name, brandIds } = context.var.user;
      const agent = await store.calls.seen({ id, name, brandIds }, isAvailable, clock.now());
      // Colleagues see whom they can send a call to.
      if (isAvailable !== null) {
        for (const brandId of context.var.brandIds)
          feed.publish({ kind: 'conversation.changed', id: `agent-${id}`, brandId });
      }
      return context.json(agent);
    })
    .post('/:callSid/move', async (context) => {
      const { accountId, to } = await parseBody(moveSchema, context);
      const phone = phones(context.var.brandIds).find((one) => one.accountId === accountId);
      const callSid = context.req.param('callSid');
      const move = { accountId, callSid, agentId: context.var.user.id, to, brandId: phone?.brandId ?? '' };
      await moveCall(services, phone?.channel, move);
      return context.json({ status: 'asked' as const });
    })
    .post('/:callSid/take', async (context) => {
      const { accountId } = await parseBody(accountSchema, context);
      const phone = phones(context.var.brandIds).find((one) => one.accountId === accountId);
      const taken =
        phone === undefined
          ? null
          : await store.calls.takeCallBack(accountId, context.req.param('callSid'), context.var.user.id, clock.now());
      if (taken === null) throw new AppError('not-found', 'somebody else has taken this call-back');
      feed.publish({ kind: 'conversation.changed', id: `call-${taken.callSid}`, brandId: taken.brandId });
      return context.json(taken);
    });
}
