import { describe, expect, it } from 'vitest';
import { calls, catalogues, concepts, flows, phrases } from '../../flows/index.ts';
import { brandSchema } from '../../src/core/brand.ts';
import type { ChannelType } from '../../src/core/channel.ts';
import { evolve } from '../../src/core/ticket-life.ts';
import { withNotes } from '../../src/core/ticket-record.ts';
import { createEngine } from '../../src/engine/index.ts';
import { createAuth } from '../../src/http/auth.ts';
import { createClockTick } from '../../src/services/clocks/tick.ts';
import { assign } from '../../src/services/tickets/assign.ts';
import { reply } from '../../src/services/tickets/reply.ts';
import { setState } from '../../src/services/tickets/set-state.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { serviceDeps } from '../helpers/service-deps.ts';
import { testAccount, testBrand } from '../helpers/test-brand.ts';
import { openTestStore } from '../helpers/test-store.ts';

const engine = createEngine({ flows, catalogues, phrases, concepts, calls });
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const letter = {
  form: 'letter',
  maxButtons: 0,
  maxButtonTitle: 0,
  maxListRows: 0,
  maxText: 9000,
  attachments: true,
} as const;
const mailType: Partial<ChannelType> = {
  name: 'email',
  capabilities: letter,
  notices: [{ to: 'email', recently: false }],
};

/** A shop with a chat and a mailbox, one user of each role, and its clocks. */
async function shop(ticketRules: object = {}) {
  const store = await openTestStore();
  const base = await serviceDeps({ store, engine });
  const brand = brandSchema.parse({ ...testBrand, tickets: ticketRules });
  const deps = {
    ...base,
    accounts: new Map([
      ['shop-chat', { ...testAccount('shop-chat'), brand }],
      ['shop-mail', { ...testAccount('shop-mail', mailType), brand }],
    ]),
  };
  const auth = createAuth({
    database: store.authDatabase,
    secret: 's'.repeat(32),
    publicUrl: 'http://localhost',
    log: deps.log,
  });
  for (const role of ['agent', 'supervisor', 'grievance-officer', 'admin'] as const) {
    await auth.createUser({ name: role, email: `${role}@shop.example`, password: 'long enough password', role });
  }
  const people = new Map((await store.staff.list()).map(({ role, id }) => [role, id]));
  const id = (role: string): string => people.get(role) ?? '';
  const tick = createClockTick(deps);
  return {
    deps,
    store,
    id,
    tick,
    actor: { id: id('agent'), name: 'agent', brandIds: ['shop'] },
    seed: (options: object = {}) => seedComplaint(store, { brandId: 'shop', at: deps.clock.now(), ...options }),
    async pass(ms: number) {
      deps.clock.advance(ms);
      await tick();
    },
    told: async (role: string) => (await store.workplace.notifications(id(role), 100)).map(({ detail }) => detail),
    ticket: async (ticketId: string) => {
      const row = await store.desk.get(['shop'], ticketId);
      if (row === null) throw new Error('no ticket');
      return row.ticket;
    },
  };
}

describe('due times', () => {
  it('stand in the row, and the row is what the history says', async () => {
    const { store, tick, seed, ticket, actor, deps } = await shop();
    const { ticketId } = await seed();
    const opened = await ticket(ticketId);
    await tick();
    const { version } = await ticket(ticketId);
    await assign(deps, { actor, ticketId, version, to: actor.id });
    await setState(deps, { actor, ticketId, version: version + 2, to: 'waiting-customer' });
    await tick();

    const now = await ticket(ticketId);
    const events = await store.tickets.events(ticketId);
    const folded = events.slice(2).reduce((one, { data, at }) => evolve(one, data, at), opened);

    expect(now.firstReplyDueAt).toBeNull();
    expect(now.ackDueAt).toEqual(new Date(opened.receivedAt.getTime() + 48 * HOUR_MS));
    expect(now.dueAt).toEqual(now.ackDueAt);
    expect({ ...now, dueAt: null, firstReplyDueAt: null }).toEqual({ ...folded, dueAt: null, firstReplyDueAt: null });
    expect(now).toMatchObject({ state: 'waiting-customer', assigneeId: actor.id });
  });

  it('follow the calendar of the brand: 16:30, an hour, closed at 19:00', async () => {
    const { tick, seed, ticket, deps } = await shop({
      targets: { high: { firstReply: 60, nextReply: 60, resolution: 60 } },
    });
    deps.clock.advance(8.5 * HOUR_MS);
    const { ticketId } = await seed();
    await tick();

    expect((await ticket(ticketId)).firstReplyDueAt).toEqual(new Date('2026-11-25T09:30:00+05:30'));
  });
});

