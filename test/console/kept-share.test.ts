import { expect, it } from 'vitest';
import { keptShare } from '../../src/console/reports/kept-share.ts';

it.each([
  [7, 0, 1],
  [9_999, 1, 0.999],
  [6_253, 11, 0.998],
  [0, 3, 0],
])('calls nothing kept in full that was not: %d in time, %d late', (inTime, late, expected) => {
  expect(keptShare(inTime, late)).toBe(expected);
});
