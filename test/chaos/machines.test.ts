import { describe, expect, it } from 'vitest';
import { faults } from './faults.ts';
import { type Row, runChaos } from './run.ts';

const PROCESSES = ['web', 'web-2', 'worker', 'worker-2', 'channels', 'channels-2'];
/** One of each role dies, and who runs the mailboxes and the WhatsApp session. */
const SHORT: readonly string[] = [
  'a web server killed',
  'a worker killed',
  'a mailbox: its owner killed',
  'the WhatsApp session: its owner killed',
];
/** The product promises half of it; a busy machine is no fault of it. */
const TAKEOVER_LIMIT_MS = 60_000;

/** The short form of `npm run chaos -- --mode machines`: the build stands, npm test made it. */
describe('several machines over PostgreSQL and Redis, of which some die under load', () => {
  it('lose nothing and do nothing twice; mailboxes and the WhatsApp session find another owner', async () => {
    const wanted = SHORT.flatMap((name) => faults.find((fault) => fault.name === name) ?? []);
    const rows: Row[] = [];

    await runChaos({
      mode: 'machines',
      database: 'PostgreSQL',
      processes: PROCESSES,
      faults: wanted.map((fault) => ({ ...fault, times: 1 })),
      customers: 1,
      spreadMs: 1_500,
      overlap: true,
      takeoverLimitMs: TAKEOVER_LIMIT_MS,
      onRow: (row) => void rows.push(row),
    });

    const problems = rows.flatMap((row) => row.problems.map((problem) => `${row.fault}: ${problem}`));
    expect(problems).toEqual([]);
    expect(rows.map(({ fault, notDone }) => ({ fault, notDone }))).toEqual(
      SHORT.map((fault) => ({ fault, notDone: null })),
    );
    for (const { messages, lost, doubled, wrongClocks } of rows) {
      expect(messages).toBeGreaterThan(0);
      expect({ lost, doubled, wrongClocks }).toEqual({ lost: 0, doubled: 0, wrongClocks: 0 });
    }
    const [, , mailbox, session] = rows.map(({ takeovers }) => takeovers);
    expect(mailbox?.mailbox).toBeGreaterThan(0);
    expect(session?.session).toBeGreaterThan(0);
  }, 300_000);
});
