import { expect, it } from 'vitest';
import { createSync } from '../../db/wal.ts';

/** A file whose syncs end when they are told to. */
function file() {
  const syncs: { end(): void; fail(error: Error): void }[] = [];
  const datasync = () => new Promise<void>((resolve, reject) => syncs.push({ end: resolve, fail: reject }));
  let synced = 0;
  const sync = createSync({ datasync }, () => {
    synced += 1;
  });
  return { syncs, sync, count: () => synced };
}

it('begins a second sync while the first waits for the disk, and counts them', async () => {
  const { syncs, sync, count } = file();
  const first = sync();
  const second = sync();
  expect(syncs).toHaveLength(2);

  syncs[1]?.end();
  await second;
  syncs[0]?.end();
  await first;
  expect(count()).toBe(2);
});

it('fails all who waited when one sync failed: Linux tells of a failed write only once', async () => {
  const { syncs, sync, count } = file();
  const asked = [sync(), sync(), sync()];
  const outcomes = Promise.allSettled(asked);
  syncs[0]?.fail(new Error('EIO'));
  await new Promise(setImmediate);
  for (const { end } of syncs.slice(1)) end();

  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await expect(asked[2]).rejects.toMatchObject({ code: 'store.failed', cause: new Error('EIO') });
  expect(count()).toBe(2);

  const later = sync();
  syncs.at(-1)?.end();
  await later;
});
