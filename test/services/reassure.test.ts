import { describe, expect, it } from 'vitest';
import { businessHoursSchema } from '../../src/core/policy.ts';
import { refreshTimes } from '../../src/services/clocks/refresh-times.ts';
import { handOver } from '../../src/services/hand-over.ts';
import { reply } from '../../src/services/tickets/reply.ts';
import { aDelivered, PHONE } from '../helpers/orders.ts';
import { openRoad } from '../helpers/road.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Open now: it is Tuesday, 24 November, 10 am; Wednesday is a holiday. */
const brand = { hours: businessHoursSchema.parse({ holidays: ['2026-11-25'] }) };
const agent = { userId: 'agent-1', brandIds: ['shop'] };

async function handedOff(words = 'I want to talk to a human') {
  const road = await openRoad({ brand, orders: [aDelivered(2)] });
  const asha = road.whatsApp(PHONE);
  await asha.say(words);
  const [ticket] = await road.tickets();
  if (ticket === undefined) throw new Error('no ticket');
  await refreshTimes(road.deps);
  return { road, asha, ticket, wait: (ms: number) => road.clock.advance(ms) };
}

describe('whoever waits for a person', () => {
  it.each([
    ...['hello??', 'helloooo', 'anybody there?', 'any update', '???', 'koi hai?', 'जवाब दो', 'reply karo bhai'],
    ...['when will he call', 'kab tak call aayega', 'complaint karo meri', 'where is my refund'],
  ])('hears the ticket’s number and by when somebody answers: %s', async (nudge) => {
    const { asha, ticket, wait } = await handedOff();
    wait(10 * MINUTE);

    const said = await asha.say(nudge);

    expect(said).toHaveLength(1);
    expect(said.join().replace(/\s/g, '')).toContain(ticket.numbers[0]);
    expect(said.join()).toMatch(/24 (November|नवंबर)/);
  });

  it('hears nothing while the hand-off still stands in front of them, nor for a thank-you or a detail', async () => {
    const { asha, wait } = await handedOff();

    expect(await asha.say('hello?')).toEqual([]);
    wait(10 * MINUTE);
    expect(await asha.say('ok thanks')).toEqual([]);
    expect(await asha.say('it is about the brass lamp')).toEqual([]);
  });

  it('hears it once in four hours, for whatever they write then, and three times at most', async () => {
    const { asha, wait } = await handedOff();
    wait(10 * MINUTE);

    expect(await asha.say('hello?')).toHaveLength(1);
    wait(HOUR);
    expect(await asha.say('hello?')).toEqual([]);
    wait(4 * HOUR);
    expect(await asha.say('the brass lamp is still not here')).toHaveLength(1);
    wait(5 * HOUR);
    expect(await asha.say('hello?')).toHaveLength(1);
    wait(5 * HOUR);
    expect(await asha.say('hello?')).toEqual([]);
  });

  it('hears from when on somebody is there, and an apology where it is overdue', async () => {
    const { asha, wait } = await handedOff();

    wait(10 * HOUR);
    expect((await asha.say('hello?')).join()).toMatch(/Thursday, 26 November/);
    wait(40 * HOUR);
    expect((await asha.say('hello?')).join()).toMatch(/sorry/);
  });

  it('hears no machine once a person has taken the conversation', async () => {
    const { road, asha, wait } = await handedOff();
    await handOver(road.deps, asha.conversationId(), 'person', agent);
    wait(5 * HOUR);

    expect(await asha.say('hello?')).toEqual([]);
  });

  it('hears no machine once a person has written, also after the ticket went back to nobody', async () => {
    const { road, asha, ticket, wait } = await handedOff();
    wait(10 * MINUTE);
    const conversationId = asha.conversationId();
    const lines = await road.store.conversations.newest(conversationId, 10);
    const sent = await reply(road.deps, {
      actor: { id: agent.userId, brandIds: agent.brandIds, name: 'Kiran' },
      ticketId: ticket.id,
      conversationId,
      seenSeq: lines.at(-1)?.seq ?? 0,
      text: 'We look into it.',
      version: null,
    });
    expect(sent).toMatchObject({ outcome: 'done' });
    await road.settle();
    const at = road.clock.now();
    await road.store.desk.hold({ conversationId, holder: 'person', userId: null, expected: 'any', at });
    wait(5 * HOUR);

    expect(await asha.say('hello?')).toEqual([]);
  });

  it('hears it again after another hand-off', async () => {
    const { road, asha, wait } = await handedOff();
    wait(10 * MINUTE);
    await asha.say('hello?');
    await handOver(road.deps, asha.conversationId(), 'bot', agent);
    await asha.say('I want to talk to a human');
    wait(10 * MINUTE);

    expect(await asha.say('hello?')).toHaveLength(1);
  });
});
