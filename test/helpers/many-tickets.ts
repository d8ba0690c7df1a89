import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../../db/index.ts';

export interface ManyTickets {
  tickets: number;
  /** What the n-th customer wrote. */
  text(n: number): string;
  name(n: number): string;
  /** The brand of the n-th ticket. */
  brand(n: number): string;
  newestAt: Date;
  /** Between two tickets, milliseconds. */
  everyMs: number;
  /** Default true. */
  hasMessages?: boolean;
}

const CHANNELS = ['webchat', 'email', 'whatsapp-twilio', 'voice-twilio'];
const STATES = ['closed', 'closed', 'closed', 'closed', 'resolved', 'open', 'waiting-customer', 'new'];
const TAGS = ['courier', 'refund', 'vip'];
const FLUSH_EVERY = 20_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const numberOf = (n: number): string => String(1_000_000_000 + n);
export const orderOf = (n: number): string => `KH-${100_000 + n}`;
export const phoneOf = (n: number): string => `+9198${String(n % 100_000_000).padStart(8, '0')}`;

/** What is written of each ticket, those that others point at first. */
export const COLUMNS = {
  contacts: 'id brand_id name created_at',
  identities: 'brand_id contact_id kind value proven created_at',
  conversations:
    'id brand_id contact_id account_id channel thread_key reply_address state last_seq done_seq timeline_seq created_at updated_at',
  turns: 'id conversation_id fence from_seq to_seq understood committed_at',
  inbox: 'id conversation_id seq timeline_seq account_id provider_id message received_at turn_id',
  outbox:
    'id conversation_id brand_id turn_id timeline_seq account_id idempotency_key to_address content reply_context status created_at',
  tickets:
    'id brand_id contact_id conversation_id kind topic order_number summary language state received_at ack_due_at redress_due_at updated_at assignee_id resolved_at due_at',
  ticket_numbers: 'number ticket_id',
  ticket_tags: 'ticket_id tag',
} as const;

export type Table = keyof typeof COLUMNS;
/** In the order of the columns; objects are kept as JSON. */
export type Values = (string | number | boolean | null | Date | object)[];

/**
 * Writes a database file with very many tickets, past the ports, since these write one at a time. Search finds all of
 * it, as ever.
 */
export async function seedManyTickets({ file, ...options }: ManyTickets & { file: string }): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  await (await openStore({ file, stateKey: null })).close();
  const db = new Database(file);
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -200000');
  const inserts = new Map(
    Object.entries(COLUMNS).map(([table, columns]) => {
      const names = columns.split(' ');
      const marks = names.map(() => '?').join(', ');
      return [table, db.prepare(`insert into ${table} (${names.join(', ')}) values (${marks})`)];
    }),
  );
  for (let from = 0; from < options.tickets; from += FLUSH_EVERY) {
    db.transaction(() => {
      for (let n = from; n < Math.min(options.tickets, from + FLUSH_EVERY); n += 1)
        for (const [table, values] of rowsOf(options, n)) inserts.get(table)?.run(values.map(asSqlite));
    })();
  }
  db.close();
  // Puts in the words of messages, which wait for it.
  await (await openStore({ file, stateKey: null })).close();
}

function asSqlite(value: Values[number]): string | number | null {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** The n-th ticket with its customer's two messages and what came of them. Every third ticket is of the customer before it. */
export function rowsOf(options: ManyTickets, n: number): [Table, Values][] {
  const { text, name, brand, newestAt, everyMs, tickets, hasMessages = true } = options;
  const at = new Date(newestAt.getTime() - (tickets - n) * everyMs);
  const later = (ms: number): Date => new Date(at.getTime() + ms);
  const brandId = brand(n);
  const person = brand(n - (n % 3)) === brandId ? n - (n % 3) : n;
  const [contactId, conversationId, ticketId, turnId] = [`c-${person}`, `v-${pad(n)}`, `t-${pad(n)}`, `u-${pad(n)}`];
  const channel = CHANNELS[n % CHANNELS.length] ?? '';
  const accountId = `${brandId}-${channel}`;
  const state = STATES[n % STATES.length] ?? '';
  const isDone = state === 'closed' || state === 'resolved';
  const understood = [{ read: n % 9 === 0 ? 'nothing' : 'intent:complaint', score: 0.9 }];
  const rows: [Table, Values][] = [];
  if (person === n) {
    rows.push(
      ['contacts', [contactId, brandId, name(n), at]],
      ['identities', [brandId, contactId, 'phone', phoneOf(n), true, at]],
      ['identities', [brandId, contactId, 'email', `customer${n}@home.example`, true, at]],
    );
  }
  rows.push(
    [
      'conversations',
      [conversationId, brandId, contactId, accountId, channel, conversationId, phoneOf(n), {}, 2, 2, 2, at, at],
    ],
    ['turns', [turnId, conversationId, 1, 1, 2, understood, later(1_500)]],
  );
  for (const seq of hasMessages ? [1, 2] : []) {
    const message = { text: text(n * 2 + seq) };
    rows.push([
      'inbox',
      [`i-${pad(n)}-${seq}`, conversationId, seq, seq, accountId, `p-${n}-${seq}`, message, at, turnId],
    ]);
  }
  rows.push([
    'tickets',
    [
      ticketId,
      brandId,
      contactId,
      conversationId,
      'complaint',
      'complaint',
      orderOf(n),
      text(n * 2),
      'en',
      state,
      at,
      later(2 * DAY_MS),
      later(30 * DAY_MS),
      at,
      n % 5 === 0 ? null : `agent-${n % 40}`,
      isDone ? later(DAY_MS) : null,
      isDone ? null : new Date(newestAt.getTime() + (n % 1_000 === 5 ? HOUR_MS : 30 * DAY_MS)),
    ],
  ]);
  rows.push(['ticket_numbers', [numberOf(n), ticketId]]);
  if (n % 10 === 0) rows.push(['ticket_tags', [ticketId, TAGS[n % TAGS.length] ?? '']]);
  if (n % 10_000 === 7) rows.push(['ticket_tags', [ticketId, 'recall']]);
  if (n % 1_000 === 9) {
    const answer = [`o-${pad(n)}`, conversationId, brandId, turnId, 3, accountId, `k-${n}`, phoneOf(n), {}, {}];
    rows.push(['outbox', [...answer, 'failed', at]]);
  }
  return rows;
}

/** So that ids are in the order of their times, as ours are. */
const pad = (n: number): string => String(n).padStart(9, '0');
