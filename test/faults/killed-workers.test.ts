import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../db/index.ts';
import type { JobQueue } from '../../src/core/queue.ts';
import type { Store } from '../../src/core/store.ts';
import { openQueue } from '../../src/queue/index.ts';
import { createReceive } from '../../src/services/receive.ts';
import { type RedisServer, startRedis } from '../helpers/redis-server.ts';
import { roadDeps } from './road-deps.ts';

const CONVERSATIONS = 200;
const MESSAGES = 20;
const ACCOUNTS = ['lane-a', 'lane-b'] as const;
const KILLS = 10;

interface Sent {
  key: string;
  conversation: string;
  text: string;
}

describe('two processes with two workers each, killed at random', () => {
  const log = pino({ level: 'silent' });
  const sent: Sent[] = [];
  const children = new Map<string, ChildProcess>();
  let folder: string;
  let file: string;
  let redis: RedisServer;
  let provider: Server;
  let providerUrl: string;
  let store: Store;
  let queue: JobQueue;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'redress-kill-'));
    file = join(folder, 'redress.db');
    redis = await startRedis();
    store = await openStore({ file, stateKey: null });
    queue = await openQueue({ redisUrl: redis.url, prefix: 'kill', log });
    provider = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        sent.push(JSON.parse(Buffer.concat(chunks).toString()));
        response.end('ok');
      });
    });
    provider.listen(0, '127.0.0.1');
    await once(provider, 'listening');
    const address = provider.address();
    providerUrl = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`;
  });

  afterAll(async () => {
    for (const child of children.values()) child.kill('SIGKILL');
    await queue?.close();
    await store?.close();
    provider?.close();
    await redis?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('answers 200 × 20 messages, each exactly once and in order', async () => {
    const receive = createReceive(roadDeps({ store, queue, log, accountIds: ACCOUNTS, processName: 'web' }));
    await Promise.all(ACCOUNTS.map(startWorker));

    const feeding = feed(receive);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await pause(300 + Math.random() * 700);
      const account = ACCOUNTS[Math.random() < 0.5 ? 0 : 1];
      children.get(account)?.kill('SIGKILL');
      await startWorker(account);
    }
    await feeding;
    await until(() => open() === 0, 120_000);

    const db = new Database(file, { readonly: true });
    const inbox = db.prepare('select count(*) n, count(turn_id) answered from inbox').get() as {
      n: number;
      answered: number;
    };
    const rows = db
      .prepare('select idempotency_key k, status, content, conversation_id c from outbox order by rowid')
      .all() as {
      k: string;
      status: string;
      content: string;
      c: string;
    }[];
    db.close();
    const byKey = new Map<string, Sent[]>();
    for (const one of sent) byKey.set(one.key, [...(byKey.get(one.key) ?? []), one]);
    const uncertain = rows.filter(({ status }) => status === 'uncertain');
    const doubled = [...byKey.values()].filter((copies) => copies.length > 1);
    const lost = rows.filter(({ k, status }) => status === 'sent' && !byKey.has(k));
    process.stdout.write(
      `kills ${KILLS}, messages ${inbox.n}, answers ${rows.length}, lost ${inbox.n - inbox.answered + lost.length}, doubled ${doubled.length}, uncertain ${uncertain.length}\n`,
    );

    expect(inbox).toEqual({ n: CONVERSATIONS * MESSAGES, answered: CONVERSATIONS * MESSAGES });
    expect(wordsPerConversation(rows)).toEqual(expectedWords());
    expect(rows.filter(({ status }) => status !== 'sent' && status !== 'uncertain')).toEqual([]);
    expect(doubled).toEqual([]);
    expect(lost).toEqual([]);
    expect(inOrder(sent)).toBe(true);
  }, 240_000);

  async function startWorker(account: string): Promise<void> {
    const args = [file, redis.url, 'kill', account, ACCOUNTS.join(','), providerUrl];
    const script = new URL('./road-worker.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.set(account, child);
    await once(child.stdout, 'data');
  }

  async function feed(receive: ReturnType<typeof createReceive>): Promise<void> {
    for (let n = 1; n <= MESSAGES; n += 1) {
      for (let c = 0; c < CONVERSATIONS; c += 1) {
        await receive({
          accountId: ACCOUNTS[c % 2] ?? 'lane-a',
          providerId: `c${c}-m${n}`,
          kind: 'message',
          from: [{ kind: 'webchat', value: `customer-${c}` }],
          proven: false,
          replyAddress: `c${c}`,
          threadKey: `c${c}`,
          references: [],
          text: `m${n}`,
          replyContext: {},
        });
      }
    }
  }

  function open(): number {
    const db = new Database(file, { readonly: true });
    const waiting = db.prepare('select count(*) from inbox where turn_id is null').pluck().get() as number;
    const unsent = db
      .prepare("select count(*) from outbox where status in ('queued', 'sending')")
      .pluck()
      .get() as number;
    db.close();
    return waiting + unsent;
  }
});

function wordsPerConversation(rows: readonly { c: string; content: string }[]): string[] {
  const words = new Map<string, string[]>();
  for (const { c, content } of rows) {
    words.set(c, [...(words.get(c) ?? []), ...(JSON.parse(content) as { text: string }).text.split('\n')]);
  }
  return [...words.values()].map((list) => list.join(' '));
}

function expectedWords(): string[] {
  const all = Array.from({ length: MESSAGES }, (_, n) => `m${n + 1}`).join(' ');
  return Array.from({ length: CONVERSATIONS }, () => all);
}

/** The provider saw each conversation's answers in the order in which the customer wrote; what is uncertain may be missing. */
function inOrder(sends: readonly Sent[]): boolean {
  const last = new Map<string, number>();
  return sends.every(({ conversation, text }) => {
    const numbers = text.split('\n').map((word) => Number(word.slice(1)));
    const before = last.get(conversation) ?? 0;
    last.set(conversation, numbers.at(-1) ?? before);
    return numbers[0] !== undefined && numbers[0] > before;
  });
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

async function until(condition: () => boolean, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('not settled in time');
    await pause(250);
  }
}
