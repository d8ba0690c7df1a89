import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lawClock } from '../../src/core/law-clock.ts';
import type { Store } from '../../src/core/store.ts';
import { commit, input, later, lease, T0, ticket } from './store-fixtures.ts';

const ACCOUNT = 'phone';
const ASHA = { id: 'asha', name: 'Asha', brandIds: null };
const BINOY = { id: 'binoy', name: 'Binoy', brandIds: ['shop'] };
const LONG_AGO = later(-3_600_000);
const NEVER = { ringing: LONG_AGO, talking: LONG_AGO };

/** Calls for people, as every store keeps them. */
export function callsContract(name: string, open: () => Promise<Store>): void {
  describe(`calls for people on ${name}`, () => {
    let store: Store;

    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const enter = (callSid: string, seconds = 0, from: string | null = `+9198450${callSid.padStart(5, '0')}`) =>
      store.calls.enter(
        { accountId: ACCOUNT, callSid, brandId: 'shop', from, language: 'en', ticketNumber: null, about: 'a lamp' },
        later(seconds * 1000),
      );
    const place = (callSid: string) => store.calls.place(ACCOUNT, callSid, later(60_000), T0);
    const get = (callSid: string) => store.calls.get(ACCOUNT, callSid);
    const there = (agent: typeof ASHA | typeof BINOY, seconds = 0) =>
      store.calls.seen(agent, true, later(seconds * 1000));
    const dial = (callSid: string, dialId: string, seconds = 60) =>
      store.calls.dialCallBack(ACCOUNT, callSid, { dialId, now: later(seconds * 1000), seenSince: T0 });
    async function talk(callSid: string): Promise<void> {
      await place(callSid);
      await store.calls.connected(ACCOUNT, callSid, later(60_000));
    }

    it('sends a call back into the queue, where it keeps its place', async () => {
      await there(ASHA);
      await enter('1', 0);
      await talk('1');
      await enter('2', 1);

      expect(await store.calls.move(ACCOUNT, '1', 'binoy', { kind: 'queue' }, later(70_000))).toBeNull();
      expect(await store.calls.move(ACCOUNT, '1', 'asha', { kind: 'queue' }, later(70_000))).toMatchObject({
        state: 'queued',
        agentId: null,
      });
      expect(await place('2')).toMatchObject({ position: 2, ring: null });
      expect(await place('1')).toMatchObject({ position: 1, ring: { id: 'asha' } });
    });

    it('takes a call for sent on whose end was told first, but none that is long over', async () => {
      await there(ASHA);
      await enter('1', 0);
      await talk('1');
      await store.calls.over(ACCOUNT, '1', later(70_000));

      expect(await store.calls.move(ACCOUNT, '1', 'asha', { kind: 'queue' }, later(71_000))).toMatchObject({
        state: 'queued',
        endedAt: null,
      });
      await talk('1');
      await store.calls.over(ACCOUNT, '1', later(80_000));
      expect(await store.calls.move(ACCOUNT, '1', 'asha', { kind: 'queue' }, later(120_000))).toBeNull();
    });

    it('hands a call over to one colleague, who is rung before anybody else and holds nobody up', async () => {
      await there(ASHA);
      await enter('1', 0);
      await talk('1');
      await there(BINOY, 1);
      await enter('2', 1);
      await store.calls.move(ACCOUNT, '1', 'asha', { kind: 'agent', agentId: 'binoy' }, later(70_000));

      expect(await place('2')).toMatchObject({ position: 1, ring: { id: 'binoy' } });
      expect(await place('1')).toMatchObject({ ring: null });
      await store.calls.over(ACCOUNT, '2', later(80_000));
      expect(await place('1')).toMatchObject({ ring: { id: 'binoy' } });
      await store.calls.missed(ACCOUNT, '1', later(90_000));
      expect(await place('1')).toMatchObject({ ring: { id: 'asha' } });
    });

    it('takes back a call that was handed to a colleague whose browser is gone', async () => {
      await there(ASHA);
      await enter('1', 0);
      await talk('1');
      await there(BINOY, 1);
      await enter('2', 1);
      await store.calls.move(ACCOUNT, '1', 'asha', { kind: 'agent', agentId: 'binoy' }, later(70_000));
      await there(ASHA, 70);
      // Binoy was last seen before that.
      const look = (callSid: string) => store.calls.place(ACCOUNT, callSid, later(90_000), later(60_000));
      await store.calls.seen(ASHA, false, later(80_000));

      expect(await look('1')).toMatchObject({ position: 1, agents: 0, ring: null });
      expect(await get('1')).toMatchObject({ state: 'queued', reservedFor: null });
      await there(ASHA, 85);
      // It waits in front again.
      expect(await look('2')).toMatchObject({ position: 2, ring: null });
      expect(await look('1')).toMatchObject({ ring: { id: 'asha' } });
    });

    it('keeps a call on hold for its agent, who has no other call meanwhile', async () => {
      await there(ASHA);
      await enter('1', 0);
      await talk('1');
      await enter('2', 1);
      await store.calls.move(ACCOUNT, '1', 'asha', { kind: 'hold' }, later(70_000));

      expect(await place('1')).toBeNull();
      expect(await place('2')).toMatchObject({ ring: null });
      expect(await store.calls.agents(['shop'], T0)).toMatchObject([{ id: 'asha', isBusy: true }]);
      await store.calls.move(ACCOUNT, '1', 'asha', { kind: 'agent', agentId: 'asha' }, later(80_000));
      await store.calls.seen(ASHA, false, later(80_000));
      // Away for others, and yet the caller on hold is theirs.
      expect(await place('1')).toMatchObject({ ring: { id: 'asha' } });
    });

    it('never gives an agent two calls, of whatever brands', async () => {
      await there(ASHA);
      await enter('1', 0);
      await place('1');
      await store.calls.enter(
        { accountId: 'x', callSid: '2', brandId: 'other', from: null, language: 'en', ticketNumber: null, about: '' },
        T0,
      );

      expect(await store.calls.place('x', '2', later(60_000), T0)).toMatchObject({ agents: 1, ring: null });
    });

    it('gives a call-back to one dialling alone, when it is due and somebody is free', async () => {
      await enter('1', 0);
      await store.calls.wantCallBack(ACCOUNT, '1');

      expect(await dial('1', 'd1')).toBeNull();
      await there(ASHA);
      expect(await dial('1', 'd2')).toMatchObject({
        state: 'ringing',
        agentId: 'asha',
        dialId: 'd2',
        dialState: 'asking',
      });
      expect(await dial('1', 'd3')).toBeNull();
      expect(await store.calls.takeCallBack(ACCOUNT, '1', 'asha', later(60_000))).toBeNull();
    });

    it('lets the first word about a dialling stand once its webhook came', async () => {
      await there(ASHA);
      await enter('1', 0);
      await store.calls.wantCallBack(ACCOUNT, '1');
      await dial('1', 'd1');
      await store.calls.dialSaid('d1', 'asked', 'CA-leg');
      await store.calls.dialSaid('d1', 'uncertain', null);

      expect(await get('1')).toMatchObject({ dialState: 'asked', agentLeg: 'CA-leg' });
      expect((await store.calls.byLeg(ACCOUNT, 'CA-leg'))?.callSid).toBe('1');
    });

    it('lets a call-back wait longer, unless somebody has taken it', async () => {
      await there(ASHA);
      await enter('1', 0);
      await store.calls.postpone(ACCOUNT, '1', later(90_000));
      expect(await get('1')).toMatchObject({ state: 'queued', notBefore: null });
      await store.calls.wantCallBack(ACCOUNT, '1');
      await store.calls.postpone(ACCOUNT, '1', later(90_000));

      expect(await dial('1', 'd1', 89)).toBeNull();
      expect(await dial('1', 'd1', 90)).toMatchObject({ dialId: 'd1' });
      await store.calls.postpone(ACCOUNT, '1', later(120_000));
      expect(await get('1')).toMatchObject({ notBefore: later(90_000) });
    });

    it('counts tries, waits between them, and ends with the last', async () => {
      await there(ASHA);
      await enter('1', 0);
      await store.calls.wantCallBack(ACCOUNT, '1');
      await dial('1', 'd1');
      const tried = (notBefore: Date | null) =>
        store.calls.tried(ACCOUNT, '1', { outcome: 'busy', counts: true, at: later(61_000), notBefore });

      expect(await tried(later(120_000))).toMatchObject({
        state: 'call-back',
        tries: 1,
        lastTry: 'busy',
        dialId: null,
      });
      expect(await tried(later(120_000))).toBeNull();
      expect(await dial('1', 'd2', 100)).toBeNull();
      expect(await dial('1', 'd2', 120)).not.toBeNull();
      expect(await tried(null)).toMatchObject({ state: 'over', tries: 2 });
    });

    it('lets nobody wait behind a call-back that is left to a person', async () => {
      await there(ASHA);
      await enter('1', 0);
      await store.calls.wantCallBack(ACCOUNT, '1');
      await enter('2', 1);
      expect(await place('2')).toMatchObject({ ring: null });

      await store.calls.leave(ACCOUNT, '1', 'stopped');

      expect(await dial('1', 'd1')).toBeNull();
      expect(await place('2')).toMatchObject({ position: 1, ring: { id: 'asha' } });
    });

    it('lets nobody wait behind somebody who leaves a message, nor for long behind a call-back that nobody makes', async () => {
      await there(ASHA);
      await enter('1', 0);
      await store.calls.leave(ACCOUNT, '1', 'message');
      await enter('2', 1);
      expect(await place('2')).toMatchObject({ position: 1, ring: { id: 'asha' } });
      await store.calls.over(ACCOUNT, '2', later(61_000));

      // Whoever then hangs up without a word is called back, like others.
      await store.calls.wantCallBack(ACCOUNT, '1');
      expect(await get('1')).toMatchObject({ state: 'call-back', leftBecause: null });
      await enter('3', 2);
      expect(await place('3')).toMatchObject({ position: 2, ring: null });
      expect(await store.calls.place(ACCOUNT, '3', later(31 * 60_000), T0)).toMatchObject({ position: 1 });
    });

    it('asks nobody for a call-back who talks, or has one', async () => {
      await there(ASHA);
      await enter('1', 0);
      await talk('1');
      await store.calls.wantCallBack(ACCOUNT, '1');
      expect(await get('1')).toMatchObject({ state: 'connected', agentId: 'asha' });
      await store.calls.over(ACCOUNT, '1', later(61_000));

      await enter('2', 1);
      await store.calls.wantCallBack(ACCOUNT, '2');
      await dial('2', 'd1');
      await store.calls.wantCallBack(ACCOUNT, '2');
      expect(await get('2')).toMatchObject({ state: 'ringing', dialId: 'd1' });
    });

    it('knows who waits and has not been heard of', async () => {
      await enter('1', 0);
      await enter('2', 0);
      await store.calls.place(ACCOUNT, '2', later(50_000), T0);

      expect(await store.calls.silent(later(-1))).toEqual([]);
      expect(await store.calls.silent(later(50_000))).toMatchObject([{ callSid: '1' }]);
      await store.calls.wantCallBack(ACCOUNT, '1');
      expect(await store.calls.silent(later(50_000))).toEqual([]);
    });

    it('makes a complaint of the ticket that a turn adds to, with the clocks of its receipt', async () => {
      const request = { ...ticket('4567890128'), kind: 'request', ackDueAt: null, redressDueAt: null } as const;
      const { conversationId } = await store.inbox.receive(input({ providerId: 'p1' }));
      await store.lanes.commitTurn(commit(await lease(store, conversationId), { tickets: [request] }));
      await store.inbox.receive(input({ providerId: 'p2' }));
      const more = { readFromSeq: 1, readToSeq: 2, addToTickets: [request.id], complaints: [request.id] };
      expect(await store.lanes.commitTurn(commit(await lease(store, conversationId), more))).toBe('committed');

      const [found] = await store.desk.ofConversation(conversationId);
      expect(found).toMatchObject({ kind: 'complaint', ...lawClock(T0) });
    });

    it('is done with the call-back of whoever gets through another way', async () => {
      await there(ASHA);
      await enter('1', 0, '+919845012301');
      await store.calls.wantCallBack(ACCOUNT, '1');
      await enter('2', 1, '+919845012301');
      await store.calls.leave(ACCOUNT, '1', 'abroad');
      await talk('2');

      expect((await get('1'))?.state).toBe('over');
    });

    it('frees calls whose end nobody told', async () => {
      await there(ASHA);
      await enter('1', 0);
      await store.calls.wantCallBack(ACCOUNT, '1');
      await dial('1', 'd1');
      const at = later(300_000);

      expect(await store.calls.recover(NEVER, at, at)).toEqual([]);
      expect(await store.calls.recover({ ...NEVER, ringing: later(200_000) }, at, at)).toMatchObject([
        { callSid: '1', state: 'call-back', tries: 1, lastTry: 'unknown' },
      ]);
      await enter('2', 1);
      await store.calls.over(ACCOUNT, '1', at);
      await talk('2');
      await store.calls.recover({ ...NEVER, talking: later(200_000) }, at, at);
      expect((await get('2'))?.state).toBe('over');
    });

    it('writes a promised call-back with its turn, one for each number', async () => {
      const promise = async (callSid: string, providerId: string) => {
        const { conversationId } = await store.inbox.receive(input({ providerId, threadKey: callSid }));
        const callBack = {
          callSid,
          ticketNumber: '1234567890',
          about: 'cut off',
          notBefore: later(60_000),
          window: '13-17',
          ...CALLER,
        };
        await store.lanes.commitTurn(commit(await lease(store, conversationId), { callBack }));
      };
      await promise('1', 'p1');
      await promise('2', 'p2');

      const promised = { state: 'call-back', isCallBack: true, notBefore: later(60_000), window: '13-17' };
      expect(await get('1')).toMatchObject(promised);
      expect(await get('2')).toBeNull();
    });
  });
}

const CALLER = { accountId: ACCOUNT, brandId: 'shop', from: '+919845012301', language: 'en' };
