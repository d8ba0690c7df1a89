import { and, eq, isNull, ne, or } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import { conversations } from '../schema/conversations.ts';
import { contacts, identities } from '../schema/people.ts';
import { mergeReviews } from '../schema/reach.ts';
import { tickets } from '../schema/tickets.ts';

/** Two contacts that share an identity may be one person, or two with one phone: a person looks at each pair once. */
export function askForMerge(
  tx: Tx,
  { brandId, contactId, otherId, at }: { brandId: string; contactId: string; otherId: string; at: Date },
): void {
  const pair = (left: string, right: string) => and(eq(mergeReviews.contactId, left), eq(mergeReviews.otherId, right));
  const known = tx
    .select({ id: mergeReviews.id })
    .from(mergeReviews)
    .where(or(pair(contactId, otherId), pair(otherId, contactId)))
    .get();
  if (known !== undefined) return;
  tx.insert(mergeReviews)
    .values({ id: `${contactId}-${otherId}`, brandId, contactId, otherId, at })
    .run();
}

/** Everything of `otherId` becomes `contactId`'s; reviews that would name the one who is gone are settled with it. */
export function mergeContacts(tx: Tx, contactId: string, otherId: string): void {
  tx.update(identities).set({ contactId }).where(eq(identities.contactId, otherId)).run();
  tx.update(conversations).set({ contactId }).where(eq(conversations.contactId, otherId)).run();
  tx.update(tickets).set({ contactId }).where(eq(tickets.contactId, otherId)).run();
  const [kept, gone] = [contactId, otherId].map((id) => tx.select().from(contacts).where(eq(contacts.id, id)).get());
  if (kept !== undefined && gone !== undefined) {
    tx.update(contacts)
      .set({ name: kept.name ?? gone.name, language: kept.language ?? gone.language })
      .where(eq(contacts.id, contactId))
      .run();
  }
  tx.update(mergeReviews)
    .set({ decision: 'merged' })
    .where(
      and(
        isNull(mergeReviews.decision),
        ne(mergeReviews.contactId, contactId),
        or(eq(mergeReviews.contactId, otherId), eq(mergeReviews.otherId, otherId)),
      ),
    )
    .run();
}
