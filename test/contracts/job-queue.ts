import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobQueue } from '../../src/core/queue.ts';

/** What every JobQueue keeps to, whatever stands behind it. */
export function jobQueueContract(name: string, open: () => Promise<JobQueue>): void {
  describe(`the job queue on ${name}`, () => {
    let queue: JobQueue;
    let lane: string;

    beforeEach(async () => {
      queue = await open();
      lane = `lane-${randomUUID()}`;
    });
    afterEach(() => queue.close());

    it('calls the handler for each ring, whether it listens before or after', async () => {
      const heard: string[] = [];
      await queue.ring(lane, 'before');
      await queue.listen(lane, async (id) => void heard.push(id));
      await queue.ring(lane, 'after');

      await until(() => heard.length === 2);
      expect(heard.toSorted()).toEqual(['after', 'before']);
    });

    it('joins rings that wait for the same id', async () => {
      let calls = 0;
      for (let n = 0; n < 5; n += 1) await queue.ring(lane, 'same');
      await queue.listen(lane, async () => {
        calls += 1;
      });
      await until(() => calls > 0);
      await pause(200);

      expect(calls).toBe(1);
    });

    it('calls once more for rings that came while the handler was running, and never twice at once', async () => {
      let [calls, running, most] = [0, 0, 0];
      await queue.listen(
        lane,
        async () => {
          running += 1;
          most = Math.max(most, running);
          await pause(150);
          running -= 1;
          calls += 1;
        },
        { concurrency: 4 },
      );
      await queue.ring(lane, 'same');
      await until(() => running === 1);
      await queue.ring(lane, 'same');
      await queue.ring(lane, 'same');

      await until(() => calls === 2);
      await pause(250);
      expect([calls, most]).toEqual([2, 1]);
    });

    it('rings again from within the handler', async () => {
      let calls = 0;
      await queue.listen(lane, async (id) => {
        calls += 1;
        if (calls < 3) await queue.ring(lane, id, { delayMs: 20 });
      });
      await queue.ring(lane, 'same');

      await until(() => calls === 3);
    });

    it('waits as long as the ring says', async () => {
      let calledAt = 0;
      await queue.listen(lane, async () => {
        calledAt = performance.now();
      });
      const rungAt = performance.now();
      await queue.ring(lane, 'later', { delayMs: 300 });

      await until(() => calledAt > 0);
      expect(calledAt - rungAt).toBeGreaterThanOrEqual(290);
    });

    it('brings a delayed bell forward when it is rung again', async () => {
      const heard: string[] = [];
      await queue.listen(lane, async (id) => void heard.push(id));
      await queue.ring(lane, 'late', { delayMs: 600_000 });
      await queue.ring(lane, 'late');

      await until(() => heard.length === 1);
    });

    it('calls again after a handler that threw', async () => {
      let calls = 0;
      await queue.listen(lane, async () => {
        calls += 1;
        if (calls === 1) throw new Error('a passing fault');
      });
      await queue.ring(lane, 'again');

      await until(() => calls === 2);
    });

    it('works on several ids at once, up to the limit', async () => {
      let [running, most] = [0, 0];
      let done = 0;
      await queue.listen(
        lane,
        async () => {
          running += 1;
          most = Math.max(most, running);
          await pause(100);
          running -= 1;
          done += 1;
        },
        { concurrency: 2 },
      );
      for (const id of ['a', 'b', 'c', 'd']) await queue.ring(lane, id);

      await until(() => done === 4);
      expect(most).toBe(2);
    });

    it('ticks at an interval', async () => {
      let ticks = 0;
      await queue.listen(lane, async (id) => {
        if (id === 'tick') ticks += 1;
      });
      await queue.every(lane, 100);

      await until(() => ticks >= 3);
    });

    it('finishes what runs when it stops, and takes nothing new', async () => {
      const finished: string[] = [];
      let started = false;
      const listener = await queue.listen(lane, async (id) => {
        started = true;
        await pause(200);
        finished.push(id);
      });
      await queue.ring(lane, 'first');
      await until(() => started);
      await listener.stop(5_000);
      await queue.ring(lane, 'second');
      await pause(200);

      expect(finished).toEqual(['first']);
    });

    it('forgets a lane that nobody listens to any more, and not one that is listened to anew', async () => {
      const first = await queue.listen(lane, async () => {});
      // A worker that has only just begun waits for its blocking command to end, on a Cluster for five seconds at times.
      await first.stop(20_000);
      const forgotten = await queue.depth();
      const heard: string[] = [];
      await queue.listen(lane, async (id) => void heard.push(id));
      await first.stop(5_000);
      await queue.ring(lane, 'anew');

      expect(forgotten).not.toHaveProperty([lane]);
      await until(() => heard.includes('anew'));
    });

    it('tells a handler to stop, and gives up on one that does not', async () => {
      let told = false;
      const listener = await queue.listen(lane, async (_id, signal) => {
        signal.addEventListener('abort', () => (told = true));
        await pause(3_000);
      });
      await queue.ring(lane, 'stubborn');
      await pause(200);
      const before = performance.now();
      await listener.stop(200);

      expect(told).toBe(true);
      expect(performance.now() - before).toBeLessThan(2_000);
    });

    it('answers a ping, counts what waits, and closes twice', async () => {
      await queue.ping(1_000);
      await queue.ring(lane, 'waiting', { delayMs: 60_000 });

      expect((await queue.depth())[lane]).toBe(1);
      await queue.close();
      await queue.close();
      await expect(queue.ping(500)).rejects.toMatchObject({ code: 'queue.unavailable' });
    });
  });
}

export async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

export async function until(condition: () => boolean | Promise<boolean>, timeoutMs = 10_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('it did not happen in time');
    await pause(10);
  }
}
