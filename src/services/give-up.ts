import type { Call } from '../core/call.ts';
import { tellCall } from './call-news.ts';
import type { Account, ServiceDeps } from './deps.ts';
import { makeComplaint } from './tickets/edit.ts';

/** Longer than a caller who waits is silent at most: a message of three minutes and what is said around it. */
const SILENT_AT_MOST_MS = 5 * 60_000;

/**
 * A caller waited for a person and has gone without one: their ticket is a complaint, with the law's clock, and they are
 * called back where the brand does that. Twice is as good as once.
 */
export async function giveUp(deps: ServiceDeps, account: Account, call: Call): Promise<void> {
  const { calls } = deps.store;
  const { accountId, callSid, brandId, from, ticketNumber } = call;
  const ticket = ticketNumber === null ? null : await deps.store.tickets.findByNumber(brandId, ticketNumber);
  if (ticket !== null) {
    const actor = { id: 'system', name: '', brandIds: [brandId] };
    await makeComplaint(deps, { actor, ticketId: ticket.id, version: null });
  }
  const { mode } = account.type.calls?.(account.config.options).callBacks ?? { mode: 'by-hand' };
  if (mode === 'all' && from !== null) await calls.wantCallBack(accountId, callSid);
  else await calls.over(accountId, callSid, deps.clock.now());
  tellCall(deps.feed, callSid, brandId);
}

/** Callers who wait and whose hanging up was never told: they must not stand before others for ever. */
export async function releaseSilent(deps: ServiceDeps): Promise<void> {
  const since = new Date(deps.clock.now().getTime() - SILENT_AT_MOST_MS);
  for (const call of await deps.store.calls.silent(since)) {
    const account = deps.accounts.get(call.accountId);
    if (account !== undefined) await giveUp(deps, account, call);
  }
}
