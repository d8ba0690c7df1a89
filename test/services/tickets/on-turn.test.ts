import { describe, expect, it } from 'vitest';
import { calls, catalogues, concepts, flows, phrases } from '../../../flows/index.ts';
import { createEngine } from '../../../src/engine/index.ts';
import { createReceive } from '../../../src/services/receive.ts';
import { createTakeTurn } from '../../../src/services/take-turn.ts';
import { setState } from '../../../src/services/tickets/set-state.ts';
import { chatMessage, serviceDeps } from '../../helpers/service-deps.ts';
import { testAccount } from '../../helpers/test-brand.ts';

const engine = createEngine({ flows, catalogues, phrases, concepts, calls });
const DAY_MS = 24 * 60 * 60 * 1000;
const letter = {
  form: 'letter',
  maxButtons: 0,
  maxButtonTitle: 0,
  maxListRows: 0,
  maxText: 9000,
  attachments: true,
} as const;

/** A customer with a ticket that a person has, and what can be done to both. */
async function withTicket(account = testAccount('shop-chat')) {
  const deps = await serviceDeps({ engine, account });
  const receive = createReceive(deps);
  const takeTurn = createTakeTurn(deps);
  const actor = { id: 'meera', name: 'Meera', brandIds: ['shop'] };
  const say = async (text: string) => {
    const received = await receive(chatMessage(text));
    const conversationId = received.outcome === 'quarantined' ? '' : received.conversationId;
    await takeTurn(conversationId);
    return conversationId;
  };
  const conversationId = await say('I want to talk to a person');
  const [opened] = await deps.store.desk.ofConversation(conversationId);
  const ticketId = opened?.id ?? '';
  const read = async () => {
    const ticket = (await deps.store.desk.get(['shop'], ticketId))?.ticket;
    const conversation = await deps.store.conversations.get(['shop'], conversationId);
    const lines = await deps.store.conversations.timeline(conversationId, 0, 100);
    return { ticket, holder: conversation?.holder, lastText: lines.at(-1)?.text };
  };
  return {
    deps,
    say,
    read,
    ticketId,
    move: async (to: 'waiting-customer' | 'resolved' | 'closed') =>
      setState(deps, { actor, ticketId, version: (await read()).ticket?.version ?? 0, to }),
    types: async () => (await deps.store.tickets.events(ticketId)).map(({ data }) => data.type),
  };
}

describe('a customer’s message', () => {
  it('is added to the open ticket while a person has the conversation, and ends the waiting', async () => {
    const { say, read, move, types } = await withTicket();
    await move('waiting-customer');

    await say('The serial number is 12345');

    expect(await types()).toEqual([
      'opened',
      'acknowledgement-queued',
      'state-changed',
      'message-added',
      'state-changed',
    ]);
    expect((await read()).ticket?.state).toBe('open');
  });

  it('opens a solved ticket again within a week where the bot does not understand it, and says so', async () => {
    const { deps, say, read, move } = await withTicket();
    await move('resolved');
    expect((await read()).holder).toBe('bot');
    deps.clock.advance(6 * DAY_MS);

    await say('flibbertigibbet wobbles again');

    const { ticket, holder, lastText } = await read();
    expect([ticket?.state, ticket?.reopened, holder]).toEqual(['open', 1, 'person']);
    expect(lastText).toContain('looks at your ticket');
  });

  it.each(['thanks', 'ok', '🙏', 'धन्यवाद', 'theek hai'])('%s opens nothing', async (text) => {
    const { say, read, move } = await withTicket();
    await move('resolved');

    await say(text);

    expect((await read()).ticket).toMatchObject({ state: 'resolved', reopened: 0 });
    expect((await read()).holder).toBe('bot');
  });

  it('thanks while a person has it, and the customer is waited for, changes nothing either', async () => {
    const { say, read, move, types } = await withTicket();
    await move('waiting-customer');

    await say('ok thanks');

    expect((await read()).ticket?.state).toBe('waiting-customer');
    expect((await types()).at(-1)).toBe('message-added');
  });

  it('that the bot can answer by itself opens nothing', async () => {
    const { say, read, move } = await withTicket();
    await move('resolved');

    await say('where is my order TS-10234');

    expect((await read()).ticket?.state).toBe('resolved');
  });

  it('later than a week, or after closing, is a new matter', async () => {
    const late = await withTicket();
    await late.move('resolved');
    late.deps.clock.advance(8 * DAY_MS);
    await late.say('flibbertigibbet wobbles again');
    const closed = await withTicket();
    await closed.move('resolved');
    await closed.move('closed');
    await closed.say('flibbertigibbet wobbles again');

    expect((await late.read()).ticket?.state).toBe('resolved');
    expect((await closed.read()).ticket?.state).toBe('closed');
  });

  it('in answer to a mail opens the ticket of its thread', async () => {
    const { say, read, move } = await withTicket(testAccount('shop-chat', { capabilities: letter }));
    await move('resolved');

    await say('Where is my order? You wrote that it is refunded, it is not.');

    expect((await read()).ticket).toMatchObject({ state: 'open', reopened: 1 });
  });
});
