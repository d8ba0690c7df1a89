import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import { lockName, type Tx } from '../client.ts';
import { first } from '../results.ts';
import { conversations } from '../schema/conversations.ts';
import { contacts, identities } from '../schema/people.ts';
import { mergeReviews } from '../schema/reach.ts';
import { tickets } from '../schema/tickets.ts';

/** Two contacts that share an identity may be one person, or two with one phone: a person looks at each pair once. */
export async function askForMerge(
  tx: Tx,
  { brandId, contactId, otherId, at }: { brandId: string; contactId: string; otherId: string; at: Date },
): Promise<void> {
  const pair = (left: string, right: string) => and(eq(mergeReviews.contactId, left), eq(mergeReviews.otherId, right));
  await lockName(tx, { isShared: false }, 'merge', ...[contactId, otherId].sort());
  const known = await first(
    tx
      .select({ id: mergeReviews.id })
      .from(mergeReviews)
      .where(or(pair(contactId, otherId), pair(otherId, contactId)))
      .limit(1),
  );
  if (known !== undefined) return;
  await tx.insert(mergeReviews).values({ id: `${contactId}-${otherId}`, brandId, contactId, otherId, at });
}

/** Everything of `otherId` becomes `contactId`'s; reviews that would name the one who is gone are settled with it. */
export async function mergeContacts(tx: Tx, contactId: string, otherId: string): Promise<void> {
  await tx.update(identities).set({ contactId }).where(eq(identities.contactId, otherId));
  await tx.update(conversations).set({ contactId }).where(eq(conversations.contactId, otherId));
  await tx.update(tickets).set({ contactId }).where(eq(tickets.contactId, otherId));
  const people = await tx
    .select()
    .from(contacts)
    .where(inArray(contacts.id, [contactId, otherId]));
  const [kept, gone] = [contactId, otherId].map((id) => people.find((person) => person.id === id));
  if (kept !== undefined && gone !== undefined) {
    await tx
      .update(contacts)
      .set({ name: kept.name ?? gone.name, language: kept.language ?? gone.language })
      .where(eq(contacts.id, contactId));
  }
  await tx
    .update(mergeReviews)
    .set({ decision: 'merged' })
    .where(
      and(
        isNull(mergeReviews.decision),
        ne(mergeReviews.contactId, contactId),
        or(eq(mergeReviews.contactId, otherId), eq(mergeReviews.otherId, otherId)),
      ),
    );
}
