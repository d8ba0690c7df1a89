import { and, eq, isNull, sql } from 'drizzle-orm';
import type { ReceiveInput, ReceiveResult } from '../../../src/core/store.ts';
import { namesOfMail, withCopy } from '../../shared/same-mail.ts';
import type { Tx } from '../client.ts';
import { first } from '../results.ts';
import { conversations } from '../schema/conversations.ts';
import { inbox } from '../schema/messages.ts';
import { identities } from '../schema/people.ts';

/**
 * Of a mail that another mailbox of the brand has brought: it is noted with that one. Undefined: it is the first, unless
 * the unique key says otherwise when it is written.
 */
export async function noteCopy(tx: Tx, input: ReceiveInput): Promise<ReceiveResult | undefined> {
  const { mail_key } = namesOfMail(input);
  if (mail_key === null) return undefined;
  const known = await first(
    tx
      .select({
        id: inbox.id,
        conversationId: inbox.conversationId,
        accountId: inbox.accountId,
        copies: inbox.copies,
        dueAt: conversations.dueAt,
      })
      .from(inbox)
      .innerJoin(conversations, eq(conversations.id, inbox.conversationId))
      .where(eq(inbox.mailKey, mail_key))
      .for('no key update', { of: inbox }),
  );
  if (known === undefined) return undefined;
  const copies = withCopy(known, input);
  if (copies !== null) await tx.update(inbox).set({ copies }).where(eq(inbox.id, known.id));
  if (input.message.proven) await noteProof(tx, known.id, input);
  const { id: messageId, conversationId, dueAt } = known;
  const outcome = copies === null ? 'duplicate' : 'copy';
  return { outcome, conversationId, messageId, dueAt: dueAt ?? input.receivedAt };
}

/** One mailbox's server can tell who wrote, and the one that came first may not. */
async function noteProof(tx: Tx, messageId: string, { brandId, message: { from } }: ReceiveInput): Promise<void> {
  await tx
    .update(inbox)
    .set({ message: sql`jsonb_set(${inbox.message}, '{proven}', 'true')` })
    .where(and(eq(inbox.id, messageId), isNull(inbox.turnId)));
  for (const { kind, value } of from.slice(0, 1))
    await tx
      .update(identities)
      .set({ proven: true })
      .where(
        and(
          eq(identities.brandId, brandId),
          eq(identities.kind, kind),
          eq(identities.value, value),
          eq(identities.proven, false),
        ),
      );
}
