import { describe, expect, it } from 'vitest';
import { erasePerson } from '../../src/services/privacy.ts';
import { createReceive } from '../../src/services/receive.ts';
import { openRoad } from '../helpers/road.ts';
import { chatMessage } from '../helpers/service-deps.ts';

const PHONE = '+919845012301';
const OTHER = '+919811043302';
const identity = { kind: 'phone', value: PHONE } as const;
const SECRETS = [/9845012301/, /Asha/, /flower pot/];

/** Everything that the database says of a brand, as text. */
async function allOf(road: Awaited<ReturnType<typeof openRoad>>): Promise<string> {
  const brandIds = ['shop'];
  const talks = await road.store.conversations.list({ brandIds, limit: 100 });
  const lines = await Promise.all(talks.map((talk) => road.store.conversations.timeline(talk.conversation.id, 0, 100)));
  const states = await Promise.all(talks.map((talk) => road.store.lanes.load(talk.conversation.id)));
  return JSON.stringify([talks, lines, states, await road.store.tickets.list({ brandIds, limit: 100 })]);
}

async function ashaAsksForAPerson() {
  const road = await openRoad();
  const asha = road.whatsApp(PHONE);
  await asha.say('hello');
  await asha.say('Asha here: I want to talk to a person about the flower pot');
  await road.whatsApp(OTHER).say('hello from somebody else');
  const contactId = (await road.store.privacy.find('shop', identity)) ?? expect.fail('no contact');
  return { road, asha, contactId };
}

describe('one person’s data', () => {
  it('is given out whole, and only theirs', async () => {
    const { road, contactId } = await ashaAsksForAPerson();

    const record = await road.store.privacy.record('shop', contactId);

    expect(record).toMatchObject({ identities: [identity], tickets: [{ kind: 'request' }] });
    const texts = record?.conversations.flatMap(({ messages }) => messages.map(({ text }) => text)).join('\n');
    expect(texts).toMatch(/flower pot/);
    expect(texts).not.toMatch(/somebody else/);
    expect(await road.store.privacy.record('other', contactId)).toBeNull();
  });

  it('is erased where nothing is open: no word, number or name is left, the history of ids is', async () => {
    const { road, contactId } = await ashaAsksForAPerson();
    expect(SECRETS.some((secret) => secret.test(JSON.stringify(contactId)))).toBe(false);

    const erasure = await erasePerson(road.deps, 'shop', contactId);

    expect(erasure).toMatchObject({ outcome: 'erased' });
    const left = await allOf(road);
    for (const secret of SECRETS) expect(left).not.toMatch(secret);
    expect(left).toMatch(/somebody else/);
    const [ticket] = await road.store.tickets.list({ brandIds: ['shop'], limit: 1 });
    expect((await road.store.tickets.events(ticket?.ticket.id ?? '')).map(({ data }) => data.type)).toContain('opened');
    expect(await road.store.privacy.find('shop', identity)).toBeNull();
    expect(await road.store.search.find(['shop'], 'flower', 10)).toEqual([]);
  });

  it('is erased from calls too', async () => {
    const road = await openRoad();
    const call = road.phone(PHONE);
    await call();
    await call('1');
    const [talk] = await road.store.conversations.list({ brandIds: ['shop'], limit: 1 });
    const contactId = talk?.conversation.contactId ?? '';
    const callSid = talk?.conversation.threadKey ?? '';
    await road.store.calls.keepStep('phone', callSid, '1', '<Response/>', road.clock.now());

    expect(await erasePerson(road.deps, 'shop', contactId)).toMatchObject({ outcome: 'erased' });

    expect(await road.store.calls.step('phone', callSid, '1')).toBeNull();
    expect(await allOf(road)).not.toMatch(/9845012301/);
  });

  it('goes on as with a stranger when an erased person writes again', async () => {
    const { road, asha, contactId } = await ashaAsksForAPerson();
    await erasePerson(road.deps, 'shop', contactId);

    expect(await asha.say('hello again')).not.toEqual([]);

    const now = await road.store.privacy.find('shop', identity);
    expect(now).not.toBeNull();
    expect(now).not.toBe(contactId);
  });

  it('waits while a complaint is open', async () => {
    const road = await openRoad();
    const asha = road.whatsApp(PHONE);
    await asha.say('I want to make a complaint');
    await asha.say('The flower pot came in pieces and nobody answers');
    await asha.say('I don’t have it');
    await asha.say('yes');
    const contactId = (await road.store.privacy.find('shop', identity)) ?? '';
    const [row] = await road.store.tickets.list({ brandIds: ['shop'], kind: 'complaint', limit: 1 });

    const erasure = await erasePerson(road.deps, 'shop', contactId);

    expect(erasure).toEqual({ outcome: 'held', ticketNumbers: row?.ticket.numbers });
    expect(await allOf(road)).toMatch(/flower pot/);
  });

  it('takes along the bytes of files that nobody else sent', async () => {
    const road = await openRoad();
    const file = (text: string) => ({
      fileName: 'a.txt',
      declaredType: 'text/plain',
      bytes: new TextEncoder().encode(text),
    });
    const from = (value: string) => ({
      accountId: 'wa',
      from: [{ kind: 'phone' as const, value }],
      threadKey: value,
      replyAddress: value,
    });
    const receive = createReceive(road.deps);
    await receive(chatMessage('two photos', from(PHONE)), [file('mine'), file('shared')]);
    await receive(chatMessage('one photo', from(OTHER)), [file('shared')]);
    const record = await road.store.privacy.record('shop', (await road.store.privacy.find('shop', identity)) ?? '');

    const erasure = await erasePerson(road.deps, 'shop', record?.contactId ?? '');

    const files = erasure.outcome === 'erased' ? erasure.files : [];
    expect(files).toHaveLength(1);
    expect(await road.deps.files.get(files[0] ?? '')).toBeNull();
  });
});
