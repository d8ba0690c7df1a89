import type { Channel } from '../core/channel.ts';
import type { ReceiveOutcome } from '../core/channel-outcome.ts';
import { AppError } from '../core/errors.ts';
import type { ServiceDeps } from './deps.ts';
import { heldMessage } from './held-message.ts';
import { isWholeMessage } from './read-quarantined.ts';
import type { Receive } from './receive.ts';

/**
 * Lets something out of quarantine, since a person says that it is a person's. Only once; what cannot be taken stays.
 * @throws AppError `not-found`, `conflict` (released before), `input.invalid` (nothing that could be answered)
 */
export async function releaseQuarantined(
  id: string,
  deps: ServiceDeps,
  { receive, channels }: { receive: Receive; channels: ReadonlyMap<string, Channel> },
): Promise<ReceiveOutcome> {
  const row = await deps.store.quarantine.get(id);
  const payload = row === null ? null : await deps.store.quarantine.payload(id);
  if (row === null || payload === null) throw new AppError('not-found', 'nothing lies in quarantine under this id');
  if (row.releasedAt !== null)
    throw new AppError('conflict', 'it was released before', { details: { reason: 'was-released' } });

  if (!isWholeMessage(row)) throw new AppError('input.invalid', 'it is not a whole message that could be taken');

  const held = heldMessage(payload);
  const release = row.accountId === null ? undefined : channels.get(row.accountId)?.release;
  const outcome =
    held !== null ? await receive(held.message, held.files, { isReleased: true }) : await release?.(payload);
  if (outcome === undefined) throw new AppError('input.invalid', 'its channel cannot take it back');
  if (outcome.outcome === 'quarantined') throw new AppError('input.invalid', outcome.reason);
  await deps.store.quarantine.markReleased(id, deps.clock.now());
  deps.log.info({ quarantineId: id, conversationId: outcome.conversationId }, 'quarantine.released');
  return outcome;
}