describe('the ladder', () => {
  it('tells agent, supervisor, grievance officer and nodal person, each once, and by mail where the law asks', async () => {
    const { deps, store, seed, pass, told, ticket, actor } = await shop();
    const { ticketId } = await seed();
    await assign(deps, { actor, ticketId, version: 1, to: actor.id });
    await pass(0);
    await pass(25 * HOUR_MS);
    expect((await told('agent')).filter((one) => one.startsWith('acknowledgement '))).toEqual(['acknowledgement 50']);
    expect(await told('supervisor')).not.toContain('acknowledgement 75');
    await pass(12 * HOUR_MS);
    await pass(8 * HOUR_MS);
    await pass(4 * HOUR_MS);
    for (let n = 0; n < 5; n += 1) await pass(1000);

    const count = async (role: string, wanted: string) => (await told(role)).filter((one) => one === wanted).length;
    expect(await count('agent', 'acknowledgement 50')).toBe(1);
    expect(await count('supervisor', 'acknowledgement 75')).toBe(1);
    expect(await count('grievance-officer', 'acknowledgement 90')).toBe(1);
    expect(await count('admin', 'acknowledgement 100')).toBe(1);
    expect((await ticket(ticketId)).level).toBe(4);
    const escalated = (await store.tickets.events(ticketId)).flatMap(({ data }) =>
      data.type === 'escalated' && data.clock === 'acknowledgement' ? [data.percent] : [],
    );
    expect(escalated).toEqual([50, 75, 90, 100]);
    const mails = (await store.desk.list({ brandIds: ['shop'], userId: '', limit: 9 })).length;
    expect(mails).toBe(1);
    const toOfficer = (await store.conversations.list({ brandIds: ['shop'], limit: 20 })).filter(
      ({ conversation }) => conversation.replyAddress === 'officer@shop.example',
    );
    expect(toOfficer.map(({ lastText }) => lastText).join()).toContain('48 hours');
    expect(toOfficer).toHaveLength(2);
  });

  it('is made good after a standstill, and takes no step of what was done meanwhile', async () => {
    const { deps, seed, pass, told, actor } = await shop();
    const { ticketId, conversationId } = await seed();
    deps.clock.advance(30 * HOUR_MS);
    await pass(0);
    expect(await told('supervisor')).toContain('acknowledgement 50');
    const lines = await deps.store.desk.lines([conversationId], 10);
    await reply(deps, {
      actor,
      ticketId,
      conversationId,
      seenSeq: lines.at(-1)?.seq ?? 0,
      text: 'Sorry!',
      version: null,
    });
    const [ack] = lines.filter(({ direction }) => direction === 'out');
    await deps.store.outbox.report(
      { accountId: 'shop-chat', outboundId: ack?.id ?? '', status: 'delivered' },
      deps.clock.now(),
    );

    await pass(40 * HOUR_MS);

    const all = [...(await told('supervisor')), ...(await told('admin')), ...(await told('grievance-officer'))];
    expect(all.filter((one) => one.startsWith('acknowledgement '))).toEqual(['acknowledgement 50']);
  });

  it('tells nobody of four steps at once: after a standstill each person hears of the last one', async () => {
    const { store, seed, pass, told } = await shop();
    const { ticketId } = await seed();
    await pass(50 * HOUR_MS);

    const ofAck = async (role: string) => (await told(role)).filter((one) => one.startsWith('acknowledgement '));
    expect(await ofAck('supervisor')).toEqual(['acknowledgement 100']);
    expect(await ofAck('grievance-officer')).toEqual(['acknowledgement 100']);
    const steps = (await store.tickets.events(ticketId)).flatMap(({ data }) =>
      data.type === 'escalated' && data.clock === 'acknowledgement' ? [data.percent] : [],
    );
    expect(steps).toEqual([50, 75, 90, 100]);
  });

  it('fires each step at most once, also when two processes tick at once', async () => {
    const { deps, store, seed, pass, told } = await shop();
    await seed();
    await pass(0);
    deps.clock.advance(40 * HOUR_MS);

    await Promise.all([1, 2, 3, 4].map(() => createClockTick(deps)()));

    await pass(0);
    const got = await told('supervisor');
    expect(got.filter((one) => one === 'acknowledgement 75')).toHaveLength(1);
    expect(await store.clocks.due(deps.clock.now(), 10)).toHaveLength(0);
  });
});

