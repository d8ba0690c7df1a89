import { describe, expect, it } from 'vitest';
import type { OrderLookup, OrderSource } from '../../src/core/order.ts';
import type { ActionResult, OrderActions } from '../../src/core/order-action.ts';
import { withBreaker } from '../../src/orders/breaker.ts';
import { SAMPLES } from '../contracts/orders.ts';
import { anOrder } from '../helpers/orders.ts';

const PAUSE_MS = 60;
const signal = AbortSignal.timeout(60_000);
const down: OrderLookup = { outcome: 'unavailable', reason: 'it answered 503' };

function shop() {
  const calls = { reads: 0, writes: 0, finds: 0 };
  let read: () => Promise<OrderLookup> = async () => down;
  let written: ActionResult = { outcome: 'uncertain', reason: 'the line broke' };
  const orders: OrderSource & OrderActions = {
    async findByNumber() {
      calls.reads += 1;
      return read();
    },
    async findByContact() {
      calls.reads += 1;
      return { outcome: 'unavailable', reason: 'down' };
    },
    async perform() {
      calls.writes += 1;
      return written;
    },
    async find() {
      calls.finds += 1;
      return null;
    },
  };
  const guarded = withBreaker(orders, PAUSE_MS);
  return {
    calls,
    answer(next: () => Promise<OrderLookup>) {
      read = next;
    },
    does(next: ActionResult) {
      written = next;
    },
    read: () => guarded.findByNumber('shop', '1', signal),
    byContact: () => guarded.findByContact('shop', { kind: 'phone', value: '+911' }, signal),
    write: () => guarded.perform('shop', SAMPLES.cancel, 'key', signal),
    find: () => guarded.find('shop', SAMPLES.cancel, 'key', signal),
  };
}

async function times(count: number, work: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < count; n += 1) await work();
}
const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS + 20));

describe('the breaker around a shop’s system', () => {
  it('asks no more after five failures in a row, and says so at once', async () => {
    const { calls, read, byContact, write } = shop();
    await times(5, read);

    const answers = [await read(), await byContact(), await write()];

    expect(calls).toMatchObject({ reads: 5, writes: 0 });
    expect(answers).toEqual(
      Array(3).fill({ outcome: 'unavailable', reason: expect.stringContaining('left in peace') }),
    );
  });

  it('takes reads and unclear writes together for failures', async () => {
    const { calls, read, write } = shop();
    await times(3, read);
    await times(2, write);

    await read();

    expect(calls).toMatchObject({ reads: 3, writes: 2 });
  });

  it.each<[string, OrderLookup]>([
    ['an order', { outcome: 'found', order: anOrder() }],
    ['no order', { outcome: 'not-found' }],
  ])('does not count %s as a failure, and begins to count anew', async (_, answer) => {
    const { calls, read, answer: answers } = shop();
    await times(4, read);
    answers(async () => answer);
    await read();
    answers(async () => down);
    await times(4, read);

    await read();

    expect(calls.reads).toBe(10);
  });

  it.each<ActionResult>([
    { outcome: 'refused', reason: 'changed', detail: 'it was shipped' },
    { outcome: 'unsupported' },
    { outcome: 'done', reference: null },
  ])('takes $outcome for an answer', async (result) => {
    const { calls, write, does } = shop();
    does(result);

    await times(8, write);

    expect(calls.writes).toBe(8);
  });

  it('asks once after a while, goes on where that went well, and waits again where it did not', async () => {
    const { calls, read, answer } = shop();
    await times(5, read);
    await pause();
    await times(3, read);
    expect(calls.reads).toBe(6);

    await pause();
    answer(async () => ({ outcome: 'not-found' }));
    await times(3, read);

    expect(calls.reads).toBe(9);
  });

  it('always lets a look at what became of an action through', async () => {
    const { calls, read, find } = shop();
    await times(6, read);

    expect(await find()).toBeNull();
    expect(calls.finds).toBe(1);
  });

  it('passes on a fault of ours as it is', async () => {
    const { read, answer } = shop();
    answer(async () => {
      throw new Error('a fault of ours');
    });

    await expect(read()).rejects.toThrow('a fault of ours');
  });
});
