import { getTableColumns } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TablePair, tablePairs } from '../../db/tables.ts';
import type { Store } from '../../src/core/store.ts';
import type { ProductDatabase } from '../chaos/database.ts';
import { later, T0 } from './store-fixtures.ts';

/** Tables without a row about a customer, and whose they are. A new table has to be here, or it is planted with one. */
const OF_OTHERS: Record<string, string> = {
  ...withReason('an account of somebody who works with the console', [
    'user',
    'session',
    'account',
    'verification',
    'two_factor',
    'rate_limit',
    'staff',
    'call_agents',
  ]),
  ...withReason('a setting of the shop', ['api_keys', 'webhooks', 'brand_settings', 'canned_replies', 'audit_log']),
  webhook_deliveries: 'ids and states of tickets, for other programs (src/services/webhooks.ts)',
  ...withReason('a process', ['account_owners', 'account_health']),
};

/** Columns that outlive an erasure, and why. Whatever else can hold text has to be gone. */
const KEPT: Record<string, string> = {
  ...withReason('an id of ours, or of somebody at the console: what it points to is masked', [
    'calls.agent_id',
    'calls.reserved_for',
    'calls.ticket_number',
    'conversations.awaits_effect',
    'conversations.holder_id',
    'merge_reviews.decided_by',
    'notifications.detail',
    'notifications.user_id',
    'outbox.acknowledges_ticket_id',
    'outbox.author_id',
    'outbox.idempotency_key',
    'outbox_ways.chain_id',
    'outbox_ways.next_outbound_id',
    'presence.user_id',
    'ticket_events.actor',
    'ticket_events.data',
    'ticket_notes.author_id',
    'ticket_notes.mentions',
    'ticket_numbers.number',
    'tickets.assignee_id',
    'tickets.follows_id',
    'tickets.merged_into_id',
    'tickets.split_from_id',
  ]),
  ...withReason('a word of ours for what happened: names of flows, of clocks, of processes, a language', [
    'calls.language',
    'conversations.channel',
    'conversations.language',
    'conversations.lease_owner',
    'conversations.rung',
    'effects.call',
    'effects.claimed_by',
    'outbox.claimed_by',
    'outbox_ways.refusal',
    'quarantine.reason',
    'ticket_firings.clock',
    'tickets.language',
    'tickets.topic',
    'turns.understood',
  ]),
  ...withReason('a provider’s number: late reports and repeated messages are known by it', [
    'calls.agent_leg',
    'calls.call_sid',
    'calls.customer_leg',
    'calls.dial_id',
    'intake_messages.key_id',
    'intake_messages.message_id',
    'outbox.provider_id',
  ]),
  ...withReason('part of the register of complaints, which the law wants kept', ['tickets.docket', 'ticket_tags.tag']),
  ...withReason('a keyed hash that is of no use after some minutes', ['track_codes.hash']),
  ...withReason('the shop’s books', [
    'order_actions.key',
    'order_actions.kind',
    'order_actions.reference',
    'order_lines.category',
    'order_lines.components',
    'order_lines.sku',
    'order_lines.title',
    'order_refunds.payout',
    'order_refunds.reference',
    'order_returns.pickup_day',
    'order_returns.reason',
    'order_returns.sku',
    'orders.customer_name',
    'orders.email',
    'orders.invoice_url',
    'orders.phone',
    'orders.pin_code',
    'shipments.carrier',
    'shipments.tracking_number',
    'shipments.tracking_url',
    'warranties.replaced_by',
    'warranties.replaces',
    'warranties.serial',
    'warranties.sku',
    'warranties.title',
  ]),
};

/** Erased, and not part of the export; and why. */
const NOT_EXPORTED: Record<string, string> = {
  ...withReason('internal: of the people of the console', [
    'draft_files.content_type',
    'draft_files.name',
    'draft_files.sha256',
    'draft_files.user_id',
    'drafts.text',
    'drafts.user_id',
    'phrase_suggestions.intent',
    'phrase_suggestions.language',
    'phrase_suggestions.user_id',
    'ticket_notes.text',
  ]),
  ...withReason('made from what is given out: messages, identities, actions', [
    'call_steps.document',
    'conversations.state',
    'effects.action',
    'effects.detail',
    'ticket_files.sku',
  ]),
  ...withReason('how a message finds its way: nothing that was said', [
    'call_steps.step',
    'channel_state.value',
    'inbox.provider_id',
    'outbox.in_reply_to',
    'outbox.reply_context',
    'upload_links.caller',
    'upload_links.language',
  ]),
  ...withReason('a keyed hash', ['codes.hash', 'upload_links.hash']),
};

const PHONES = { asha: '919812300001', binod: '919812300002' } as const;
type Person = keyof typeof PHONES;