describe('the acknowledgement of a complaint', () => {
  const outbox = async (store: Awaited<ReturnType<typeof shop>>['store'], to: string) =>
    (await store.conversations.list({ brandIds: ['shop'], limit: 20 })).filter(
      ({ conversation }) => conversation.replyAddress === to,
    );

  it('that never arrived goes another way, with the copy, and counts when the mail did not come back', async () => {
    const { deps, store, seed, pass, ticket } = await shop();
    const { ticketId, conversationId } = await seed({
      text: 'My lamp exploded',
      message: {
        proven: true,
        from: [
          { kind: 'webchat', value: 'w1' },
          { kind: 'email', value: 'asha@home.example' },
        ],
      },
    });
    const claimed = await store.outbox.claimNext({ conversationId }, 'sender', deps.clock.now());
    await store.outbox.settle(claimed?.id ?? '', { status: 'failed', reason: 'gone' }, deps.clock.now(), null);

    await pass(1000);
    await pass(3 * 60_000);

    const [mail] = await outbox(store, 'asha@home.example');
    expect(mail?.lastText).toContain('My lamp exploded');
    expect((await ticket(ticketId)).acknowledgedAt).toBeNull();
    const sent = await store.outbox.claimNext(
      { conversationId: mail?.conversation.id ?? '' },
      'sender',
      deps.clock.now(),
    );
    await store.outbox.settle(sent?.id ?? '', { status: 'sent', providerId: 'm1' }, deps.clock.now(), null);
    const sentAt = deps.clock.now();
    await pass(10 * 60_000);
    expect((await ticket(ticketId)).acknowledgedAt).toBeNull();
    await pass(10 * 60_000);
    expect((await ticket(ticketId)).acknowledgedAt).toEqual(sentAt);
    expect((await ticket(ticketId)).conversationIds).toEqual([mail?.conversation.id]);

    await store.outbox.report({ accountId: 'shop-mail', providerId: 'm1', status: 'failed' }, deps.clock.now());
    expect((await ticket(ticketId)).acknowledgedAt).toBeNull();
  });

  it('with no way left is given to a person, once', async () => {
    const { deps, store, seed, pass, told, ticket } = await shop();
    const { ticketId, conversationId } = await seed();
    const claimed = await store.outbox.claimNext({ conversationId }, 'sender', deps.clock.now());
    await store.outbox.settle(claimed?.id ?? '', { status: 'failed', reason: 'gone' }, deps.clock.now(), null);

    await pass(3 * 60_000);
    await pass(HOUR_MS);

    expect((await told('supervisor')).filter((one) => one === 'acknowledgement')).toHaveLength(1);
    expect((await ticket(ticketId)).acknowledgedAt).toBeNull();
    const failed = (await store.tickets.events(ticketId)).filter(({ data }) => data.type === 'acknowledgement-failed');
    expect(failed.map(({ data }) => data)).toMatchObject([{ next: null }]);
  });

  it('is followed by the copy as recorded where the bot did not send one', async () => {
    const { deps, store, seed, pass, ticket } = await shop();
    const { ticketId, conversationId } = await seed({ text: withNotes('My lamp exploded', 'identity: unknown') });
    const claimed = await store.outbox.claimNext({ conversationId }, 'sender', deps.clock.now());
    await store.outbox.settle(claimed?.id ?? '', { status: 'delivered', providerId: null }, deps.clock.now(), null);

    await pass(1000);
    await pass(60_000);

    const lines = (await store.desk.lines([conversationId], 10)).map(({ text }) => text);
    expect(lines.filter((text) => text.includes('as we recorded it'))).toHaveLength(1);
    expect(lines.filter((text) => text.includes('My lamp exploded'))).not.toHaveLength(0);
    expect(lines.filter((text) => text.includes('as we recorded it') && text.includes('identity'))).toEqual([]);
    expect(await ticket(ticketId)).toMatchObject({ hasCopy: true, acknowledgedAt: expect.any(Date) });
  });
});

describe('with time', () => {
  it('solved tickets are closed, and asked about once', async () => {
    const { deps, store, seed, pass, ticket, actor } = await shop();
    const { ticketId, conversationId } = await seed();
    await store.desk.hold({
      conversationId,
      holder: 'person',
      userId: actor.id,
      expected: 'any',
      at: deps.clock.now(),
    });
    await setState(deps, { actor, ticketId, version: (await ticket(ticketId)).version, to: 'resolved' });
    const surveys = async () =>
      (await store.desk.lines([conversationId], 50)).filter(({ text }) => text.includes('How well did we help')).length;

    await pass(30 * 60_000);
    expect(await surveys()).toBe(0);
    await pass(HOUR_MS);
    await pass(HOUR_MS);
    expect(await surveys()).toBe(1);
    expect((await store.lanes.load(conversationId))?.state.stack).toMatchObject([{ flow: 'survey' }]);
    await pass(7 * DAY_MS);

    expect(await ticket(ticketId)).toMatchObject({ state: 'closed', surveyedAt: expect.any(Date) });
    expect(await surveys()).toBe(1);
  });

  it('new tickets go round where the brand wants it, and come back from who is gone', async () => {
    const { deps, store, id, seed, pass, ticket } = await shop({ assign: 'round-robin' });
    const { ticketId } = await seed();
    await pass(1000);
    expect((await ticket(ticketId)).assigneeId).toBeNull();
    await store.staff.setStatus(id('agent'), 'available', null, deps.clock.now());
    await pass(1000);
    expect((await ticket(ticketId)).assigneeId).toBe(id('agent'));
    await pass(31 * 60_000);
    expect((await ticket(ticketId)).assigneeId).toBe(id('agent'));
    await store.staff.setStatus(id('supervisor'), 'available', null, deps.clock.now());
    await pass(1000);

    expect((await ticket(ticketId)).assigneeId).toBe(id('supervisor'));
  });
});
