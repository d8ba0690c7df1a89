import { expect, it } from 'vitest';
import { sharedRuns } from '../../src/lib/shared-runs.ts';

/** Work whose runs end when they are told to. */
function work(most = 1) {
  const runs: { end(): void; fail(error: Error): void }[] = [];
  const ask = sharedRuns(most, () => new Promise((resolve, reject) => runs.push({ end: resolve, fail: reject })));
  return { runs, ask };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('serves all who ask while it runs with one more run, begun after they asked', async () => {
  const { runs, ask } = work();
  const done: string[] = [];
  const first = ask().then(() => done.push('first'));
  await settled();
  const later = [ask().then(() => done.push('second')), ask().then(() => done.push('third'))];
  await settled();
  expect(runs).toHaveLength(1);

  runs[0]?.end();
  await first;
  await settled();
  expect(done).toEqual(['first']);
  expect(runs).toHaveLength(2);

  runs[1]?.end();
  await Promise.all(later);
  expect(runs).toHaveLength(2);
});

it('tells a failure to those of that run alone, and goes on', async () => {
  const { runs, ask } = work();
  const first = ask();
  await settled();
  const second = ask();

  runs[0]?.fail(new Error('the disk is gone'));
  await expect(first).rejects.toThrow('the disk is gone');
  await settled();
  runs[1]?.end();
  await second;
});

it('begins as many runs at once as it may, and one more for all others at the first end', async () => {
  const { runs, ask } = work(2);
  const asked = [ask(), ask(), ask(), ask()];
  await settled();
  expect(runs).toHaveLength(2);

  runs[1]?.end();
  await asked[1];
  await settled();
  expect(runs).toHaveLength(3);

  for (const run of runs) run.end();
  await Promise.all(asked);
  expect(runs).toHaveLength(3);
});
