import { afterEach, describe, expect, it } from 'vitest';
import { aDelivered, MAIL, PHONE } from '../helpers/orders.ts';
import { openRoad, type Road, scriptedActions } from '../helpers/road.ts';

const ORDER = aDelivered(1, { lines: [{ sku: 'LAMP', title: 'Cane lamp', quantity: 1, unitPricePaise: 100_000 }] });
const RETURN =
  'I want to return the Cane lamp of order TS-10001. It came too late. Please pick it up on 27 November, 1 pm to 5 pm.';

describe('what is said before the shop’s system has done its part', () => {
  let road: Road;
  afterEach(() => road.close());

  it('waits in a letter for what comes of it, and is said once', async () => {
    road = await openRoad({ orders: [ORDER], overrides: { actions: scriptedActions({}) } });
    const answers = await road.mail(MAIL).say(RETURN);

    expect(answers).toHaveLength(1);
    expect(answers[0]?.match(/You can return it/g)).toHaveLength(1);
    expect(answers[0]).toMatch(/return is booked/);
    expect(await road.mail(MAIL).say('Thanks')).not.toContain('You can return it');
  });

  it('is said in the letter of the refusal as well, where the system refuses', async () => {
    const actions = scriptedActions({
      perform: async () => ({ outcome: 'refused', reason: 'not-allowed', detail: 'no courier' }),
    });
    road = await openRoad({ orders: [ORDER], overrides: { actions } });
    const answers = await road.mail(MAIL).say(RETURN);

    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatch(/You can return it/);
  });

  it('is said at once in a chat', async () => {
    road = await openRoad({ orders: [ORDER], overrides: { actions: scriptedActions({}) } });
    const shopper = road.whatsApp(PHONE);
    await shopper.say('I want to return the Cane lamp of order TS-10001');
    const texts = road.outbound.map(({ content }) => content.text);

    expect(texts.length).toBeGreaterThan(0);
    expect((await road.store.lanes.load(shopper.conversationId()))?.state.held).toBeUndefined();
  });

  it('goes out with the ticket that it acknowledges', async () => {
    road = await openRoad({ orders: [ORDER], overrides: { actions: scriptedActions({}) } });
    await road.mail(MAIL).say(`I want to complain about your rude agent Ravi. ${RETURN}`);
    const tickets = await road.tickets();

    expect(tickets).not.toEqual([]);
    for (const { id } of tickets) {
      const types = (await road.store.tickets.events(id)).map(({ data }) => data.type);
      expect(types).toContain('acknowledgement-queued');
    }
  });
});
