import { describe, expect, it } from 'vitest';
import type { InboundMessage } from '../../src/core/message.ts';
import { createReceive } from '../../src/services/receive.ts';
import { createSweep } from '../../src/services/sweep.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import { chatMessage, serviceDeps } from '../helpers/service-deps.ts';
import { testAccount } from '../helpers/test-brand.ts';

const HOUR_MS = 60 * 60_000;
const PHONE = { kind: 'phone' as const, value: '+919845012301' };
const LID = { kind: 'whatsapp-lid' as const, value: '123456789012345@lid' };

async function shop() {
  const deps = await serviceDeps();
  const receive = createReceive(deps);
  const takeTurn = createTakeTurn(deps);
  async function write(text: string, more: Partial<InboundMessage> = {}) {
    const outcome = await receive(chatMessage(text, { from: [PHONE], proven: true, threadKey: PHONE.value, ...more }));
    return outcome.outcome === 'accepted' ? outcome.conversationId : '';
  }
  const lines = (id: string) => deps.store.conversations.timeline(id, 0, 100);
  return { deps, receive, takeTurn, write, lines };
}

describe('a message that its sender changed', () => {
  it('is read with its new words where it waited, and shows what it was', async () => {
    const { deps, write, takeTurn, lines } = await shop();
    const id = await write('TS-1023', { providerId: 'first' });
    const change = { accountId: 'shop-chat', providerId: 'first', at: deps.clock.now() };

    expect(await deps.store.chats.revise({ ...change, kind: 'edited', text: 'TS-10234' })).toBe('waiting');
    await takeTurn(id);

    expect(await lines(id)).toMatchObject([
      { text: 'TS-10234', revision: { kind: 'edited', before: 'TS-1023' } },
      { direction: 'out', text: 'TS-10234' },
    ]);
    expect(await deps.store.chats.revise({ ...change, kind: 'edited', text: 'TS-10235' })).toBe('read');
    expect(await deps.store.chats.revise({ ...change, providerId: 'none', kind: 'deleted', text: '' })).toBe('unknown');
  });

  it('is not read any more where it was taken back', async () => {
    const { deps, write, takeTurn, lines } = await shop();
    const id = await write('never mind', { providerId: 'first' });
    await write('my order please');

    const taken = {
      accountId: 'shop-chat',
      providerId: 'first',
      kind: 'deleted',
      text: '',
      at: deps.clock.now(),
    } as const;
    await deps.store.chats.revise(taken);
    await takeTurn(id);

    expect(await lines(id)).toMatchObject([
      { text: '', revision: { kind: 'deleted', before: 'never mind' } },
      { text: 'my order please' },
      { direction: 'out', text: 'my order please' },
    ]);
  });
});

describe('an answer from the shop’s own phone', () => {
  it('is shown, silences the bot, also in the midst of a turn, and lets it come back by itself', async () => {
    const { deps, write, takeTurn, lines } = await shop();
    const id = await write('Hello');
    const taken = await deps.store.lanes.acquire(id, 'a turn', 60_000, deps.clock.now());
    const at = deps.clock.now();
    const answer = {
      accountId: 'shop-chat',
      threadKey: PHONE.value,
      providerId: 'TYPED',
      text: 'I will look into it',
      at,
      silentUntil: new Date(at.getTime() + HOUR_MS),
    };

    expect(await deps.store.chats.answeredOutside({ ...answer, id: 'o1', turnId: 't1' })).toBe(true);
    expect(await deps.store.chats.answeredOutside({ ...answer, id: 'o2', turnId: 't2' })).toBe(false);
    expect(taken).not.toBeNull();
    await takeTurn(id);
    expect(await lines(id)).toMatchObject([{ text: 'Hello' }, { text: 'I will look into it', status: 'sent' }]);

    deps.clock.advance(HOUR_MS + 1);
    await createSweep(deps)();
    await write('And now?');
    await takeTurn(id);
    expect((await lines(id)).at(-1)).toMatchObject({ direction: 'out', text: 'And now?' });
  });
});

