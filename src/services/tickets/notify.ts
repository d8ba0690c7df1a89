import type { NotificationItem } from '../../core/desk.ts';
import type { Ticket } from '../../core/ticket.ts';
import type { ServiceDeps } from '../deps.ts';

type Named = Pick<Ticket, 'id' | 'brandId'>;
type What = Pick<NotificationItem, 'kind' | 'detail'>;

/** Tells people inside the console. */
export async function notify(
  deps: ServiceDeps,
  ticket: Named,
  userIds: readonly string[],
  { kind, detail }: What,
): Promise<void> {
  await notifyAll(
    deps,
    userIds.map((userId) => ({ ticket, userId, kind, detail })),
  );
}

/** Of many tickets at once, in one transaction. */
export async function notifyAll(
  deps: ServiceDeps,
  all: readonly ({ ticket: Named; userId: string } & What)[],
): Promise<void> {
  if (all.length === 0) return;
  const at = deps.clock.now();
  await deps.store.workplace.notify(
    all.map(({ ticket, ...one }) => ({ ...one, id: deps.ids.next(), ticketId: ticket.id, at, readAt: null })),
  );
  // Each page looks at all that is new to it: one event a brand is enough.
  const perBrand = new Map(all.map(({ ticket }) => [ticket.brandId, ticket.id]));
  for (const [brandId, id] of perBrand) deps.feed.publish({ kind: 'notification.added', id, brandId });
}
