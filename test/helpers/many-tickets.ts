import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../../db/index.ts';

export interface ManyTickets {
  file: string;
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

export const numberOf = (n: number): string => String(1_000_000_000 + n);
export const orderOf = (n: number): string => `KH-${100_000 + n}`;
export const phoneOf = (n: number): string => `+9198${String(n % 100_000_000).padStart(8, '0')}`;

/**
 * Writes a database file with very many tickets, each with a customer's two messages and what came of them, past the
 * ports, since these write one at a time. The triggers of the search run as ever. Every third ticket is of the customer
 * before it.
 */
export async function seedManyTickets(options: ManyTickets): Promise<void> {
  const { file, tickets } = options;
  mkdirSync(dirname(file), { recursive: true });
  await (await openStore({ file, stateKey: null })).close();
  const db = new Database(file);
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -200000');
  const write = rowsOf(db);
  for (let from = 0; from < tickets; from += FLUSH_EVERY) {
    db.transaction(() => {
      for (let n = from; n < Math.min(tickets, from + FLUSH_EVERY); n += 1) write(options, n);
    })();
  }
  db.close();
}

function rowsOf(db: Database.Database): (options: ManyTickets, n: number) => void {
  const insert = (table: string, columns: string) => {
    const names = columns.split(' ');
    return db.prepare(`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`);
  };
  const contact = insert('contacts', 'id brand_id name created_at');
  const identity = insert('identities', 'brand_id contact_id kind value proven created_at');
  const conversation = insert(
    'conversations',
    'id brand_id contact_id account_id channel thread_key reply_address state last_seq done_seq timeline_seq created_at updated_at',
  );
  const turn = insert('turns', 'id conversation_id fence from_seq to_seq understood committed_at');
  const inbox = insert(
    'inbox',
    'id conversation_id seq timeline_seq account_id provider_id message received_at turn_id',
  );
  const ticket = insert(
    'tickets',
    'id brand_id contact_id conversation_id kind topic order_number summary language state received_at ack_due_at redress_due_at updated_at assignee_id resolved_at',
  );
  const number = insert('ticket_numbers', 'number ticket_id');
  const tag = insert('ticket_tags', 'ticket_id tag');

  return ({ text, name, brand, newestAt, everyMs, tickets, hasMessages = true }, n) => {
    const at = newestAt.getTime() - (tickets - n) * everyMs;
    const brandId = brand(n);
    const person = brand(n - (n % 3)) === brandId ? n - (n % 3) : n;
    const [contactId, conversationId, ticketId] = [`c-${person}`, `v-${pad(n)}`, `t-${pad(n)}`];
    const channel = CHANNELS[n % CHANNELS.length];
    if (person === n) {
      contact.run(contactId, brandId, name(n), at);
      identity.run(brandId, contactId, 'phone', phoneOf(n), 1, at);
      identity.run(brandId, contactId, 'email', `customer${n}@home.example`, 1, at);
    }
    conversation.run(
      conversationId,
      brandId,
      contactId,
      `${brandId}-${channel}`,
      channel,
      conversationId,
      phoneOf(n),
      '{}',
      2,
      2,
      2,
      at,
      at,
    );
    const understood = JSON.stringify([{ read: n % 9 === 0 ? 'nothing' : 'intent:complaint', score: 0.9 }]);
    turn.run(`u-${pad(n)}`, conversationId, 1, 1, 2, understood, at + 1_500);
    for (const seq of hasMessages ? [1, 2] : []) {
      const message = JSON.stringify({ text: text(n * 2 + seq) });
      inbox.run(
        `i-${pad(n)}-${seq}`,
        conversationId,
        seq,
        seq,
        `${brandId}-${channel}`,
        `p-${n}-${seq}`,
        message,
        at,
        `u-${pad(n)}`,
      );
    }
    const state = STATES[n % STATES.length];
    const resolvedAt = state === 'closed' || state === 'resolved' ? at + 86_400_000 : null;
    ticket.run(
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
      at + 172_800_000,
      at + 2_592_000_000,
      at,
      n % 5 === 0 ? null : `agent-${n % 40}`,
      resolvedAt,
    );
    number.run(numberOf(n), ticketId);
    if (n % 10 === 0) tag.run(ticketId, TAGS[n % TAGS.length]);
    if (n % 10_000 === 7) tag.run(ticketId, 'recall');
  };
}

/** So that ids are in the order of their times, as ours are. */
const pad = (n: number): string => String(n).padStart(9, '0');
