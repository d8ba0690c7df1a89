/*
 * Customers write at once, each after the answer to what was written before, now and then with a photo; turns are taken and answers
 * handed over, on a real database and real files. What the world was told is written down at that moment. Arguments: the data folder, the file of what was told, customers, messages of each.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { createFiles, openStore } from '../../db/index.ts';
import { deliveriesLane, TURNS_LANE } from '../../src/core/queue.ts';
import { createMemoryQueue } from '../../src/queue/memory.ts';
import { createDeliver } from '../../src/services/deliver.ts';
import { createReceive } from '../../src/services/receive.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import { pngBytes } from '../helpers/sample-files.ts';
import { testChannel } from '../helpers/test-brand.ts';
import { roadDeps } from './road-deps.ts';

const [folder = '', told = '', customers = '', messages = ''] = process.argv.slice(2);
const ACCOUNT = 'chat';
/** Every so many messages a photo, each another one. */
const PHOTO_EVERY = 5;

const log = pino({ level: 'warn' });
const file = join(folder, 'redress.db');
const store = await openStore({ file, stateKey: null });
const queue = createMemoryQueue({ log });
const deps = {
  ...roadDeps({ store, queue, log, accountIds: [ACCOUNT], processName: 'road' }),
  files: createFiles(join(folder, 'files')),
};
const answered = new Map<string, () => void>();
const channel = testChannel(async ({ idempotencyKey, to }) => {
  appendFileSync(told, `handed over ${idempotencyKey}\n`);
  answered.get(to)?.();
  return { status: 'sent', providerId: null };
});
const takeTurn = createTakeTurn(deps);
await queue.listen(TURNS_LANE, async (id, signal) => void (await takeTurn(id, { signal })), { concurrency: 16 });
await queue.listen(deliveriesLane(ACCOUNT), createDeliver(deps, new Map([[ACCOUNT, channel]])), { concurrency: 16 });
const receive = createReceive(deps);

await everybodyWrites('early');
putInPlace();
await everybodyWrites('late');
await queue.close();
await store.close();

function photoOf(name: string): { fileName: string; declaredType: string; bytes: Uint8Array } {
  const bytes = pngBytes(2_000);
  bytes.set(Buffer.from(name), 100);
  return { fileName: `${name}.png`, declaredType: 'image/png', bytes };
}

async function everybodyWrites(when: string): Promise<void> {
  await Promise.all(Array.from({ length: Number(customers) }, (_, n) => write(`${when}-${n}`)));
}

/** As the thread of checkpoints does it; but all of it, so that the log begins anew with the next commit. */
function putInPlace(): void {
  const other = new Database(file, { fileMustExist: true });
  for (let isAll = false; !isAll; ) {
    const [found] = other.pragma('wal_checkpoint(passive)') as { log: number; checkpointed: number }[];
    isAll = found?.log === found?.checkpointed;
  }
  other.close();
}

async function write(customer: string): Promise<void> {
  for (let n = 0; n < Number(messages); n += 1) {
    const providerId = `${customer}-m${n}`;
    const answer = new Promise<void>((resolve) => answered.set(customer, resolve));
    await receive(
      {
        accountId: ACCOUNT,
        providerId,
        kind: 'message',
        from: [{ kind: 'webchat', value: customer }],
        proven: false,
        replyAddress: customer,
        threadKey: customer,
        references: [],
        text: providerId,
        replyContext: {},
      },
      n % PHOTO_EVERY === 0 ? [photoOf(providerId)] : [],
    );
    appendFileSync(told, `received ${providerId}\n`);
    await answer;
  }
}
