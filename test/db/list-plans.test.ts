import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { openStore } from '../../db/index.ts';
import type { DeskFilter } from '../../src/core/desk.ts';
import type { Store } from '../../src/core/store.ts';
import { watchPlans } from '../helpers/watch-plans.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-plans-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOW = new Date('2026-11-24T10:00:00+05:30');
const breaching = {
  brandIds: ['shop', 'other'],
  userId: 'ravi',
  limit: 50,
  view: 'breaching',
  dueBefore: NOW,
} as const;

const NARROWED = { kind: 'request', priority: 'urgent', state: 'new', assigneeId: 'asha' } as const;

it.each([
  ['what breaches', breaching, 'tickets_due (brand_id=? AND due_at<?)'],
  [
    'its next page',
    { ...breaching, after: { at: NOW, id: 't' } },
    'tickets_due (brand_id=? AND (due_at,id)>(?,?) AND due_at<?)',
  ],
  ['what breaches of one person', { ...breaching, assigneeId: 'asha' }, 'tickets_due (brand_id=? AND due_at<?)'],
  ['what breaches in one state', { ...breaching, state: 'open' as const }, 'tickets_due (brand_id=? AND due_at<?)'],
])('takes the index for %s, and sorts nothing', async (_, filter, expected) => {
  const store = await openStore({ file: join(folder, 'plans.db'), stateKey: null });
  const watch = watchPlans();
  await store.desk.list(filter);
  const plans = watch.plans().filter(({ source }) => source.includes('from "tickets"'));
  watch.stop();
  await store.close();

  expect(new Set(plans.map(({ detail }) => detail))).toEqual(new Set([`SEARCH tickets USING INDEX ${expected}`]));
});

it.each([
  ['kind', { kind: 'request' }],
  ['priority', { priority: 'urgent' }],
  ['state', { state: 'new' }],
  ['person', { assigneeId: 'asha' }],
  ['nobody', { assigneeId: 'none' }],
  ['all of them, on a later page', { ...NARROWED, after: { at: NOW, id: 't' } }],
] satisfies [string, Partial<DeskFilter>][])(
  'reads no ticket that is not in the list of what breaches, by %s',
  async (_, filter) => {
    const file = join(folder, 'plans.db');
    const store = await openStore({ file, stateKey: null });
    const watch = watchPlans();
    await store.desk.list({ ...breaching, ...filter });
    const asked = watch.plans().find(({ source }) => source.includes('from "tickets"'))?.source ?? '';
    watch.stop();
    await store.close();
    const db = new Database(file);
    // Where the index has all that a question for ids needs, it also tells which rows are to be read.
    const forIds = asked.replace(/^select .* from "tickets"/, 'select "id" from "tickets"').replaceAll('?', '1');
    const [plan] = db.prepare(`explain query plan ${forIds}`).all() as { detail: string }[];
    db.close();

    expect(plan?.detail).toContain('USING COVERING INDEX tickets_due (');
  },
);

it('enters the list at the page that was asked for, and not at its newest ticket', async () => {
  const store = await openStore({ file: join(folder, 'plans.db'), stateKey: null });
  const watch = watchPlans();
  await store.desk.list({ brandIds: ['shop'], userId: 'ravi', limit: 50, view: 'open', after: { at: NOW, id: 't' } });
  const plans = watch.plans().filter(({ source }) => source.includes('from "tickets"'));
  watch.stop();
  await store.close();

  expect(plans[0]?.detail).toBe('SEARCH tickets USING INDEX tickets_state (brand_id=? AND state=? AND updated_at<?)');
});

const AFTER = { at: NOW, id: 't' };
const quarantine = { accountIds: ['chat', 'mail'], limit: 100 };
const undelivered = { brandIds: ['shop', 'other'], now: NOW, limit: 100 };

it.each([
  [
    'what waits in quarantine',
    (store: Store) => store.quarantine.list({ ...quarantine, view: 'waiting' }),
    ['SCAN quarantine USING INDEX quarantine_waiting'],
  ],
  [
    'its next page',
    (store: Store) => store.quarantine.list({ ...quarantine, view: 'waiting', reason: 'loop', after: AFTER }),
    ['SEARCH quarantine USING INDEX quarantine_waiting ((at,id)<(?,?))'],
  ],
  [
    'what was let out',
    (store: Store) => store.quarantine.list({ ...quarantine, view: 'released', after: AFTER }),
    ['SEARCH quarantine USING INDEX quarantine_released (released_at>? AND (released_at,id)<(?,?))'],
  ],
  [
    'how much waits',
    (store: Store) => store.quarantine.countWaiting(null, 1_000),
    ['SCAN quarantine USING COVERING INDEX quarantine_waiting'],
  ],
  [
    'what did not arrive',
    (store: Store) => store.outbox.undelivered({ ...undelivered, after: AFTER }),
    ['SEARCH outbox USING INDEX outbox_undelivered (brand_id=? AND created_at>?)'],
  ],
  [
    'how much did not arrive',
    (store: Store) => store.outbox.countUndelivered(undelivered),
    ['SEARCH outbox USING INDEX outbox_undelivered (brand_id=?)'],
  ],
  [
    'older conversations',
    (store: Store) => store.conversations.list({ brandIds: ['shop', 'other'], limit: 100, after: AFTER }),
    ['SEARCH conversations USING INDEX conversations_updated (brand_id=? AND updated_at<?)'],
  ],
  [
    'who may be one person',
    (store: Store) => store.chats.mergeReviews({ brandIds: ['shop'], limit: 100, after: AFTER }),
    ['SEARCH merge_reviews USING INDEX merge_reviews_open (brand_id=? AND at>?)'],
  ],
])('takes the index for %s, and walks along no table', async (_, list, expected) => {
  const store = await openStore({ file: join(folder, 'plans.db'), stateKey: null });
  const watch = watchPlans();
  await list(store);
  const details = watch.plans().map(({ detail }) => detail);
  watch.stop();
  await store.close();

  const first = details.filter((detail) =>
    /(quarantine_|outbox_undelivered|merge_reviews_open|conversations_updated)/.test(detail),
  );
  expect(first).toEqual(expected);
  expect(details.filter((detail) => /^SCAN (?!quarantine USING|json_each|\(|some)/.test(detail))).toEqual([]);
});
