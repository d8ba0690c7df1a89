import { describe, expect, it } from 'vitest';
import { calls, catalogues, concepts, flows, phrases } from '../../../flows/index.ts';
import { createEngine } from '../../../src/engine/index.ts';
import type { ServiceDeps } from '../../../src/services/deps.ts';
import { createTakeTurn } from '../../../src/services/take-turn.ts';
import { type Intake, takeIn } from '../../../src/services/tickets/take-in.ts';
import { waysToCustomer } from '../../../src/services/ways.ts';
import { chatMessage, serviceDeps } from '../../helpers/service-deps.ts';
import { testAccount } from '../../helpers/test-brand.ts';

const engine = createEngine({ flows, catalogues, phrases, concepts, calls });
const INTAKE: Intake = {
  brandId: 'shop',
  source: 'web-form',
  externalId: 'form-1',
  text: 'They never refunded me',
  kind: 'complaint',
  name: 'Asha',
  email: 'asha@mail.example',
  phone: null,
  handle: null,
  orderNumber: null,
  language: 'en',
};

async function shop() {
  const account = testAccount('shop-mail', { notices: [{ to: 'email', recently: false }] });
  const deps = await serviceDeps({ engine, account });
  /** Takes the turns that the database calls due, as the sweep does. */
  async function sweep(): Promise<void> {
    const takeTurn = createTakeTurn(deps);
    const { conversations } = await deps.store.sweeps.due(deps.clock.now(), 10);
    for (const id of conversations) await takeTurn(id);
  }
  const said = async (number: string) => {
    const ticket = await deps.store.tickets.findByNumber('shop', number);
    const lines = await deps.store.conversations.timeline(ticket?.conversationId ?? '', 0, 100);
    return lines.filter(({ direction }) => direction === 'out').map(({ text }) => text);
  };
  return { deps, sweep, said };
}

function withStore(deps: ServiceDeps, store: Partial<ServiceDeps['store']>): ServiceDeps {
  return { ...deps, store: { ...deps.store, ...store } };
}

describe('what another program brings', () => {
  it('is not answered by the bot, also where a sweep comes before its ticket', async () => {
    const { deps, sweep, said } = await shop();
    const swept = withStore(deps, {
      inbox: {
        ...deps.store.inbox,
        receive: async (input) => {
          const received = await deps.store.inbox.receive(input);
          await sweep();
          return received;
        },
      },
    });

    const { number, isNew } = await takeIn(swept, INTAKE);

    expect(isNew).toBe(true);
    expect(await said(number)).toEqual([]);
  });

  it('is its ticket where it failed half-way and is brought again', async () => {
    const { deps, said } = await shop();
    const dying = withStore(deps, {
      lanes: { ...deps.store.lanes, commitTurn: () => Promise.reject(new Error('the process died')) },
    });
    await expect(takeIn(dying, INTAKE)).rejects.toThrow('the process died');
    deps.clock.advance(60_000);

    const { number, isNew } = await takeIn(deps, INTAKE);

    expect(isNew).toBe(true);
    expect(await said(number)).toEqual([]);
    expect(await deps.store.tickets.findByNumber('shop', number)).toMatchObject({
      kind: 'complaint',
      topic: 'web-form',
    });
  });

  it('is its ticket also where it failed half-way and is never brought again', async () => {
    const { deps, sweep } = await shop();
    const receivedAt = deps.clock.now();
    const nobody = { ...INTAKE, externalId: 'form-2', email: null, handle: 'asha' };
    const dying = withStore(deps, {
      lanes: { ...deps.store.lanes, commitTurn: () => Promise.reject(new Error('the process died')) },
    });
    await expect(takeIn(dying, INTAKE)).rejects.toThrow('the process died');
    await expect(takeIn(dying, nobody)).rejects.toThrow('the process died');
    deps.clock.advance(10 * 60_000);

    await sweep();

    for (const intake of [INTAKE, nobody]) {
      const { number, isNew } = await takeIn(deps, intake);
      expect(isNew).toBe(false);
      // The law's clock runs from when it came.
      expect(await deps.store.tickets.findByNumber('shop', number)).toMatchObject({ kind: 'complaint', receivedAt });
    }
  });

  it('is the same one where it comes again with an address that was not known before', async () => {
    const { deps } = await shop();
    const first = await takeIn(deps, { ...INTAKE, email: null, handle: 'asha' });

    const again = await takeIn(deps, INTAKE);

    expect(again).toEqual({ number: first.number, isNew: false });
  });

  it('is told to the consoles that are open', async () => {
    const { deps } = await shop();
    const heard: string[] = [];
    deps.feed.subscribe(({ kind }) => void heard.push(kind));

    await takeIn(deps, INTAKE);

    expect(heard).toContain('ticket.changed');
  });

  it('makes nobody’s address another’s: news of his own tickets would go to whoever named it', async () => {
    const { deps } = await shop();
    const phone = '+919845012301';
    const asha = await takeIn(deps, { ...INTAKE, externalId: 'by-phone', email: null, phone });
    const { number } = await takeIn(deps, { ...INTAKE, email: 'thief@mail.example', phone });

    const ticket = await deps.store.tickets.findByNumber('shop', asha.number);
    const thiefs = await deps.store.tickets.findByNumber('shop', number);

    expect(ticket).not.toBeNull();
    expect(thiefs?.contactId).not.toBe(ticket?.contactId);
    expect(await waysToCustomer(deps, ticket ?? fail())).toEqual([]);
    expect(await deps.store.desk.identities(thiefs?.contactId ?? '')).toMatchObject([{ value: 'thief@mail.example' }]);
    // Whoever reads it sees it, and may say that they are one person.
    expect(thiefs?.summary).toBe(`They never refunded me\n\n${phone}`);
    expect(await deps.store.chats.mergeReviews({ brandIds: ['shop'], limit: 10 })).toHaveLength(1);
  });

  it('is a conversation and a ticket of its own, also where we once wrote to that address by ourselves', async () => {
    const { deps } = await shop();
    const written = { messageId: 'm', brandId: 'shop', channel: 'email', files: [], receivedAt: deps.clock.now() };
    const from = [{ kind: 'email' as const, value: 'asha@mail.example' }];
    const message = chatMessage('hello', { accountId: 'shop-mail', from, threadKey: 'asha@mail.example' });
    const ids = { newContactId: 'c1', newConversationId: 'v1' };
    await deps.store.inbox.receive({ ...written, message, quiet: null, ...ids });

    const first = await takeIn(deps, INTAKE);
    const second = await takeIn(deps, { ...INTAKE, externalId: 'form-2' });

    expect([first.isNew, second.isNew]).toEqual([true, true]);
    expect(second.number).not.toBe(first.number);
  });
});

function fail(): never {
  throw new Error('no ticket');
}
