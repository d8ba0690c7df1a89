import { expect, it } from 'vitest';
import { linesOf } from '../../bench/table.ts';

it('the table has a line for each queue of the road, beside the ratio that its JSON names', () => {
  const speed = (perSecond: number) => ({ perSecond, p50Ms: 1, p99Ms: 2, memoryMb: 3 });
  const queue = { bare: speed(8_000), road: speed(1_000), ratio: 0.125 };
  const printed = JSON.parse(JSON.stringify({ wholeRoadRatio: 0.125, redis: queue, embedded: queue }));

  const lines = linesOf({ road: printed });

  expect(lines).toEqual([
    ['whole road, messages a second (redis); bare BullMQ job', '1000', '8000', '0.13'],
    ['whole road, messages a second (embedded); bare BullMQ job', '1000', '8000', '0.13'],
  ]);
});
