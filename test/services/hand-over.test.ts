import { beforeEach, describe, expect, it } from 'vitest';
import { handOver } from '../../src/services/hand-over.ts';
import { openRoad, type Road, type Shopper } from '../helpers/road.ts';

const PHONE = '+919845012301';
const agent = { userId: 'agent-1', brandIds: ['shop'] };

describe('between the bot and people', () => {
  let road: Road;
  let asha: Shopper;

  beforeEach(async () => {
    road = await openRoad();
    asha = road.whatsApp(PHONE);
  });

  it('is silent from the moment that a person takes over, and begins anew when they give back', async () => {
    await asha.say('where is my order');

    expect(await handOver(road.deps, asha.conversationId(), 'person', agent)).toEqual({ outcome: 'done' });
    expect(await asha.say('hello?')).toEqual([]);
    expect(await handOver(road.deps, asha.conversationId(), 'person', agent)).toEqual({ outcome: 'done' });

    expect(await handOver(road.deps, asha.conversationId(), 'bot', agent)).toEqual({ outcome: 'done' });
    expect(await asha.say('where is my order')).toEqual([expect.stringMatching(/order number/i)]);
    expect(await handOver(road.deps, asha.conversationId(), 'bot', agent)).toEqual({ outcome: 'done' });
  });

  it('keeps the language that the customer chose', async () => {
    await asha.say('हिंदी में बात करो');
    await asha.say('मुझे किसी इंसान से बात करनी है');
    await handOver(road.deps, asha.conversationId(), 'bot', agent);

    expect((await asha.say('मेरा ऑर्डर कहाँ है')).join()).toMatch(/[\u0900-\u097f]/);
  });

  it('comes back after a conversation that the bot had given to a person itself', async () => {
    await asha.say('I want to talk to a person');
    expect(await asha.say('anybody there?')).toEqual([]);

    await handOver(road.deps, asha.conversationId(), 'bot', agent);

    expect(await asha.say('thanks, where is my order?')).not.toEqual([]);
  });

  it('lets a turn write nothing that was begun before a person took over, and loses no message', async () => {
    const { store, clock } = road;
    await asha.say('hello');
    const id = asha.conversationId();
    const taken = await store.lanes.acquire(id, 'slow worker', 30_000, clock.now());
    if (taken === null) throw new Error('the lane is free');

    await handOver(road.deps, id, 'person', agent);

    const turn = await store.lanes.load(id);
    const late = await store.lanes.commitTurn({
      lease: taken.lease,
      turnId: 'late',
      readFromSeq: turn?.doneSeq ?? 0,
      readToSeq: turn?.doneSeq ?? 0,
      at: clock.now(),
      state: turn?.state ?? expect.fail('no turn'),
      language: 'en',
      holder: 'bot',
      rung: 'unknown',
      understood: [],
      outbound: [],
      tickets: [],
      addToTickets: [],
      effect: null,
      notices: [],
      codes: { sent: [], used: [] },
      ratings: [],
    });
    expect(late).toBe('stale');
    expect((await store.conversations.get(['shop'], id))?.holder).toBe('person');
  });

  it('shows nobody a conversation of a brand that is not theirs', async () => {
    await asha.say('hello');

    const stranger = { userId: 'agent-2', brandIds: ['other'] };
    expect(await handOver(road.deps, asha.conversationId(), 'person', stranger)).toEqual({ outcome: 'not-found' });
    expect(await handOver(road.deps, 'no-such-conversation', 'bot', agent)).toEqual({ outcome: 'not-found' });
    expect((await road.store.conversations.get(['shop'], asha.conversationId()))?.holder).toBe('bot');
  });
});
