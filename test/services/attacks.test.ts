import { beforeEach, describe, expect, it } from 'vitest';
import { anOrder, MAIL, PHONE } from '../helpers/orders.ts';
import { newestCode, openRoad, type Road, type Shopper } from '../helpers/road.ts';

const THIEF = '+919999900000';
const MINUTE = 60_000;
const WRONG = '000000';
const said = async (shopper: Shopper, ...texts: string[]): Promise<string> => {
  let last: string[] = [];
  for (const text of texts) last = await shopper.say(text);
  return last.join('\n');
};
/** What only the customer may hear. */
const PRIVATE = /Cane lamp|Delhivery|3451|₹|shipped|in transit|on the way|Asha|560034|customer\.example/i;
const shipped = (number: string) =>
  anOrder({
    number,
    status: 'shipped',
    shipments: [{ carrier: 'Delhivery', trackingNumber: '3451', status: 'in-transit' }],
  });

describe('stealing an order', () => {
  let road: Road;
  let thief: Shopper;

  beforeEach(async () => {
    const orders = Array.from({ length: 10 }, (_, n) => shipped(`TS-1000${n}`));
    road = await openRoad({ orders: [...orders, anOrder({ number: 'TS-20001' })] });
    thief = road.whatsApp(THIEF);
  });

  it('by numbers in sequence: each sounds the same, and soon even the right answer is no use', async () => {
    const answers: string[] = [];
    for (let n = 0; n < 10; n += 1) {
      answers.push(await said(thief, `where is my order TS-1000${n}`));
      answers.push(await said(thief, '110001'));
      // Slow enough not to be taken for a robot that answers itself.
      road.clock.advance(5 * MINUTE);
    }
    const right = await said(thief, 'where is my order TS-10009', '560034');

    expect(answers.join('\n')).not.toMatch(PRIVATE);
    expect(right).not.toMatch(PRIVATE);
    const unknown = await said(road.whatsApp('+919999911111'), 'where is my order TS-99999', '110001');
    const known = await said(road.whatsApp('+919999922222'), 'where is my order TS-10005', '110001');
    expect(known.replace('TS-10005', '#')).toBe(unknown.replace('TS-99999', '#'));
  });

  it('from a foreign phone: nothing is told that the number alone does not tell', async () => {
    const questions = [
      'where is my order',
      'cancel my order',
      'return my order',
      'where is the refund of',
      'the invoice of',
    ];
    for (const [index, question] of questions.entries()) {
      const stranger = (digit: number) => road.whatsApp(`+91987650${digit}00${index}`);
      const known = await said(stranger(1), `${question} TS-10001`);
      const unknown = await said(stranger(2), `${question} TS-99999`);

      expect(known).not.toMatch(PRIVATE);
      expect(known.replaceAll('TS-10001', '#')).toBe(unknown.replaceAll('TS-99999', '#'));
    }
  });

  it('by guessing the code: five tries, and then the right one is no use either', async () => {
    await said(thief, 'cancel my order TS-20001');
    const code = newestCode(road);
    for (let n = 0; n < 5; n += 1) await said(thief, code === WRONG ? '111111' : WRONG);

    await said(thief, code);
    await said(thief, 'yes');

    expect((await road.order('TS-20001'))?.status).toBe('confirmed');
    expect(road.outbound.filter(({ conversationId }) => conversationId === thief.conversationId())).not.toContainEqual(
      expect.objectContaining({ content: expect.objectContaining({ text: expect.stringMatching(PRIVATE) }) }),
    );
  });

  it('by asking for codes until one fits: there are six in a day, for this order and for this contact', async () => {
    const codesFor = (number: string) =>
      road.outbound.filter(({ to, content }) => to === MAIL && /\d{6}/.test(content.text) && number !== '').length;
    for (let n = 0; n < 12; n += 1) {
      await said(road.web(`session-${n}`), 'cancel my order TS-20001');
    }

    expect(codesFor('TS-20001')).toBe(6);
  });

  it('with a code that was used: it opens nothing a second time, here or elsewhere', async () => {
    const asha = road.whatsApp(PHONE);
    await said(asha, 'cancel my order TS-20001');
    const code = newestCode(road);
    expect(await said(asha, code)).toMatch(/Shall I cancel/);
    await said(asha, 'no');

    await said(thief, 'cancel my order TS-20001');
    expect(await said(thief, code)).not.toMatch(/Shall I cancel/);

    road.clock.advance(31 * MINUTE);
    await said(asha, 'cancel my order TS-20001');
    expect(await said(asha, code)).not.toMatch(/Shall I cancel/);
  });

  it('with a code that is too old', async () => {
    await said(thief, 'cancel my order TS-20001');
    const code = newestCode(road);
    road.clock.advance(5 * MINUTE);

    expect(await said(thief, code)).not.toMatch(/Shall I cancel/);
  });

  it('with the code of another order', async () => {
    const own = anOrder({ number: 'TS-30001', phone: THIEF, email: 'thief@elsewhere.example' });
    await road.store.orders.import('shop', [own]);
    await said(thief, 'cancel my order TS-30001');
    const code = newestCode(road);
    await said(thief, 'stop');

    await said(thief, 'cancel my order TS-20001');
    // Two codes are out now: the thief has read the one for the own order.
    expect(await said(thief, code)).not.toMatch(/Shall I cancel order TS-20001/);
  });

  it('in parallel to its owner: neither’s code opens the other’s conversation, nor spoils it', async () => {
    const asha = road.whatsApp(PHONE);
    await said(asha, 'cancel my order TS-20001');
    const codeOfAsha = newestCode(road);
    await said(thief, 'cancel my order TS-20001');
    const codeOfThief = newestCode(road);

    expect(codeOfThief).not.toBe(codeOfAsha);
    expect(await said(thief, codeOfAsha)).not.toMatch(/Shall I cancel/);
    expect(await said(asha, codeOfAsha)).toMatch(/Shall I cancel/);
  });

  it('by a mail under the customer’s name, after one of hers that was proven and verified', async () => {
    const asha = road.mail(MAIL);
    await road.whatsApp(PHONE).say('hello');
    await said(asha, 'cancel my order TS-20001');
    expect(await said(asha, newestCode(road))).toMatch(/Shall I cancel/);

    await asha.say('yes', { proven: false });
    expect((await road.order('TS-20001'))?.status).toBe('confirmed');
    const forged = await asha.say('return my order TS-10001', { proven: false });
    expect(forged.join('\n')).not.toMatch(PRIVATE);
  });

  it('by a caller id, which proves nothing', async () => {
    const call = road.phone(PHONE);
    await call();

    expect((await call('1')).join('\n')).not.toMatch(PRIVATE);
  });

  it('from the very phone on it, with no other contact: a code would prove nothing, a person decides', async () => {
    const { email: _email, ...onlyPhone } = anOrder({ number: 'TS-40001' });
    await road.store.orders.import('shop', [onlyPhone]);
    const before = road.outbound.length;

    const answer = await said(road.whatsApp(PHONE), 'cancel my order TS-40001');

    expect(road.outbound.slice(before).filter(({ content }) => /(?<!\d)\d{6}(?!\d)/.test(content.text))).toEqual([]);
    expect(answer).not.toMatch(/I have sent a code/);
  });

  it('out of the database: neither codes nor messages that carried one can be read there', async () => {
    await said(thief, 'cancel my order TS-20001');
    const code = newestCode(road);
    const notice = road.outbound.find(({ content }) => content.text.includes(code));

    const kept = await road.store.conversations.newest(notice?.conversationId ?? '', 5);
    const hashed = await road.store.codes.newest(thief.conversationId(), 'TS-20001');

    expect(kept.at(-1)?.text).toContain('••••••');
    expect(JSON.stringify(kept)).not.toContain(code);
    expect(hashed?.hash).not.toBe(code);
  });
});
