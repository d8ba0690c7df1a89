/*
 * A worker process of the kill test: takes turns and delivers, on the real queue and the real database, until it is killed.
 * Arguments: database file, Redis URL, queue prefix, own account, all accounts (comma), provider URL.
 */
import { pino } from 'pino';
import { openStore } from '../../db/index.ts';
import type { SendReceipt } from '../../src/core/channel-outcome.ts';
import { deliveriesLane, TIMERS_LANE, TURNS_LANE } from '../../src/core/queue.ts';
import { openQueue } from '../../src/queue/index.ts';
import { createDeliver } from '../../src/services/deliver.ts';
import { createSweep } from '../../src/services/sweep.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import { testChannel } from '../helpers/test-brand.ts';
import { roadDeps } from './road-deps.ts';

const [file = '', redisUrl = '', prefix = '', ownAccount = '', allAccounts = '', providerUrl = ''] =
  process.argv.slice(2);
const log = pino({ level: 'warn' });
const store = await openStore({ file, stateKey: null });
const queue = await openQueue({ redisUrl, prefix, log });
const deps = roadDeps({ store, queue, log, accountIds: allAccounts.split(','), processName: `worker-${process.pid}` });

const channel = testChannel(async (message): Promise<SendReceipt> => {
  const body = JSON.stringify({ key: message.idempotencyKey, conversation: message.to, text: message.content.text });
  const response = await fetch(providerUrl, { method: 'POST', body });
  return response.ok ? { status: 'sent', providerId: null } : { status: 'retry', reason: `status ${response.status}` };
});

const takeTurn = createTakeTurn(deps, { leaseMs: 3_000, turnTimeoutMs: 1_500 });
const deliver = createDeliver(deps, new Map([[ownAccount, channel]]));
const sweep = createSweep(deps, 4_000);

await queue.listen(TURNS_LANE, async (id, signal) => void (await takeTurn(id, { signal })), { concurrency: 2 });
await queue.listen(deliveriesLane(ownAccount), deliver, { concurrency: 4 });
await queue.listen(TIMERS_LANE, sweep);
await queue.every(TIMERS_LANE, 500);
process.stdout.write('ready\n');