describe('photos', () => {
  it('go with the ticket about their item, each with one, and the next item’s photos with the next', async () => {
    const { deps, receive, lines } = await shop();
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const from = { from: [PHONE], proven: true, threadKey: PHONE.value };
    const files = (name: string) => [
      { fileName: `${name}.png`, declaredType: 'image/png', bytes: Buffer.concat([png, Buffer.from(name)]) },
    ];
    async function open(sku: string, ticketId: string): Promise<void> {
      const outcome = await receive(chatMessage('', from), files(sku));
      const id = outcome.outcome === 'accepted' ? outcome.conversationId : '';
      const taken = await deps.store.lanes.acquire(id, 'test', 1_000, deps.clock.now());
      if (taken === null) throw new Error('no lane');
      const { lease, turn } = taken;
      const ticket = {
        id: ticketId,
        number: `123456789${sku.length}`,
        kind: 'complaint' as const,
        topic: 'damaged',
        orderNumber: 'TS-10234',
        sku,
        summary: 'broken',
        language: 'en',
        receivedAt: deps.clock.now(),
        ackDueAt: null,
        redressDueAt: null,
      };
      await deps.store.lanes.commitTurn({
        lease,
        turnId: `turn-${ticketId}`,
        readFromSeq: turn.doneSeq,
        readToSeq: turn.waiting.at(-1)?.seq ?? 0,
        at: deps.clock.now(),
        state: turn.state,
        language: 'en',
        holder: 'bot',
        rung: 'unknown',
        understood: [],
        outbound: [],
        tickets: [ticket],
        addToTickets: [],
        effect: null,
        notices: [],
        codes: { sent: [], used: [] },
        ratings: [],
      });
      await deps.store.lanes.release(lease);
      expect((await lines(id)).length).toBeGreaterThan(0);
    }

    await open('KETTLE', 'ticket-1');
    await open('LAMP', 'ticket-2');

    expect(await deps.store.chats.photosOf('ticket-1')).toMatchObject([
      { name: 'KETTLE.png', orderNumber: 'TS-10234', sku: 'KETTLE', contentType: 'image/png' },
    ]);
    expect(await deps.store.chats.photosOf('ticket-2')).toMatchObject([{ name: 'LAMP.png', sku: 'LAMP' }]);
  });
});

describe('who is who on WhatsApp', () => {
  it('a chat goes on where it shows by its LID today and by its number tomorrow', async () => {
    const { deps, write } = await shop();
    const first = await write('by LID', { from: [LID], proven: false, threadKey: LID.value });

    const second = await write('by number', { from: [PHONE, LID] });

    expect(second).toBe(first);
    expect(await deps.store.chats.mergeReviews({ brandIds: ['shop'], limit: 10 })).toEqual([]);
  });

  it('two contacts with one identity are put to a person once, and joined only by them', async () => {
    const { deps, write } = await shop();
    const byNumber = await write('by number');
    const byLid = await write('by LID', { from: [LID], proven: false, threadKey: LID.value });
    for (const text of ['both', 'both again']) await write(text, { from: [PHONE, LID] });

    const [review, ...more] = await deps.store.chats.mergeReviews({ brandIds: ['shop'], limit: 10 });
    expect(more).toEqual([]);
    expect(review).toMatchObject({ contactName: null, otherName: null });
    expect(byLid).not.toBe(byNumber);
    const of = async (id: string) => (await deps.store.conversations.get(['shop'], id))?.contactId;
    expect(await of(byLid)).not.toBe(await of(byNumber));
    const decide = (brandIds: string[]) =>
      deps.store.chats.decideMerge(brandIds, review?.id ?? '', 'merged', 'user', deps.clock.now());
    expect(await decide(['other'])).toBe('not-found');
    expect(await decide(['shop'])).toBe('done');
    expect(await decide(['shop'])).toBe('not-found');

    expect(await of(byLid)).toBe(await of(byNumber));
    expect(await deps.store.chats.mergeReviews({ brandIds: ['shop'], limit: 10 })).toEqual([]);
  });
});

describe('an account that moves from WhatsApp Web to Twilio', () => {
  it('keeps its conversations', async () => {
    const web = await serviceDeps({ account: testAccount('shop-wa', { name: 'whatsapp-baileys' }) });
    const message = (text: string, replyAddress: string) =>
      chatMessage(text, { accountId: 'shop-wa', from: [PHONE], proven: true, threadKey: PHONE.value, replyAddress });
    const before = await createReceive(web)(message('Hello', '919845012301@s.whatsapp.net'));

    const twilio = await serviceDeps({
      store: web.store,
      account: testAccount('shop-wa', { name: 'whatsapp-twilio' }),
    });
    const after = await createReceive(twilio)(message('Still me', 'whatsapp:+919845012301'));

    const id = before.outcome === 'accepted' ? before.conversationId : '';
    expect(after).toMatchObject({ outcome: 'accepted', conversationId: id });
    expect(await web.store.conversations.get(['shop'], id)).toMatchObject({
      channel: 'whatsapp-twilio',
      replyAddress: 'whatsapp:+919845012301',
    });
  });
});
