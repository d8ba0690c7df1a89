import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Identity } from '../../src/core/contact.ts';
import type { InboundMessage } from '../../src/core/message.ts';
import type { ReceiveInput, Store } from '../../src/core/store.ts';
import { commit, input, later, lease, outbound, T0 } from './store-fixtures.ts';

const ASHA: Identity = { kind: 'email', value: 'asha@customer.example' };
const BINOD: Identity = { kind: 'email', value: 'binod@customer.example' };
const MAILBOXES = ['care', 'orders', 'hello'];

/** A mail as one of the brand's mailboxes has it: to the store it has another account's name, and is the same. */
export function mailIn(accountId: string, message: Partial<InboundMessage> = {}, rest: Partial<ReceiveInput> = {}) {
  const id = message.mail?.id ?? '<q1@customer.example>';
  const mail = { id, key: `key of ${id}`, ...message.mail };
  const [threadKey = id] = message.references ?? [];
  return input(
    { accountId, providerId: `${id} hash`, from: [ASHA], proven: false, threadKey, ...message, mail },
    { channel: 'email', siblings: MAILBOXES.filter((other) => other !== accountId), ...rest },
  );
}

/** Mails that come to several mailboxes of a brand: a part of the contract of the store. */
export function mailsContract(name: string, open: () => Promise<Store>): void {
  describe(`mails in the store on ${name}`, () => {
    let store: Store;

    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const linesOf = (conversationId: string) => store.conversations.timeline(conversationId, 0, 100);

    it('takes a mail once that came to three mailboxes, and notes with it where else it came', async () => {
      const first = await store.inbox.receive(mailIn('orders'));
      const second = await store.inbox.receive(mailIn('care', {}, { receivedAt: later(1) }));
      const third = await store.inbox.receive(mailIn('hello', {}, { receivedAt: later(2) }));
      const reread = await store.inbox.receive(mailIn('care', {}, { receivedAt: later(3) }));

      const { conversationId, messageId } = first;
      expect(first.outcome).toBe('stored');
      expect([second, third]).toMatchObject([
        { outcome: 'copy', conversationId, messageId },
        { outcome: 'copy', conversationId, messageId },
      ]);
      expect(reread).toMatchObject({ outcome: 'duplicate', conversationId, messageId });
      expect(await linesOf(conversationId)).toMatchObject([
        {
          id: messageId,
          copies: [
            { accountId: 'care', at: later(1) },
            { accountId: 'hello', at: later(2) },
          ],
        },
      ]);
      expect((await store.lanes.load(conversationId))?.waiting).toHaveLength(1);
    });

    it('notes a copy that comes when the mail was answered, and there is nothing to answer', async () => {
      const { conversationId } = await store.inbox.receive(mailIn('orders'));
      await store.lanes.commitTurn(commit(await lease(store, conversationId), { outbound: [outbound('answer')] }));

      const copy = await store.inbox.receive(mailIn('care'));

      expect(copy.outcome).toBe('copy');
      expect((await store.lanes.load(conversationId))?.waiting).toEqual([]);
      expect((await store.sweeps.due(later(1_000_000), 10)).conversations).toEqual([]);
    });

    it('takes a mail of its own for each brand, and where its key cannot be told for each mailbox', async () => {
      const own = await store.inbox.receive(mailIn('orders'));
      const others = await store.inbox.receive(mailIn('lamps', {}, { brandId: 'lamps', siblings: [] }));
      const unnamed = { ...mailIn('care').message, providerId: 'no-id a', threadKey: 'no-id-a', mail: {} };
      const one = await store.inbox.receive({ ...mailIn('care'), message: unnamed });
      const other = await store.inbox.receive({ ...mailIn('orders'), message: { ...unnamed, accountId: 'orders' } });

      expect([own, others, one, other].map(({ outcome }) => outcome)).toEqual(['stored', 'stored', 'stored', 'stored']);
      expect(new Set([own, others, one, other].map(({ conversationId }) => conversationId)).size).toBe(4);
    });

    it('takes another mail under a Message-ID that was used', async () => {
      const first = await store.inbox.receive(mailIn('orders'));
      const other = await store.inbox.receive(
        mailIn('care', { from: [BINOD], mail: { id: '<q1@customer.example>', key: 'another' } }),
      );

      expect(other.outcome).toBe('stored');
      expect(other.conversationId).not.toBe(first.conversationId);
      expect(await linesOf(first.conversationId)).toHaveLength(1);
    });

    it('knows a sender whom the mailbox of a copy proves, for a message that waits and from then on', async () => {
      const { conversationId } = await store.inbox.receive(mailIn('orders'));

      await store.inbox.receive(mailIn('care', { proven: true }));

      const turn = await store.lanes.load(conversationId);
      expect(turn?.waiting).toMatchObject([{ message: { proven: true } }]);
      expect(await store.desk.identities(turn?.conversation.contactId ?? '')).toMatchObject([{ proven: true }]);
    });

    it('joins what is answered, whichever mailbox has it first', async () => {
      const { conversationId } = await store.inbox.receive(mailIn('care'));
      const own = await lease(store, conversationId);
      await store.lanes.commitTurn(commit(own, { outbound: [outbound('answer')] }));
      const sent = await store.outbox.claimNext({ conversationId }, 'sender', T0);
      await store.outbox.settle(sent?.id ?? '', { status: 'sent', providerId: '<a1@shop.example>' }, T0, null);
      const answer = { mail: { id: '<q2@customer.example>' }, references: ['<a1@shop.example>'] };

      const reply = await store.inbox.receive(mailIn('orders', answer));
      const copy = await store.inbox.receive(mailIn('care', answer));
      const strangers = await store.inbox.receive(
        mailIn('orders', { ...answer, mail: { id: '<s1@customer.example>' }, from: [BINOD] }),
      );

      expect(reply).toMatchObject({ outcome: 'stored', conversationId });
      expect(copy).toMatchObject({ outcome: 'copy', conversationId });
      expect(strangers.conversationId).not.toBe(conversationId);
    });

    it('joins what the sender adds to a mail of his own, also a later one of the conversation', async () => {
      const begun = await store.inbox.receive(mailIn('care'));
      const later1 = mailIn('care', { mail: { id: '<q2@customer.example>' }, references: ['<q1@customer.example>'] });
      await store.inbox.receive(later1);

      const added = await store.inbox.receive(
        mailIn('orders', { mail: { id: '<q3@customer.example>' }, references: ['<q2@customer.example>'] }),
      );
      const strangers = await store.inbox.receive(
        mailIn('care', { mail: { id: '<s1@x.example>' }, references: ['<q2@customer.example>'], from: [BINOD] }),
      );

      expect(added.conversationId).toBe(begun.conversationId);
      expect(strangers.conversationId).not.toBe(begun.conversationId);
    });

    it('joins a conversation that began in another mailbox of the brand, and none of another brand', async () => {
      const begun = await store.inbox.receive(mailIn('care'));
      const follows = {
        mail: { id: '<q2@customer.example>' },
        references: ['<q1@customer.example>', '<lost@x.example>'],
      };

      const joined = await store.inbox.receive(mailIn('orders', follows));
      const elsewhere = await store.inbox.receive(mailIn('lamps', follows, { brandId: 'lamps', siblings: [] }));

      expect(joined.conversationId).toBe(begun.conversationId);
      expect(elsewhere.conversationId).not.toBe(begun.conversationId);
    });

    it('keeps the conversations of each account apart on channels whose ids are the account’s own', async () => {
      const chat = (accountId: string, providerId: string, references: string[] = []) =>
        input(
          { accountId, providerId, references },
          { siblings: ['one', 'two'].filter((other) => other !== accountId) },
        );
      const first = await store.inbox.receive(chat('one', 'p1'));

      const other = await store.inbox.receive(chat('two', 'p1'));
      const quoting = await store.inbox.receive(chat('two', 'p2', ['p1']));

      expect(other.outcome).toBe('stored');
      expect(other.conversationId).not.toBe(first.conversationId);
      expect(quoting.conversationId).toBe(other.conversationId);
    });
  });
}
