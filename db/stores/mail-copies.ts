import { and, eq, isNull, sql } from 'drizzle-orm';
import type { ReceiveInput, ReceiveResult } from '../../src/core/store.ts';
import type { Db, Tx } from '../client.ts';
import { given } from '../prepared.ts';
import { conversations } from '../schema/conversations.ts';
import { inbox } from '../schema/messages.ts';
import { identities } from '../schema/people.ts';
import { namesOfMail, withCopy } from '../shared/same-mail.ts';

export function prepareTaken(db: Db) {
  return db
    .select({
      id: inbox.id,
      conversationId: inbox.conversationId,
      accountId: inbox.accountId,
      copies: inbox.copies,
      dueAt: conversations.dueAt,
    })
    .from(inbox)
    .innerJoin(conversations, eq(conversations.id, inbox.conversationId))
    .where(eq(inbox.mailKey, given(inbox.mailKey)))
    .prepare();
}

/** Of a mail that another mailbox of the brand has brought: it is noted with that one. Undefined: it is the first. */
export function noteCopy(
  tx: Tx,
  taken: ReturnType<typeof prepareTaken>,
  input: ReceiveInput,
): ReceiveResult | undefined {
  const { mail_key } = namesOfMail(input);
  const known = mail_key === null ? undefined : taken.get({ mail_key });
  if (known === undefined) return undefined;
  const copies = withCopy(known, input);
  if (copies !== null) tx.update(inbox).set({ copies }).where(eq(inbox.id, known.id)).run();
  if (input.message.proven) noteProof(tx, known.id, input);
  const { id: messageId, conversationId, dueAt } = known;
  const outcome = copies === null ? 'duplicate' : 'copy';
  return { outcome, conversationId, messageId, dueAt: dueAt ?? input.receivedAt };
}

/** One mailbox's server can tell who wrote, and the one that came first may not. */
function noteProof(tx: Tx, messageId: string, { brandId, message: { from } }: ReceiveInput): void {
  tx.update(inbox)
    .set({ message: sql`json_set(${inbox.message}, '$.proven', json('true'))` })
    .where(and(eq(inbox.id, messageId), isNull(inbox.turnId)))
    .run();
  for (const { kind, value } of from.slice(0, 1))
    tx.update(identities)
      .set({ proven: true })
      .where(
        and(
          eq(identities.brandId, brandId),
          eq(identities.kind, kind),
          eq(identities.value, value),
          eq(identities.proven, false),
        ),
      )
      .run();
}