/** What `redress export` and `redress erase` do to every column that there is, whatever database stands behind it. */
export function privacyContract(name: string, open: () => Promise<{ store: Store; database: ProductDatabase }>): void {
  describe(`one person in every table of ${name}`, () => {
    let store: Store;
    let database: ProductDatabase;

    beforeEach(async () => {
      ({ store, database } = await open());
      for (const person of ['asha', 'binod'] as const) await plant(database, person);
    });
    afterEach(async () => {
      await store.close();
      await database.close();
    });

    it('is erased from each column that is not kept with a reason, and nobody else is', async () => {
      const before = await placesOf(database, 'binod');

      expect(await store.privacy.erase('shop', idOf('contacts', 'asha'), T0)).toMatchObject({ outcome: 'erased' });

      expect(await placesOf(database, 'asha')).toEqual(Object.keys(KEPT).sort());
      expect(await placesOf(database, 'binod')).toEqual(before);
    });

    it('is not erased while something that they asked for is being done', async () => {
      await database.run("update effects set status = 'queued' where id = ?", idOf('effects', 'asha'));

      expect(await store.privacy.erase('shop', idOf('contacts', 'asha'), T0)).toEqual({ outcome: 'busy' });
      expect(await placesOf(database, 'asha')).toContain('inbox.message');
    });

    it('is neither answered nor written to any more, whoever asked for it', async () => {
      await database.run('update conversations set awaits_effect = null, lease_owner = null, lease_until = null');
      // A code that went to the contact on an order, from somebody else's conversation.
      await database.run(
        "update outbox set status = 'queued', to_address = ? where id = ?",
        `whatsapp:+${PHONES.asha}`,
        idOf('outbox', 'binod'),
      );

      await store.privacy.erase('shop', idOf('contacts', 'asha'), T0);

      const due = await store.sweeps.due(later(1_000_000), 10);
      expect(due.conversations).toEqual([idOf('conversations', 'binod')]);
      expect(due.outbound).toEqual([]);
      expect(await placesOf(database, 'binod')).not.toContain('outbox.content');
    });

    it('is taken from what was set aside when that is old; that it was stays', async () => {
      await store.privacy.forgetSetAside(['wa'], T0);
      expect(await placesOf(database, 'asha')).toContain('quarantine.payload');

      await store.privacy.forgetSetAside(['wa'], later(1));

      expect(await placesOf(database, 'asha')).not.toContain('quarantine.payload');
      expect(await placesOf(database, 'asha')).not.toContain('quarantine.detail');
      expect(await store.quarantine.list(['wa'], 10)).toHaveLength(2);
    });

    it('is given out with each column that is erased, where no reason says otherwise', async () => {
      const places = await placesOf(database, 'asha');

      const record = JSON.stringify(await store.privacy.record('shop', idOf('contacts', 'asha')));

      const missing = places.filter(
        (place) => !(place in KEPT || HOLDS_NUMBER.has(place)) && !record.includes(tokenOf(place, 'asha')),
      );
      expect(record).toContain(PHONES.asha);
      expect(missing.sort()).toEqual(Object.keys(NOT_EXPORTED).sort());
      expect(record).not.toContain('binod0');
      expect(record).not.toContain(PHONES.binod);
    });
  });
}

function withReason(reason: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, reason]));
}

const PLANTED = tablePairs().filter(({ name }) => !(name in OF_OTHERS));
const PLACES = tablePairs().flatMap(({ name, sqlite }) =>
  Object.values(getTableColumns(sqlite)).map((column) => `${name}.${column.name}`),
);

/** Nothing but their number, which the record has. */
const HOLDS_NUMBER: ReadonlySet<string> = new Set([
  'channel_state.key',
  'conversations.reply_address',
  'identities.value',
  'identity_attempts.key',
  'outbox.to_address',
  'suppressions.value',
]);

/** The words that stand in this column for this person, and nowhere else. */
function tokenOf(place: string, person: Person): string {
  return `${person}0${String(PLACES.indexOf(place)).padStart(3, '0')}`;
}

export function idOf(table: string, person: Person): string {
  return `${table}-of-${person === 'asha' ? 'a' : 'b'}`;
}

/** A row about them in every table, each column with words of its own. */
export async function plant(database: ProductDatabase, person: Person): Promise<void> {
  for (const pair of PLANTED) {
    const columns = Object.values(getTableColumns(pair.sqlite)).filter(
      // Numbers that count themselves.
      (column) => !(column.primary && column.dataType === 'number'),
    );
    const values = columns.map((column) => planted(pair, column, person, database));
    await database.run(
      `insert into "${pair.name}" (${columns.map(({ name }) => `"${name}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
      ...values,
    );
  }
}

