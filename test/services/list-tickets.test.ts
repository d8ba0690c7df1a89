import { describe, expect, it } from 'vitest';
import { aDelivered, MAIL, PHONE } from '../helpers/orders.ts';
import { openRoad, type Road, type Shopper } from '../helpers/road.ts';

const ASKED = 'what is my ticket number';
const ORDER = aDelivered(100, { lines: [{ sku: 'LAMP', title: 'Cane lamp', quantity: 1, unitPricePaise: 100_000 }] });
const QUESTION = 'What is the ticket number?';

/** A rude courier, and a lamp in pieces. Their numbers as customers read them. */
async function complainTwice(road: Road, shopper: Shopper): Promise<{ rude: string; broken: string }> {
  const rude = ['I want to complain, the delivery boy shouted at my mother', "I don't have it", 'yes'];
  for (const said of [...rude, 'the lamp of TS-10001 came broken, its shade is torn off', 'skip'])
    await shopper.say(said);
  const tickets = await road.tickets();
  const numberOf = (topic: string): string =>
    (tickets.find((ticket) => ticket.topic === topic)?.numbers[0] ?? topic).replace(/^(\d{3})(\d{3})/, '$1 $2 ');
  return { rude: numberOf('complaint'), broken: numberOf('damaged') };
}

async function resolve(road: Road, topic: string): Promise<void> {
  const ticket = (await road.tickets()).find((one) => one.topic === topic);
  if (ticket === undefined) throw new Error(`no ticket about ${topic}`);
  await road.store.tickets.setState(ticket.id, ticket.version, 'resolved', 'system', new Date());
}

describe('"what is my ticket number"', () => {
  it('offers the open tickets to whom the channel proves, and tells of the one that is chosen', async () => {
    const road = await openRoad({ orders: [ORDER] });
    const asha = road.whatsApp(PHONE);
    const { rude, broken } = await complainTwice(road, asha);

    const offered = (await asha.say('what is the status of my other ticket')).join('\n');
    const chosen = (await asha.say(rude)).join('\n');

    expect(offered).toContain(rude);
    expect(offered).toContain(broken);
    expect(chosen).toContain(`Ticket ${rude}`);
  });

  it.each([
    ['with what is open', ['complaint'], 'broken'],
    ['with the other one where that alone is open', ['damaged'], 'rude'],
  ] as const)('is answered in another thread too: %s', async (_, settled, told) => {
    const road = await openRoad({ orders: [ORDER] });
    const asha = road.mail(MAIL);
    const numbers = await complainTwice(road, asha);
    for (const topic of settled) await resolve(road, topic);

    const [answer] = await asha.say(ASKED, { threadKey: 'another thread' });

    expect(answer).toContain(`Ticket ${numbers[told]}`);
  });

  it('tells of one that was settled where nothing is open', async () => {
    const road = await openRoad({ orders: [ORDER] });
    const asha = road.mail(MAIL);
    await complainTwice(road, asha);
    for (const topic of ['complaint', 'damaged']) await resolve(road, topic);

    const [answer] = await asha.say(ASKED, { threadKey: 'another thread' });

    expect(answer).toMatch(/Ticket \d{3} \d{3} \d{4} .*: resolved\./);
  });

  it('tells nobody of the tickets of somebody else, nor a sender that is not proven', async () => {
    const road = await openRoad({ orders: [ORDER] });
    await complainTwice(road, road.mail(MAIL));

    const stranger = await road.mail('ravi@customer.example').say(ASKED);
    const forged = await road.mail(MAIL).say(ASKED, { proven: false, threadKey: 'forged' });
    const browser = await road.web('somebody').say(ASKED);

    for (const answer of [stranger, forged, browser]) expect(answer.join('\n')).toContain(QUESTION);
  });
});
