import { describe, expect, it } from 'vitest';
import { handOver } from '../../src/services/hand-over.ts';
import { aDelivered, PHONE } from '../helpers/orders.ts';
import { openRoad } from '../helpers/road.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const COMPLAINT = 'I want to file a complaint: the courier was rude and threw the parcel over the gate';

async function told(...words: string[]) {
  const road = await openRoad({ orders: [aDelivered(2)] });
  const asha = road.whatsApp(PHONE);
  for (const text of words) await asha.say(text);
  return {
    road,
    asha,
    /** What is said by itself once so much time has gone by. */
    async wait(ms: number): Promise<string[]> {
      const before = road.outbound.length;
      road.clock.advance(ms);
      await road.sweep();
      return road.outbound.slice(before).map(({ content }) => content.text);
    },
  };
}

describe('a complaint whose customer never answers', () => {
  it('is recorded after an hour as it was told, with the clock from when it was written, and acknowledged', async () => {
    const { road, asha, wait } = await told(COMPLAINT, 'no order');
    const writtenAt = road.clock.now();

    expect(await wait(59 * MINUTE)).toEqual([]);
    expect(await road.tickets()).toEqual([]);
    const said = (await wait(2 * MINUTE)).join('\n');

    const [ticket, ...others] = await road.tickets();
    expect(others).toEqual([]);
    expect(ticket).toMatchObject({ kind: 'complaint', topic: 'complaint', receivedAt: writtenAt });
    expect(ticket?.summary).toContain('threw the parcel over the gate');
    expect(ticket?.ackDueAt?.getTime()).toBe(writtenAt.getTime() + 48 * HOUR);
    expect(said).toMatch(/You have not answered/);
    const lines = await road.store.conversations.newest(asha.conversationId(), 3);
    expect(lines.map(({ kind, direction }) => [kind, direction])).toEqual([
      ['message', 'out'],
      ['silence', 'in'],
      ['message', 'out'],
    ]);
    expect(lines[1]?.at.getTime()).toBeGreaterThan(writtenAt.getTime() + HOUR);
    expect(said.replace(/\s/g, '')).toContain(ticket?.numbers[0]);
    expect(await wait(48 * HOUR)).toEqual([]);
    expect(await road.tickets()).toHaveLength(1);
  });

  it('is recorded where it was asked for the order, and where something else was asked in between', async () => {
    for (const words of [[COMPLAINT], [COMPLAINT, 'no order', 'where is my order']]) {
      const { road, wait } = await told(...words);
      await wait(2 * HOUR);

      const tickets = await road.tickets();
      expect(tickets.map(({ kind }) => kind)).toEqual(['complaint']);
    }
  });

  it('waits for a whole day by mail', async () => {
    const road = await openRoad({ orders: [aDelivered(2)] });
    await road.mail('asha@customer.example').say(COMPLAINT);
    const early = await road.tickets();
    road.clock.advance(23 * HOUR);
    await road.sweep();
    expect(await road.tickets()).toEqual(early);
    road.clock.advance(2 * HOUR);
    await road.sweep();

    expect((await road.tickets()).map(({ kind }) => kind)).toEqual(['complaint']);
  });

  it('is not recorded twice where they answer in the last moment', async () => {
    const { road, asha, wait } = await told(COMPLAINT, 'I do not have it');
    await wait(59 * MINUTE);
    await asha.say('yes');
    expect(await wait(2 * HOUR)).toEqual([]);

    expect(await road.tickets()).toHaveLength(1);
  });

  it('goes on from there: what they write later is heard', async () => {
    const { asha, wait } = await told(COMPLAINT, 'no order');
    await wait(2 * HOUR);

    expect((await asha.say('menu')).join()).toMatch(/things I can do/);
  });

  it('is left to the person who took the conversation', async () => {
    const { road, asha, wait } = await told(COMPLAINT, 'no order');
    await handOver(road.deps, asha.conversationId(), 'person', { userId: 'agent-1', brandIds: ['shop'] });

    expect(await wait(2 * HOUR)).toEqual([]);
    expect(await road.tickets()).toEqual([]);
  });

  it('is not recorded by the bot that got the conversation back from a person, who has seen it', async () => {
    const { road, asha, wait } = await told(COMPLAINT, 'no order');
    const agent = { userId: 'agent-1', brandIds: ['shop'] };
    await handOver(road.deps, asha.conversationId(), 'person', agent);
    await handOver(road.deps, asha.conversationId(), 'bot', agent);

    expect(await wait(2 * HOUR)).toEqual([]);
    expect(await road.tickets()).toEqual([]);
  });

  it('is not recorded for a message without any words', async () => {
    const { road, asha } = await told(COMPLAINT, 'no order');

    expect((await asha.say('  ')).join()).not.toMatch(/recorded/);
    expect(await road.tickets()).toEqual([]);
  });

  it('is none where nothing was told, it was taken back, or another wish was left half-way', async () => {
    for (const words of [
      ['I want to file a complaint'],
      [COMPLAINT, 'never mind'],
      ['cancel my order'],
      ['where is my order'],
      ['hello'],
    ]) {
      const { road, wait } = await told(...words);

      expect([words, await wait(2 * HOUR)]).toEqual([words, []]);
      expect(await road.tickets()).toEqual([]);
    }
  });
});