function planted(
  { name, postgres }: TablePair,
  column: { name: string; dataType: string; enumValues: string[] | undefined },
  person: Person,
  { kind }: ProductDatabase,
): unknown {
  const place = `${name}.${column.name}`;
  const own = tokenOf(place, person);
  const fixed = linked(place, person);
  if (fixed !== undefined) return fixed;
  const points = getTableConfig(postgres)
    .foreignKeys.map(({ reference }) => reference())
    .find(({ columns: [from] }) => from?.name === column.name);
  if (points !== undefined) return idOf(getTableConfig(points.foreignTable).name, person);
  if (column.name === 'id') return idOf(name, person);
  // One of a few words of ours.
  const [word] = column.enumValues ?? [];
  if (word !== undefined) return word;
  switch (column.dataType) {
    case 'date':
      return kind === 'PostgreSQL' ? T0 : T0.getTime();
    case 'number':
      return 1;
    case 'boolean':
      return kind === 'PostgreSQL' ? true : 1;
    case 'json':
      return JSON.stringify({ planted: own });
    case 'buffer':
      return Buffer.from(own);
    default:
      return own;
  }
}

/** What makes rows those of one person, and what is read back. */
function linked(place: string, person: Person): unknown {
  const phone = `+${PHONES[person]}`;
  const own = tokenOf(place, person);
  const callSid = tokenOf('calls.call_sid', person);
  const [, column = ''] = place.split('.');
  switch (place) {
    case 'identities.kind':
    case 'suppressions.kind':
      return 'phone';
    case 'identities.value':
    case 'suppressions.value':
    case 'orders.phone':
      return phone;
    case 'orders.number':
      return `order-${person[0]}`;
    case 'conversations.reply_address':
    case 'outbox.to_address':
      return `whatsapp:${phone}`;
    // A call's conversation is named after it.
    case 'conversations.thread_key':
    case 'call_steps.call_sid':
    case 'upload_links.call_sid':
      return callSid;
    case 'inbox.provider_id':
      return `${phone}/${own}`;
    case 'identity_attempts.key':
      return `ticket-message:${phone}`;
    case 'channel_state.key':
      return `key/session/${PHONES[person]}.0`;
    case 'quarantine.payload':
      return Buffer.from(`From=whatsapp%3A%2B${PHONES[person]}&Body=${own}`);
    case 'phrase_suggestions.text':
      return tokenOf('inbox.message', person);
    case 'inbox.message':
      return JSON.stringify({
        accountId: 'wa',
        providerId: own,
        kind: 'message',
        from: [{ kind: 'phone', value: phone }],
        proven: true,
        replyAddress: phone,
        threadKey: phone,
        references: [],
        text: own,
        replyContext: {},
      });
    case 'outbox.content':
      return JSON.stringify({ text: own, options: [], language: 'en' });
    case 'turns.understood':
      return JSON.stringify([{ read: own, score: null }]);
    case 'effects.status':
      return 'settled';
    case 'outbox.status':
      return 'sent';
    case 'tickets.state':
      return 'resolved';
    case 'ticket_files.attachment_id':
      return idOf('attachments', person);
    default:
  }
  switch (column) {
    case 'brand_id':
      return 'shop';
    case 'account_id':
      return 'wa';
    case 'ticket_id':
      return idOf('tickets', person);
    case 'order_number':
      return `order-${person[0]}`;
    default:
      return undefined;
  }
}

/** What is left of them anywhere, by the column that it was planted in; their number by the column that it is found in. */
async function placesOf(database: ProductDatabase, person: Person): Promise<string[]> {
  const found = new Set<string>();
  for (const { place, text } of await cellsOf(database)) {
    for (const planted of plantedIn(text, person)) found.add(planted);
    if (text.includes(PHONES[person])) found.add(place);
  }
  return [...found].sort();
}

/** Every value of every table, by the database's own list of them: its index of words too. */
export async function cellsOf(database: ProductDatabase): Promise<{ place: string; text: string }[]> {
  const cells: { place: string; text: string }[] = [];
  for (const table of await tablesOf(database)) {
    for (const row of await database.all<Record<string, unknown>>(`select * from "${table}"`)) {
      for (const [column, value] of Object.entries(row)) {
        const text = Buffer.isBuffer(value) ? value.toString('latin1') : String(JSON.stringify(value));
        cells.push({ place: `${table}.${column}`, text });
      }
    }
  }
  return cells;
}

/** The columns whose words stand in this text. */
function plantedIn(text: string, person: Person): string[] {
  return [...text.matchAll(new RegExp(`${person}0(\\d{3})`, 'g'))].map(([, index]) => PLACES[Number(index)] ?? '?');
}

/** What was to be erased and still stands in these bytes. */
export function leftIn(bytes: Buffer, person: Person): string[] {
  const left = plantedIn(bytes.toString('latin1'), person).filter((place) => !(place in KEPT));
  return [...new Set(left)];
}

async function tablesOf(database: ProductDatabase): Promise<string[]> {
  const rows = await database.all<{ name: string }>(
    database.kind === 'SQLite'
      ? "select name from sqlite_master where type = 'table'"
      : "select tablename as name from pg_tables where schemaname = 'public'",
  );
  return rows.map(({ name }) => name);
}
