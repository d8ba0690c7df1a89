import type { MoveTarget } from '../core/call.ts';
import type { Channel } from '../core/channel.ts';
import { AppError } from '../core/errors.ts';
import { seenSince, tellCall } from './call-news.ts';
import type { ServiceDeps } from './deps.ts';
import { giveUp } from './give-up.ts';

export interface MoveCall {
  accountId: string;
  callSid: string;
  /** The agent who has the call. */
  agentId: string;
  to: MoveTarget;
  brandId: string;
}

/**
 * An agent sends the call that they have to a colleague, back into the queue, or puts it on hold and takes it off again. It
 * has moved when the provider asks what next. @throws AppError `not-found`, `conflict`, `provider.transient`
 */
export async function moveCall(
  deps: ServiceDeps,
  channel: Channel | undefined,
  { accountId, callSid, agentId, to, brandId }: MoveCall,
): Promise<void> {
  const { calls } = deps.store;
  const now = deps.clock.now();
  const call = await calls.get(accountId, callSid);
  const isTheirs = call?.agentId === agentId && (call.state === 'connected' || call.state === 'held');
  if (call === null || !isTheirs || call.brandId !== brandId || channel?.moveCall === undefined)
    throw new AppError('not-found', 'you do not have this call any more');
  if (to.kind === 'agent' && to.agentId !== agentId) {
    const there = await calls.agents([brandId], seenSince(now));
    const isFree = there.some(({ id, isAvailable, isBusy }) => id === to.agentId && isAvailable && !isBusy);
    if (!isFree)
      throw new AppError('conflict', 'this colleague cannot take a call just now; choose another one', {
        details: { reason: 'colleague-busy' },
      });
  }
  const outcome = await channel.moveCall(call, agentId, to);
  if (outcome === 'gone') {
    // Nobody told us, and the agent would have this call for hours.
    const account = deps.accounts.get(accountId);
    if (call.state === 'held' && account !== undefined) await giveUp(deps, account, call);
    else await calls.over(accountId, callSid, now);
    tellCall(deps.feed, callSid, brandId);
    throw new AppError('not-found', 'the caller has hung up');
  }
  if (outcome === 'unreachable')
    throw new AppError('provider.transient', 'the phone provider does not answer; the call is as it was, try again');
}
