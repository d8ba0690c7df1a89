import { describe, expect, it } from 'vitest';
import { aDelivered, PHONE } from '../helpers/orders.ts';
import { openRoad, type Road, type Shopper } from '../helpers/road.ts';

const ASKED = 'what is my ticket number';

/** A rude courier, and a lamp in pieces. Their numbers as customers read them. */
async function complainTwice(road: Road, shopper: Shopper): Promise<{ rude: string; broken: string }> {
  for (const said of ['I want to complain, the delivery boy shouted at my mother', 'skip', 'yes']) console.log(said, await shopper.say(said));
  for (const said of ['the lamp of TS-10001 came broken, its shade is torn off', 'skip']) console.log(said, await shopper.say(said));
  const tickets = await road.tickets();
  const numberOf = (topic: string): string =>
    (tickets.find((ticket) => ticket.topic === topic)?.numbers[0] ?? topic).replace(/^(\d{3})(\d{3})/, '$1 $2 ');
  return { rude: numberOf('complaint'), broken: numberOf('damaged') };
}

describe('"what is my ticket number"', () => {
  it('offers the open tickets to whom the channel proves, and then tells of the one that is left', async () => {
    const road = await openRoad({ orders: [aDelivered(100)] });
    const asha = road.whatsApp(PHONE);
    const { rude, broken } = await complainTwice(road, asha);
    console.log(await road.tickets(), rude, broken);
    console.log(await asha.say(ASKED));
    console.log(await asha.say('status of my other ticket'));
    console.log(await road.mail('x@y.example').say(ASKED));
  });
});
