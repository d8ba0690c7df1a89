import { expect, it } from 'vitest';
import { byDay } from '../../src/console/reports/by-day.ts';

it('has the days on which nobody wrote, also over the end of a month', () => {
  const volumes = [
    { day: '2026-12-01', channel: 'email', conversations: 2 },
    { day: '2026-11-29', channel: 'webchat', conversations: 1 },
    { day: '2026-12-01', channel: 'webchat', conversations: 4 },
  ];

  expect(byDay(volumes)).toEqual([
    { day: '2026-11-29', channels: { webchat: 1 } },
    { day: '2026-11-30', channels: {} },
    { day: '2026-12-01', channels: { email: 2, webchat: 4 } },
  ]);
  expect(byDay([])).toEqual([]);
});
