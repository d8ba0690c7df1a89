import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Identity } from '../../src/core/contact.ts';
import type { Store } from '../../src/core/store.ts';
import { input } from './store-fixtures.ts';

const MAIL: Identity = { kind: 'email', value: 'asha@customer.example' };
const PHONE: Identity = { kind: 'phone', value: '+919845012301' };

/** Whose a message is, and which conversation it joins: a part of the contract of the store. */
export function threadsContract(name: string, open: () => Promise<Store>): void {
  describe(`the store on ${name}`, () => {
    let store: Store;

    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('gives nobody an address that was only named beside his own, whether it is somebody’s or nobody’s', async () => {
      const named = { from: [MAIL, PHONE], proven: false };
      const first = await store.inbox.receive(input({ ...named, providerId: 'p1', threadKey: '<1@x.example>' }));
      const asha = await store.inbox.receive(input({ from: [PHONE], providerId: 'p2', threadKey: PHONE.value }));
      const again = await store.inbox.receive(input({ ...named, providerId: 'p3', threadKey: '<3@x.example>' }));
      const contactOf = async (id: string) => (await store.lanes.load(id))?.conversation.contactId ?? '';

      expect(await contactOf(asha.conversationId)).not.toBe(await contactOf(first.conversationId));
      expect(await contactOf(again.conversationId)).toBe(await contactOf(first.conversationId));
      expect(await store.desk.identities(await contactOf(first.conversationId))).toMatchObject([MAIL]);
      expect(await store.chats.mergeReviews({ brandIds: ['shop'], limit: 10 })).toHaveLength(1);
    });

    it('gives a mail a thread of its own where we once wrote to its sender, in a thread named by his address', async () => {
      const written = await store.inbox.receive(input({ from: [MAIL], threadKey: MAIL.value }));

      const mail = await store.inbox.receive(input({ from: [MAIL], providerId: 'p2', threadKey: '<q1@x.example>' }));

      expect(mail.conversationId).not.toBe(written.conversationId);
    });
  });
}
