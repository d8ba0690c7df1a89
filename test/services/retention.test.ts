import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createReceive } from '../../src/services/receive.ts';
import { createRetention, LOGGED_DAYS } from '../../src/services/retention.ts';
import { queueWebhooks } from '../../src/services/webhooks.ts';
import { openRoad } from '../helpers/road.ts';
import { chatMessage, serviceDeps } from '../helpers/service-deps.ts';

const PHONE = '+919845012301';
const OTHER = '+919811043302';
const identity = { kind: 'phone', value: PHONE } as const;
const DAY_MS = 24 * 60 * 60 * 1000;
const START = new Date(0);

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('retention', () => {
  it('erases who has been silent for as long as the brand says, once, and nobody else', async () => {
    const road = await openRoad();
    const asha = road.whatsApp(PHONE);
    await asha.say('hello');
    await asha.say('Asha here: I want to talk to a person about the flower pot');
    const contactId = (await road.store.privacy.find('shop', identity)) ?? expect.fail('no contact');
    const [row] = await road.store.tickets.list({ brandIds: ['shop'], limit: 1 });
    const retain = createRetention(road.deps);
    road.clock.advance(1200 * DAY_MS);
    await road.whatsApp(OTHER).say('still here');

    await retain();
    expect(await road.store.privacy.find('shop', identity)).toBe(contactId);

    const closed = await road.store.tickets.setState(
      row?.ticket.id ?? '',
      row?.ticket.version ?? 0,
      'resolved',
      'agent',
      new Date(road.clock.now().getTime() - 1199 * DAY_MS),
    );
    expect(closed).toBe('done');
    road.clock.advance(DAY_MS);
    await retain();

    expect(await road.store.privacy.find('shop', identity)).toBeNull();
    expect(await road.store.privacy.find('shop', { kind: 'phone', value: OTHER })).not.toBeNull();
    expect(await road.store.privacy.silentSince('shop', road.clock.now(), 10)).not.toContain(contactId);
  });

  it('removes tries at an identity after a month, and not before', async () => {
    const road = await openRoad();
    const retain = createRetention(road.deps);
    const { attempts } = road.store;
    await attempts.add('shop', ['guess'], road.clock.now(), START);
    const count = async () => (await attempts.count('shop', ['guess'], START)).get('guess') ?? 0;

    road.clock.advance(29 * DAY_MS);
    await retain();
    expect(await count()).toBe(1);

    road.clock.advance(2 * DAY_MS);
    await retain();
    expect(await count()).toBe(0);
  });

  it('removes files that no row names, once they are a month old, and keeps those that one names', async () => {
    const deps = await serviceDeps();
    const retain = createRetention(deps);
    const isKept = async (text: string) => (await deps.files.get(hashOf(text))) !== null;
    await deps.files.put(hashOf('of another database'), bytesOf('of another database'));
    await retain();
    deps.clock.advance(DAY_MS);
    const photo = { fileName: 'photo.txt', declaredType: 'text/plain', bytes: bytesOf('a photo') };
    await createReceive(deps)(chatMessage('look'), [photo]);
    // The process ended after the bytes were written and before the row was.
    deps.clock.advance(1);
    await deps.files.put(hashOf('lost'), bytesOf('lost'));

    deps.clock.advance(29 * DAY_MS);
    await retain();
    expect(await isKept('lost')).toBe(true);

    deps.clock.advance(2 * DAY_MS);
    await retain();
    expect(await isKept('lost')).toBe(false);
    expect(await isKept('a photo')).toBe(true);
    expect(await isKept('of another database')).toBe(true);
  });

  it('removes what was answered in calls after a day, though none comes any more', async () => {
    const road = await openRoad();
    const retain = createRetention(road.deps);
    await road.store.calls.keepStep('phone', 'CA1', '1', '<Response/>', road.clock.now());

    road.clock.advance(DAY_MS + 1);
    await retain();

    expect(await road.store.calls.step('phone', 'CA1', '1')).toBeNull();
  });

  it('removes an answer that was begun and forgotten, with its files', async () => {
    const { road, ticketId } = await askedForAPerson();
    const retain = createRetention(road.deps);
    const { workplace } = road.store;
    await road.deps.files.put(hashOf('bill'), bytesOf('bill'));
    const file = { id: 'f1', name: 'bill.txt', contentType: 'text/plain', size: 4, sha256: hashOf('bill') };
    await workplace.setDraft(ticketId, 'agent', 'Dear Asha', road.clock.now());
    await workplace.addDraftFiles(ticketId, 'agent', [file], road.clock.now());

    road.clock.advance(89 * DAY_MS);
    await retain();
    expect(await workplace.draft(ticketId, 'agent')).toMatchObject({ text: 'Dear Asha', files: [file] });

    road.clock.advance(2 * DAY_MS);
    await retain();
    expect(await workplace.draft(ticketId, 'agent')).toBeNull();
    expect(await road.deps.files.get(hashOf('bill'))).toBeNull();
  });

  it('takes the content from what came for no account that there is, after the longest of the brands', async () => {
    const road = await openRoad();
    const retain = createRetention(road.deps);
    await createReceive(road.deps)(chatMessage('asha was here', { accountId: 'nobody' }));
    const [row] = await road.store.quarantine.list({ accountIds: null, view: 'waiting', limit: 1 });
    const content = async () => String(await road.store.quarantine.payload(row?.id ?? ''));

    road.clock.advance((road.brand.retentionDays - 1) * DAY_MS);
    await retain();
    expect(await content()).toContain('asha was here');

    road.clock.advance(2 * DAY_MS);
    await retain();
    expect(await content()).not.toContain('asha');
  });

  it('tells other programs nothing a second time, though the log of what they were told ends after a year', async () => {
    const { road, ticketId } = await askedForAPerson();
    const { integrations } = road.store;
    await integrations.addWebhook({
      id: 'hook',
      brandId: 'shop',
      url: 'https://shop.example/hook',
      secret: 'whsec_c2VjcmV0',
      events: ['ticket.opened', 'ticket.changed'],
      isActive: true,
      createdAt: START,
    });
    const clocked = (await road.store.clocks.stale(10)).find(({ ticket }) => ticket.id === ticketId);
    if (clocked === undefined) return expect.fail('its clocks are computed already');
    await queueWebhooks(road.deps, clocked);
    const [told] = await integrations.deliveries('hook', 10);
    const delivered = { status: 'delivered' as const, responseStatus: 200, error: null, nextAt: null };
    await integrations.settleDelivery(told?.id ?? '', delivered, road.clock.now());

    road.clock.advance((LOGGED_DAYS + 1) * DAY_MS);
    await createRetention(road.deps)();
    await queueWebhooks(road.deps, clocked);

    expect(told?.type).toMatch(/^ticket\./);
    expect(await integrations.deliveries('hook', 10)).toEqual([]);
  });
});

async function askedForAPerson() {
  const road = await openRoad();
  const asha = road.whatsApp(PHONE);
  await asha.say('hello');
  await asha.say('I want to talk to a person about the flower pot');
  const [row] = await road.store.tickets.list({ brandIds: ['shop'], limit: 1 });
  return { road, ticketId: row?.ticket.id ?? expect.fail('no ticket') };
}
