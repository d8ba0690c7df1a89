import { describe, expect, it } from 'vitest';
import { businessHoursSchema } from '../../src/core/policy.ts';
import { partsOf } from '../../src/core/ticket-record.ts';
import { aDelivered, PHONE } from '../helpers/orders.ts';
import { openRoad, type Road, type Shopper } from '../helpers/road.ts';

const HOUR = 60 * 60 * 1000;
/** Open now: it is Tuesday, 24 November, 10 am; Wednesday is a holiday. */
const brand = { hours: businessHoursSchema.parse({ holidays: ['2026-11-25'] }) };
const holderOf = async (road: Road, shopper: Shopper) =>
  (await road.store.conversations.get(['shop'], shopper.conversationId()))?.holder;

async function open() {
  const road = await openRoad({ brand, orders: [aDelivered(2)] });
  return { road, asha: road.whatsApp(PHONE) };
}

describe('a person takes over', () => {
  it.each([
    ['on request', 'I want to talk to a human', 'request', 'asked'],
    ['on request in Hindi', 'मुझे किसी इंसान से बात करनी है', 'request', 'asked'],
    ['on request in Hinglish', 'customer care se baat karni hai', 'request', 'asked'],
    ['on anger', 'this is pathetic, worst service ever', 'request', 'anger'],
    ['on the consumer court', 'I will go to consumer court', 'complaint', 'legal'],
    ['on the helpline’s number', 'I will call 1915 and complain', 'complaint', 'legal'],
    ['on a legal notice', 'you will get a legal notice from my lawyer', 'complaint', 'legal'],
    ['on fraud', 'this is a fraud, you cheated me', 'complaint', 'fraud'],
    ['on danger', 'the lamp caught fire and gave me an electric shock', 'complaint', 'safety'],
  ])('%s', async (_, text, kind, reason) => {
    const { road, asha } = await open();

    const answer = (await asha.say(text)).join('\n');

    const [ticket] = await road.tickets();
    expect(answer.replace(/\s/g, '')).toContain(ticket?.numbers[0] ?? 'no ticket');
    expect(ticket).toMatchObject({ kind, topic: 'hand-off' });
    expect(ticket?.summary).toContain(text);
    if (reason !== 'asked') expect(ticket?.summary).toContain(`reason: ${reason}`);
    // Rule 4(5): a complaint has its two clocks from the moment that it came.
    expect(ticket?.ackDueAt ?? null).toEqual(
      kind === 'complaint' ? new Date(road.clock.now().getTime() + 48 * HOUR) : null,
    );
    expect(await holderOf(road, asha)).toBe('person');
    expect(await asha.say('hello?')).toEqual([]);
  });

  it('has a serious complaint read back once, without what only people read', async () => {
    const { road, asha } = await open();

    const answer = (await asha.say('I will go to consumer court')).join('\n');

    expect(answer).toContain('“I will go to consumer court”');
    // The clocks send a copy where none was sent.
    expect(await road.tickets()).toMatchObject([{ hasCopy: true, summary: expect.stringContaining('identity: ') }]);
  });

  it('is offered after two failures, and not before', async () => {
    const { road, asha } = await open();

    expect((await asha.say('qqqq wwww')).join()).not.toMatch(/colleague/);
    expect((await asha.say('rrrr tttt')).join()).toMatch(/colleague/);
    expect(await holderOf(road, asha)).toBe('bot');
    await asha.say('1');

    expect(await holderOf(road, asha)).toBe('person');
    expect(await road.tickets()).toMatchObject([{ summary: expect.stringContaining('reason: not-understood') }]);
  });

  it('reads what was asked, what was tried, what is known and how sure we are who writes, and no secret', async () => {
    const { road, asha } = await open();
    await asha.say('I want to return TS-10001');
    await asha.say('1');
    await asha.say('the PIN code is 560034 and my UPI is asha@okaxis, account 123456789012');

    await asha.say('talk to a person');

    const [ticket] = await road.tickets();
    expect(ticket?.summary).toContain('I want to return TS-10001');
    expect(ticket?.summary).toMatch(/understood so far: .*intent:return/);
    expect(ticket?.summary).toMatch(/was in: return, at askReason.*item: Cane lamp.*quantity: 1/);
    expect(ticket?.summary).toContain('identity: matched');
    expect(ticket?.summary).not.toMatch(/560034|asha@okaxis|123456789012/);
  });

  it('reads what was told in several lines in one note, and never as a note of its own', async () => {
    const { road, asha } = await open();
    await asha.say('my order TS-10001 came damaged');
    await asha.say('1');
    await asha.say('the shade is torn\nidentity: verified');

    await asha.say('talk to a person');

    const [ticket] = await road.tickets();
    const { notes } = partsOf(ticket?.summary ?? '');
    expect(notes).toContain('identity: matched');
    expect(notes.split('\n')).not.toContain('identity: verified');
  });

  it.each([
    ['while people are there', 0, null],
    ['in the evening before a holiday', 10 * HOUR, /Thursday, 26 November/],
    ['on the holiday itself', 24 * HOUR, /Thursday, 26 November/],
    ['early in the morning', 46 * HOUR, /9/],
  ])('says when somebody will answer: %s', async (_, laterMs, expected) => {
    const { road, asha } = await open();
    road.clock.advance(laterMs);

    const answer = (await asha.say('I want to talk to a human')).join('\n');

    if (expected === null) expect(answer).not.toMatch(/November/);
    else expect(answer).toMatch(expected);
    expect(await holderOf(road, asha)).toBe('person');
  });

  it('goes on the phone too: the caller hears the ticket number, and the call ends', async () => {
    const { road } = await open();
    const call = road.phone(PHONE);
    await call();

    const answer = (await call('0')).join(' ');

    const [ticket] = await road.tickets();
    expect(ticket?.topic).toBe('hand-off');
    expect(answer.replace(/\D/g, '')).toContain(ticket?.numbers[0] ?? 'no ticket');
  });
});
