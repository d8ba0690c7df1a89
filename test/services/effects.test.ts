import { describe, expect, it } from 'vitest';
import type { ActionResult } from '../../src/core/order-action.ts';
import { createRunEffect } from '../../src/services/effects/run.ts';
import { handOver } from '../../src/services/hand-over.ts';
import { until } from '../contracts/job-queue.ts';
import { anOrder, MAIL, PHONE } from '../helpers/orders.ts';
import { newestCode, openRoad, type RoadOptions, type Shopper, scriptedActions } from '../helpers/road.ts';

type Script = Parameters<typeof scriptedActions>[0];

const SECOND = 1000;
const said = async (shopper: Shopper, text: string) => (await shopper.say(text)).join('\n');

/** Asha has been asked whether she really wants to cancel; her "yes" is the effect. */
async function atConfirmation(script?: Script, options: RoadOptions = {}) {
  const actions = scriptedActions(script ?? {});
  const road = await openRoad({
    orders: [anOrder()],
    ...options,
    overrides: script === undefined ? {} : { actions, ...options.overrides },
  });
  const asha = road.whatsApp(PHONE);
  await asha.say('cancel my order TS-10001');
  expect(await said(asha, newestCode(road))).toMatch(/Shall I cancel/);
  return { road, asha, actions };
}

