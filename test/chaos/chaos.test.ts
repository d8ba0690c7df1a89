import { describe, expect, it } from 'vitest';
import { faults } from './faults.ts';
import { type Row, runChaos } from './run.ts';

/** The short form of `npm run chaos`: the build stands, npm test made it. */
const SHORT: readonly string[] = [
  'all processes killed at once',
  'Redis killed, back empty',
  'Twilio takes it and breaks the line',
  'SMTP says later (451)',
  'clock two hours back',
  'webhooks twice and out of order',
  'poison row',
];

describe('faults under load, in the processes that an operator runs', () => {
  it('loses nothing and does nothing twice', async () => {
    const wanted = SHORT.flatMap((name) => faults.find((fault) => fault.name === name) ?? []).map((fault) => ({
      ...fault,
      times: Math.min(fault.times, 1),
    }));
    expect(wanted.map(({ name }) => name)).toEqual(SHORT);
    const rows: Row[] = [];

    await runChaos({
      mode: 'roles',
      faults: wanted,
      customers: 1,
      spreadMs: 1_500,
      overlap: true,
      onRow: (row) => void rows.push(row),
    });

    const problems = rows.flatMap((row) => row.problems.map((problem) => `${row.fault}: ${problem}`));
    expect(problems).toEqual([]);
    expect(rows.map(({ fault }) => fault)).toEqual(SHORT);
    for (const { messages, lost, doubled, wrongClocks } of rows) {
      expect(messages).toBeGreaterThan(0);
      expect({ lost, doubled, wrongClocks }).toEqual({ lost: 0, doubled: 0, wrongClocks: 0 });
    }
  }, 300_000);
});
