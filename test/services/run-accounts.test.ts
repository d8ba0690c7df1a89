import { afterEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../src/core/channel.ts';
import { startChannels } from '../../src/services/run-accounts.ts';
import { until } from '../contracts/job-queue.ts';
import { serviceDeps } from '../helpers/service-deps.ts';
import { testAccount, testChannel } from '../helpers/test-brand.ts';

const ACCOUNT = 'shop-mail';

describe('an account of which there may be one only', () => {
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  async function run(channel: Channel) {
    const deps = await serviceDeps({ account: testAccount(ACCOUNT, { oneOwner: true }) });
    const listeners = await startChannels(deps, new Map([[ACCOUNT, channel]]), () => channel);
    ends.push(() => deps.store.close());
    const owner = async () => (await deps.store.owners.list([ACCOUNT]))[0]?.owner;
    await until(async () => (await owner()) === deps.processName);
    return { owner, stop: (graceMs: number) => Promise.all(listeners.map((listener) => listener.stop(graceMs))) };
  }

  it('is kept until its channel has ended', async () => {
    let [hasEnded, end] = [false, (): void => {}];
    const ending = new Promise<void>((resolve) => {
      end = resolve;
    });
    const { owner, stop } = await run({
      ...testChannel(async () => ({ status: 'sent', providerId: null })),
      async stop() {
        await ending;
        hasEnded = true;
      },
    });

    const stopping = stop(5_000);
    expect(await owner()).not.toBeNull();
    end();
    await stopping;

    expect(hasEnded).toBe(true);
    expect(await owner()).toBeNull();
  });

  it('is free for others soon, where its channel cannot be ended', async () => {
    const { owner, stop } = await run({
      ...testChannel(async () => ({ status: 'sent', providerId: null })),
      // It waits for an answer that never comes.
      stop: () => new Promise(() => {}),
    });

    await stop(100);

    expect(await owner()).toBeNull();
  });
});