describe('what is done in the world', () => {
  it('cancels an order once, says when the money comes, and notes the refund', async () => {
    const { road, asha } = await atConfirmation();

    const answer = await said(asha, 'yes');

    expect(answer).toMatch(/is cancelled.*₹2,000.*1 December/s);
    expect(await road.order('TS-10001')).toMatchObject({
      status: 'cancelled',
      refunds: [{ amountPaise: 200_000, status: 'due', dueAt: new Date('2026-12-01T23:59:59.999+05:30') }],
    });
    expect(await road.tickets()).toEqual([]);
  });

  it('looks up what an earlier try did when a worker died between doing and noting it', async () => {
    const done: ActionResult = { outcome: 'done', reference: 'R-7' };
    const { road, asha, actions } = await atConfirmation({ find: async () => done });
    const { settle } = road.store.effects;
    road.store.effects.settle = async () => {
      throw new Error('the power went');
    };
    await expect(asha.say('yes')).rejects.toThrow('the power went');
    road.store.effects.settle = settle;

    road.clock.advance(31 * SECOND);
    await road.sweep();

    expect(actions.performed).toHaveLength(1);
    expect(actions.found).toEqual(actions.performed);
    expect(road.outbound.at(-1)?.content.text).toMatch(/is cancelled/);
  });

  it('does it again with the same key where the earlier try certainly did nothing', async () => {
    const { road, asha, actions } = await atConfirmation({});
    const { settle } = road.store.effects;
    road.store.effects.settle = async () => {
      throw new Error('the power went');
    };
    await expect(asha.say('yes')).rejects.toThrow();
    road.store.effects.settle = settle;

    road.clock.advance(31 * SECOND);
    await road.sweep();

    expect(actions.performed).toHaveLength(2);
    expect(new Set(actions.performed).size).toBe(1);
  });

  it('gives up on an effect that kills every worker, and says that it may have been done', async () => {
    const { road, asha, actions } = await atConfirmation({});
    const { settle } = road.store.effects;
    road.store.effects.settle = async () => {
      throw new Error('killed');
    };
    await expect(asha.say('yes')).rejects.toThrow();
    for (let n = 0; n < 4; n += 1) {
      road.clock.advance(31 * SECOND);
      await expect(road.sweep()).rejects.toThrow();
    }
    road.store.effects.settle = settle;
    road.clock.advance(31 * SECOND);
    await road.sweep();

    expect(actions.performed).toHaveLength(5);
    expect(await road.tickets()).toMatchObject([
      { topic: 'cancel', summary: expect.stringContaining('may have been done') },
    ]);
  });

  it('tries an unavailable system again, a few times, and then gives it to a person', async () => {
    const { road, asha, actions } = await atConfirmation({
      perform: async () => ({ outcome: 'unavailable', reason: 'the shop answered 503' }),
    });

    expect(await asha.say('yes')).toEqual([]);
    for (let n = 0; n < 3; n += 1) {
      road.clock.advance(2 * SECOND);
      await road.sweep();
    }

    expect(actions.performed).toHaveLength(3);
    expect(road.outbound.at(-1)?.content.text).toMatch(/\d{3} \d{3} \d{4}/);
    expect(await road.tickets()).toMatchObject([{ summary: expect.stringContaining('the shop answered 503') }]);
  });

  it('goes on where an unavailable system comes back', async () => {
    let tries = 0;
    const { road, asha } = await atConfirmation({
      perform: async () => {
        tries += 1;
        return tries === 1
          ? { outcome: 'unavailable', reason: '503', retryAfterMs: 3000 }
          : { outcome: 'done', reference: null };
      },
    });
    await asha.say('yes');
    road.clock.advance(2 * SECOND);
    await road.sweep();
    expect(tries).toBe(1);

    road.clock.advance(2 * SECOND);
    await road.sweep();

    expect(tries).toBe(2);
    expect(road.outbound.at(-1)?.content.text).toMatch(/is cancelled/);
  });

  it('lets nobody wait for a system that wants to be asked in ten minutes', async () => {
    const { asha, actions } = await atConfirmation({
      perform: async () => ({ outcome: 'unavailable', reason: '429', retryAfterMs: 600_000 }),
    });

    expect((await asha.say('yes')).join()).toMatch(/\d{3} \d{3} \d{4}/);
    expect(actions.performed).toHaveLength(1);
  });

  it('looks up an answer that was lost, and believes what it finds', async () => {
    const { asha, actions } = await atConfirmation({
      perform: async () => ({ outcome: 'uncertain', reason: 'the line broke' }),
      find: async () => ({ outcome: 'done', reference: 'R-9' }),
    });

    expect((await asha.say('yes')).join()).toMatch(/is cancelled/);
    expect(actions.performed).toHaveLength(1);
  });

  it('gives what stays unclear to a person, who is told that it may have been done, and does not try again', async () => {
    const { road, asha, actions } = await atConfirmation({
      perform: async () => ({ outcome: 'uncertain', reason: 'the line broke' }),
      find: async () => ({ outcome: 'uncertain', reason: 'nobody answers' }),
    });

    expect((await asha.say('yes')).join()).toMatch(/\d{3} \d{3} \d{4}/);
    road.clock.advance(60 * SECOND);
    await road.sweep();

    expect(actions.performed).toHaveLength(1);
    expect(await road.tickets()).toMatchObject([{ summary: expect.stringContaining('it may have been done') }]);
  });

  it.each([
    ['refused', { outcome: 'refused', reason: 'changed', detail: 'it was shipped at noon' }, 'it was shipped at noon'],
    ['cannot', { outcome: 'unsupported' }, 'cannot do this'],
  ] as const)('opens a ticket where the shop’s system %s', async (_, result, note) => {
    const { road, asha } = await atConfirmation({ perform: async () => result });

    expect((await asha.say('yes')).join()).toMatch(/\d{3} \d{3} \d{4}/);
    expect(await road.tickets()).toMatchObject([{ topic: 'cancel', summary: expect.stringContaining(note) }]);
  });

  it('takes an adapter that throws for one that did not say', async () => {
    const { road, asha } = await atConfirmation({
      perform: async () => {
        throw new Error('a fault of ours');
      },
      find: async () => {
        throw new Error('the same');
      },
    });

    expect((await asha.say('yes')).join()).toMatch(/\d{3} \d{3} \d{4}/);
    expect(await road.tickets()).toHaveLength(1);
  });

  it('is done once where two workers hear of it at the same time', async () => {
    const { road, asha, actions } = await atConfirmation({
      perform: async () => {
        await Promise.all([worker(ids[0] ?? ''), worker(ids[0] ?? '')]);
        return { outcome: 'done', reference: null };
      },
    });
    const ids: string[] = [];
    const worker = createRunEffect(road.deps);
    const { claim } = road.store.effects;
    road.store.effects.claim = async (id, ...rest) => {
      ids.push(id);
      return claim(id, ...rest);
    };

    await asha.say('yes');

    expect(ids.length).toBeGreaterThanOrEqual(3);
    expect(actions.performed).toHaveLength(1);
  });

  it('answers what was written meanwhile after the outcome, and loses none of it', async () => {
    let release = (): void => {};
    let isBegun = false;
    const { road, asha } = await atConfirmation({
      perform: () =>
        new Promise((resolve) => {
          release = () => resolve({ outcome: 'done', reference: null });
          isBegun = true;
        }),
    });
    const first = asha.say('yes');
    await until(() => isBegun);
    const meanwhile = asha.say('thank you');
    await until(async () => {
      const lines = await road.store.conversations.timeline(asha.conversationId(), 0, 100);
      return lines.some(({ text }) => text === 'thank you');
    });
    release();
    await Promise.all([first, meanwhile]);
    await road.settle();

    const texts = road.outbound.filter((one) => one.conversationId === asha.conversationId()).slice(-2);
    expect(texts.map(({ content }) => content.text).join('\n')).toMatch(/is cancelled[\s\S]*welcome/i);
    expect((await road.store.lanes.load(asha.conversationId()))?.waiting).toEqual([]);
  });

  it('says nothing of the outcome once a person has taken over', async () => {
    let release = (): void => {};
    let begun = (): void => {};
    const performing = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { road, asha } = await atConfirmation({
      perform: () =>
        new Promise((resolve) => {
          release = () => resolve({ outcome: 'done', reference: null });
          begun();
        }),
    });
    const saying = asha.say('yes');
    await performing;
    await handOver(road.deps, asha.conversationId(), 'person', { userId: 'agent-1', brandIds: ['shop'] });
    release();

    expect(await saying).toEqual([]);
    expect((await road.store.conversations.newest(asha.conversationId(), 1))[0]).toMatchObject({ kind: 'outcome' });
  });
});

