import type { NotificationItem } from '../../core/desk.ts';
import type { Ticket } from '../../core/ticket.ts';
import type { ServiceDeps } from '../deps.ts';

/** Tells people inside the console. */
export async function notify(
  deps: ServiceDeps,
  ticket: Pick<Ticket, 'id' | 'brandId'>,
  userIds: readonly string[],
  { kind, detail }: Pick<NotificationItem, 'kind' | 'detail'>,
): Promise<void> {
  if (userIds.length === 0) return;
  const at = deps.clock.now();
  await deps.store.workplace.notify(
    userIds.map((userId) => ({ id: deps.ids.next(), userId, ticketId: ticket.id, kind, detail, at, readAt: null })),
  );
  deps.feed.publish({ kind: 'notification.added', id: ticket.id, brandId: ticket.brandId });
}
