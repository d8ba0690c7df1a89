import { describe, expect, it } from 'vitest';
import { calls, catalogues, concepts, flows, phrases } from '../../../flows/index.ts';
import { createEngine } from '../../../src/engine/index.ts';
import { createReceive } from '../../../src/services/receive.ts';
import { createTakeTurn } from '../../../src/services/take-turn.ts';
import { mergeInto, splitOff } from '../../../src/services/tickets/merge.ts';
import { reply } from '../../../src/services/tickets/reply.ts';
import { setState } from '../../../src/services/tickets/set-state.ts';
import { waysToCustomer } from '../../../src/services/ways.ts';
import { chatMessage, serviceDeps } from '../../helpers/service-deps.ts';
import { testAccount } from '../../helpers/test-brand.ts';

const engine = createEngine({ flows, catalogues, phrases, concepts, calls });
const actor = { id: 'meera', name: 'Meera', brandIds: ['shop'] };

/** One customer who asked for a person in two chats: two tickets, each with its conversation. */
async function withTwo() {
  const deps = await serviceDeps({ engine });
  const receive = createReceive(deps);
  const takeTurn = createTakeTurn(deps);
  const open = async (threadKey: string) => {
    const received = await receive(chatMessage('I want to talk to a person', { threadKey }));
    const conversationId = received.outcome === 'quarantined' ? '' : received.conversationId;
    await takeTurn(conversationId);
    const [ticket] = await deps.store.desk.ofConversation(conversationId);
    return { conversationId, ticketId: ticket?.id ?? '' };
  };
  const first = await open('monday');
  const second = await open('tuesday');
  const ticketOf = async (id: string) => (await deps.store.desk.get(['shop'], id))?.ticket;
  return {
    deps,
    first,
    second,
    ticketOf,
    holders: async () => {
      const found = [first, second].map((one) => deps.store.conversations.get(['shop'], one.conversationId));
      return (await Promise.all(found)).map((conversation) => conversation?.holder);
    },
    merge: () =>
      mergeInto(deps, { actor, ticketId: second.ticketId, version: null, into: first.ticketId, mayBeOthers: false }),
    resolve: () => setState(deps, { actor, ticketId: first.ticketId, version: null, to: 'resolved' }),
  };
}

describe('two tickets that became one', () => {
  it('leave both conversations to the bot when it is resolved', async () => {
    const { merge, resolve, holders } = await withTwo();
    await merge();
    expect(await holders()).toEqual(['person', 'person']);

    await resolve();

    expect(await holders()).toEqual(['bot', 'bot']);
  });

  it('leave both to the bot when it is resolved by the answer in one of them', async () => {
    const { deps, merge, first, second, holders } = await withTwo();
    await merge();

    const answered = await reply(deps, {
      actor,
      ticketId: first.ticketId,
      conversationId: second.conversationId,
      seenSeq: 100,
      text: 'It is on its way',
      stateAfter: 'resolved',
      version: null,
    });

    expect(answered.outcome).toBe('done');
    expect(await holders()).toEqual(['bot', 'bot']);
  });

  it('are worked on again where one was solved and the other was not', async () => {
    const { merge, resolve, first, ticketOf } = await withTwo();
    await resolve();

    await merge();

    expect(await ticketOf(first.ticketId)).toMatchObject({ state: 'open', resolvedAt: null, reopened: 1 });
  });
});

describe('the tickets of two customers that became one', () => {
  it('are told to its own customer alone, also where they cannot be written to where they were', async () => {
    const account = testAccount('shop-chat');
    const call = testAccount('shop-phone', { replyMode: 'inline' });
    const accounts = new Map([account, call].map((one) => [one.config.id, one]));
    const deps = await serviceDeps({ engine, accounts });
    const open = async (accountId: string, threadKey: string) => {
      const from = [{ kind: 'webchat' as const, value: threadKey }];
      const text = 'I want to talk to a person';
      const received = await createReceive(deps)(chatMessage(text, { accountId, from, threadKey }));
      const conversationId = received.outcome === 'quarantined' ? '' : received.conversationId;
      await createTakeTurn(deps)(conversationId);
      const [ticket] = await deps.store.desk.ofConversation(conversationId);
      return ticket?.id ?? '';
    };
    const asha = await open('shop-phone', 'asha');
    const binod = await open('shop-chat', 'binod');
    const merged = await mergeInto(deps, { actor, ticketId: binod, version: null, into: asha, mayBeOthers: true });
    const ticket = merged.outcome === 'done' ? merged.ticket : null;
    expect(ticket?.conversationIds).toHaveLength(1);

    expect(ticket === null ? null : await waysToCustomer(deps, ticket)).toEqual([]);
  });

  it('are each their own customer’s again when a message is split off', async () => {
    const deps = await serviceDeps({ engine });
    const open = async (name: string) => {
      const from = [{ kind: 'webchat' as const, value: name }];
      const received = await createReceive(deps)(chatMessage('I want to talk to a person', { from, threadKey: name }));
      if (received.outcome !== 'accepted') throw new Error(received.outcome);
      await createTakeTurn(deps)(received.conversationId);
      const [ticket] = await deps.store.desk.ofConversation(received.conversationId);
      return { ...received, ticketId: ticket?.id ?? '', contactId: ticket?.contactId };
    };
    const asha = await open('asha');
    const binod = await open('binod');
    await mergeInto(deps, { actor, ticketId: binod.ticketId, version: null, into: asha.ticketId, mayBeOthers: true });

    const split = await splitOff(deps, {
      actor,
      ticketId: asha.ticketId,
      version: null,
      summary: 'Binod’s lamp',
      kind: 'complaint',
      orderNumber: null,
      messageId: binod.messageId,
    });

    expect(split).toMatchObject({
      outcome: 'done',
      ticket: { contactId: binod.contactId, conversationId: binod.conversationId },
    });
    expect(split.outcome === 'done' ? await waysToCustomer(deps, split.ticket) : []).toHaveLength(1);
  });
});

describe('a message of a ticket that becomes a ticket of its own', () => {
  it('is found however much was written after it', async () => {
    const { deps, first } = await withTwo();
    const receive = createReceive(deps);
    const wrote = await receive(chatMessage('My other parcel is lost, too', { threadKey: 'monday' }));
    if (wrote.outcome !== 'accepted') throw new Error(wrote.outcome);
    for (let n = 1; n <= 1_001; n += 1) await receive(chatMessage(`and another thing: ${n}`, { threadKey: 'monday' }));
    const about = { summary: 'The other parcel', kind: 'complaint', orderNumber: null } as const;
    const ask = (messageId: string) =>
      splitOff(deps, { actor, ticketId: first.ticketId, version: null, messageId, ...about });

    const split = await ask(wrote.messageId);

    expect(split).toMatchObject({ outcome: 'done', ticket: { conversationId: first.conversationId } });
    expect(await ask('no-such')).toEqual({ outcome: 'refused', reason: 'no-such-message' });
  });
});