describe('who an outcome speaks for', () => {
  const other = anOrder({ number: 'TS-10002', status: 'shipped' });

  it('is whoever asked: a second request of theirs goes on after the effect', async () => {
    const road = await openRoad({ orders: [anOrder(), other] });
    const asha = road.whatsApp(PHONE);
    await asha.say('cancel my order TS-10001. I also want to return order TS-10002');
    await asha.say(newestCode(road));

    const answer = (await asha.say('yes')).join('\n');

    expect(answer).toMatch(/is cancelled[\s\S]*How many of Cane lamp/);
    expect(answer).not.toMatch(/code/i);
  });

  it('is never somebody who wrote under the same name meanwhile', async () => {
    const road = await openRoad({ orders: [anOrder(), other] });
    const asha = road.mail(MAIL);
    await road.whatsApp(PHONE).say('hello');
    await asha.say('cancel my order TS-10001');
    await asha.say(newestCode(road));
    let release = (): void => {};
    road.deps.actions = scriptedActions({
      perform: () =>
        new Promise((resolve) => {
          release = () => resolve({ outcome: 'done', reference: null });
        }),
    });
    const saying = asha.say('yes');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const forging = asha.say('where is my order TS-10002?', { proven: false });
    await new Promise((resolve) => setTimeout(resolve, 50));
    release();
    await Promise.all([saying, forging]);
    await road.settle();

    const texts = road.outbound.map(({ content }) => content.text).join('\n');
    expect(texts).toMatch(/is cancelled/);
    expect(texts).not.toMatch(/TS-10002 has been shipped/);
  });
});
