import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TicketSummary } from '../../src/core/store.ts';
import { CALLER, eventually, type ShopPhone, startShopPhone } from './shop-phone.ts';

describe('whole calls through the whole product', () => {
  let shop: ShopPhone;

  beforeAll(async () => {
    shop = await startShopPhone();
  });
  afterAll(async () => {
    await shop?.stop();
  });
  beforeEach(() => {
    shop.twilio.created.length = 0;
  });

  const tickets = async (): Promise<TicketSummary[]> => shop.store.tickets.list({ brandIds: ['demo'], limit: 100 });
  /** The ticket of a call, once the sweep has taken its last turn. */
  async function ticketOf(callSid: string): Promise<TicketSummary['ticket']> {
    const conversation = await shop.store.conversations.byThread('shop-phone', callSid);
    const own = async () => (await tickets()).find(({ ticket }) => ticket.conversationId === conversation?.id)?.ticket;
    await eventually(async () => (await own()) !== undefined);
    const ticket = await own();
    if (ticket === undefined) throw new Error('the call opened no ticket');
    return ticket;
  }
  const number = (): string => `+9198${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
  const smsTo = (to: string): string[] =>
    shop.twilio.created.filter(({ To }) => To === to).map(({ Body = '' }) => Body);

  it('English by keys: language, recording notice, status by PIN code, goodbye, no ticket', async () => {
    const phone = shop.phone({ twice: true });

    await phone.call();
    expect(shop.heard()).toMatch(/For English, press 1\. हिंदी के लिए 2 दबाइए।$/u);
    await phone.press('1');
    expect(shop.heard()).toMatch(/recorded.*press 9 to hear something again.*Track an order: press 1/);
    await phone.press('1');
    await phone.press('10234#');
    await phone.press('560034');
    expect(shop.said.at(-1)).toMatch(/K H, 1 0 2, 3 4.*on its way|K H, 1 0 2, 3 4/);
    expect(shop.heard()).not.toContain('Delhivery');
    const state = await phone.say('No, thank you.');

    expect(state).toEqual({ state: 'over' });
    expect(shop.said.at(-1)).toContain('Goodbye');
    const conversation = await shop.store.conversations.byThread('shop-phone', phone.callSid);
    expect((await tickets()).some(({ ticket }) => ticket.conversationId === conversation?.id)).toBe(false);
  });

  it('Hindi by voice: spoken digits, wrong PIN code, then the right one', async () => {
    const phone = shop.phone({ from: number() });

    await phone.call();
    await phone.say('हिंदी');
    await phone.say('मेरा ऑर्डर कहाँ है');
    await phone.say('के एच एक शून्य दो तीन पाँच');
    expect(shop.said.at(-1)).toContain('पिन कोड');
    await phone.say('One one double zero one eight.');
    expect(shop.said.at(-1)).toContain('मेल नहीं');
    await phone.say('ek ek shunya shunya ek saat');

    expect(shop.said.at(-1)).toMatch(/K H, 1 0 2, 3 5/);
    expect(shop.said.at(-1)).toMatch(/आपका ऑर्डर/);
    await phone.hangUp();
  });

  it('a call that is hung up in the middle opens a ticket with what was said, the law’s clock, and an SMS', async () => {
    const from = number();
    const phone = shop.phone({ from });
    await phone.call();
    await phone.press('1');
    await phone.say('I want to complain about a broken lamp');
    await phone.hangUp();

    const ticket = await ticketOf(phone.callSid);
    expect(ticket).toMatchObject({ kind: 'complaint', topic: 'missed-call' });
    expect(ticket.summary).toContain('broken lamp');
    expect(ticket.summary).toContain(from);
    expect(ticket.ackDueAt).not.toBeNull();
    await eventually(async () => smsTo(from).length === 1);
    expect(smsTo(from)[0]).toBe(`Kaveri Home (demo) missed your call and will call back. Ticket ${ticket.numbers[0]}.`);

    const again = shop.phone({ from });
    await again.call();
    await again.hangUp();
    await eventually(async () =>
      (await shop.store.tickets.events(ticket.id)).some(({ data }) => data.type === 'message-added'),
    );
    expect((await tickets()).filter(({ ticket: { summary } }) => summary.includes(from))).toHaveLength(1);
  });

  it('wrong keys and silence climb the ladder: repeat, rephrase, keys only, a person', async () => {
    const phone = shop.phone({ from: number() });
    await phone.call();
    await phone.press('1');
    await phone.press('1');
    const question = shop.said.at(-1);

    await phone.press('7#');
    expect(shop.said.at(-1)).toContain(question);
    await phone.silence();
    expect(shop.said.at(-1)).toContain('key in only its digits');
    const keysOnly = await phone.say('blah blah');
    expect(shop.said.at(-1)).toContain('only the keys');
    expect(keysOnly).toMatchObject({ state: 'asked', gather: { input: ['dtmf'] } });
    const offered = await phone.say('nobody listens to this');
    expect(offered).toMatchObject({ state: 'asked' });
    expect(shop.said.at(-1)).toContain('Talk to a person: press 1');
    await phone.hangUp();
  });

  it('says "one moment" while somebody else has the turn, and answers what was pressed then, once', async () => {
    const phone = shop.phone({ from: number() });
    await phone.call();
    await phone.press('1');
    const conversation = await shop.store.conversations.byThread('shop-phone', phone.callSid);
    const taken = await shop.store.lanes.acquire(conversation?.id ?? '', 'elsewhere', 60_000, new Date());

    const answering = phone.press('1');
    await eventually(() => shop.said.at(-1) === 'One moment, please.');
    if (taken !== null) await shop.store.lanes.release(taken.lease);
    await answering;

    expect(shop.said.at(-1)).toContain('order number');
    const timeline = await shop.store.conversations.timeline(conversation?.id ?? '', 0, 100);
    expect(timeline.filter(({ direction, kind }) => direction === 'in' && kind === 'message')).toHaveLength(2);
    await phone.hangUp();
  });

  it('0 brings a person, 9 repeats, * goes back, everywhere', async () => {
    const phone = shop.phone({ from: number() });
    await phone.call();
    await phone.press('1');
    await phone.press('1');
    const question = shop.said.at(-1);

    await phone.press('9#');
    expect(shop.said.at(-1)).toBe(question);
    await phone.press('10234#');
    await phone.press('*');
    expect(shop.said.at(-1)).toContain(question?.slice(0, 40));
    // Without an agent who is there, a message is taken.
    await phone.press('0#');
    expect(shop.heard()).toContain('connecting you to a colleague');
    await phone.hangUp();
  });

  it('a one-time code goes to the order, and is keyed', async () => {
    const phone = shop.phone({ from: number() });
    await phone.call();
    await phone.press('1');
    await phone.say('cancel my order');
    await phone.say('K H 1 0 2 3 8');
    expect(shop.said.at(-1)).toContain('code of six digits');
    await eventually(async () => smsTo('+919886091105').length === 1);
    const code = /is (\d{6})\./.exec(smsTo('+919886091105')[0] ?? '')?.[1] ?? '';

    await phone.press('000000');
    expect(shop.said.at(-1)).toContain('not the code');
    await phone.press(code);
    expect(shop.said.at(-1)).not.toContain('code');
    // What changes the world is confirmed first, and its outcome is heard in the same call.
    expect(shop.said.at(-1)).toMatch(/Shall I cancel/);
    await phone.say('Yes.');
    expect(shop.heard()).toMatch(/is cancelled/);
    await phone.hangUp();
  });

  it.each([
    ['while the caller is on the line', false],
    ['after the call', true],
  ])('photos of a damaged item come by a link onto the ticket of the call, once, %s', async (_, isOverBefore) => {
    const phone = shop.phone({ from: number() });
    await phone.call();
    await phone.press('1');
    await phone.say('my item came damaged');
    await phone.say('KH 10237');
    await eventually(async () => smsTo('+919447078804').length === 1);
    await phone.press(/is (\d{6})\./.exec(smsTo('+919447078804')[0] ?? '')?.[1] ?? '');
    if (/What is wrong/i.test(shop.said.at(-1) ?? '')) await phone.say('two plates are broken');
    await eventually(async () => smsTo('+919447078804').length === 2);
    expect(shop.heard()).toContain('sent you a link');
    const link = /https?:\S+/.exec(smsTo('+919447078804')[1] ?? '')?.[0] ?? '';

    if (isOverBefore) await phone.hangUp();
    const page = await fetch(link);
    expect(await page.text()).toContain('<form');
    expect((await upload(link, 'not a picture')).status).toBe(400);
    const sent = await upload(link, PNG);
    expect([sent.status, await sent.text()]).toEqual([200, expect.stringContaining('Your photos are with your case')]);
    expect((await upload(link, PNG)).status).toBe(410);
    expect((await fetch(link)).status).toBe(410);
    if (!isOverBefore) await phone.hangUp();

    const conversation = await shop.store.conversations.byThread('shop-phone', phone.callSid);
    await ticketOf(phone.callSid);
    const own = (await tickets()).filter(({ ticket }) => ticket.conversationId === conversation?.id);
    expect(own).toHaveLength(1);
    const timeline = await shop.store.conversations.timeline(conversation?.id ?? '', 0, 100);
    expect(timeline.flatMap(({ files }) => files)).toHaveLength(1);
  });

  it('a message after the tone becomes a ticket with its recording', async () => {
    const from = number();
    const phone = shop.phone({ from, twice: true });
    await phone.call();
    await phone.press('1');
    await phone.press('0');
    expect(shop.heard()).toMatch(/connecting you to a colleague/);
    expect(shop.heard()).toMatch(/None of our colleagues.*press 1.*press 2/);
    await phone.press('2');
    await phone.record(12);
    expect(shop.said.at(-1)).toContain('We have your message');
    const conversation = await shop.store.conversations.byThread('shop-phone', phone.callSid);
    const recordings = async () =>
      (await shop.store.conversations.timeline(conversation?.id ?? '', 0, 100)).flatMap(({ files }) => files);
    await eventually(async () => (await recordings()).length === 1);
    expect((await recordings())[0]).toMatchObject({ contentType: 'audio/mpeg' });
    expect(shop.twilio.fetched.every(({ signedIn }) => signedIn)).toBe(true);
    const ticket = await ticketOf(phone.callSid);
    await eventually(
      async () =>
        (await shop.store.tickets.events(ticket.id)).filter(({ data }) => data.type === 'message-added').length >= 2,
    );
  });

  it('says nothing after the tone', async () => {
    const phone = shop.phone({ from: number() });
    await phone.call();
    await phone.press('1');
    await phone.press('0');
    await phone.silence();
    await phone.silence();
    expect(shop.said.at(-1)).toContain('after the tone');

    expect(await phone.record(0)).toEqual({ state: 'over' });
    expect(shop.said.at(-1)).toContain('did not hear a message');
  });

  it('a withheld number that says nothing leaves no ticket that nobody could work on', async () => {
    const before = (await tickets()).length;
    const phone = shop.phone({ from: 'anonymous' });
    await phone.call();
    await phone.hangUp();
    await new Promise((resolve) => setTimeout(resolve, 2500));

    expect(await tickets()).toHaveLength(before);
  });

  it('a recording that came while we were down finds its caller', async () => {
    const callSid = `CA${randomUUID().replaceAll('-', '')}`;
    const from = number();
    shop.twilio.callers.set(callSid, from);
    await shop.postRecording(callSid);

    const ticket = await ticketOf(callSid);
    expect(ticket).toMatchObject({ topic: 'voicemail', kind: 'complaint' });
    expect(ticket.summary).toContain(from);
  });

  it('a recording that Twilio did not give is fetched later, once', async () => {
    const callSid = `CA${randomUUID().replaceAll('-', '')}`;
    shop.twilio.callers.set(callSid, number());
    shop.twilio.behave({ status: 404 });
    const before = shop.twilio.fetched.length;
    await shop.postRecording(callSid);
    await eventually(() => shop.twilio.fetched.length > before + 2);
    // The ticket and its clock do not wait for the recording.
    expect((await ticketOf(callSid)).topic).toBe('voicemail');

    shop.twilio.behave(null);
    const files = async () => {
      const conversation = await shop.store.conversations.byThread('shop-phone', callSid);
      const timeline = await shop.store.conversations.timeline(conversation?.id ?? '', 0, 100);
      return timeline.flatMap(({ files: own }) => own);
    };
    await eventually(async () => (await files()).length === 1);
    const asked = shop.twilio.fetched.length;
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(shop.twilio.fetched).toHaveLength(asked);
    expect(shop.twilio.fetched.every(({ signedIn }) => signedIn)).toBe(true);
  });

  it('caller ids prove nothing', async () => {
    const phone = shop.phone({ from: CALLER });
    await phone.call();
    await phone.press('1');
    await phone.say('where is my order KH-10234');

    expect(shop.said.at(-1)).toMatch(/PIN code/);
    await phone.hangUp();
  });
});

const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

async function upload(link: string, content: string | Uint8Array<ArrayBuffer>): Promise<Response> {
  const form = new FormData();
  form.append('photos', new Blob([content], { type: 'image/png' }), 'plates.png');
  return fetch(link, { method: 'POST', body: form });
}
