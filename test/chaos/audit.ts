import { messageIdOf } from '../../channels/whatsapp-baileys/outbound.ts';
import { isMailbox, WEB } from './accounts.ts';
import type { ProductDatabase } from './database.ts';
import type { Installation } from './installation.ts';
import type { Ledger } from './ledger.ts';

/** What became of the messages of one wave, by the database's word and by that of those who were sent to. */
export interface Verdict {
  messages: number;
  /** Set aside with a reason, where people see it. */
  kept: number;
  lost: number;
  doubled: number;
  /** Honest "nobody knows": counted apart. */
  uncertain: number;
  /** The provider refused, and the row says so. */
  failed: number;
  tickets: number;
  wrongClocks: number;
  problems: string[];
}

interface OutboxRow {
  id: string;
  account: string;
  to: string;
  status: string;
  reason: string | null;
  providerId: string | null;
  /** WhatsApp's id of it, where it goes that way. */
  messageId: string;
  wave: string;
}

/** Whose conversation it is. */
interface Lane {
  account: string;
  threadKey: string;
  replyAddress: string;
}
const LANE = 'c.account_id as account, c.thread_key as "threadKey", c.reply_address as "replyAddress"';

interface Ticket extends Lane {
  id: string;
  kind: string;
  receivedAt: number;
  ackDueAt: number | null;
  redressDueAt: number | null;
  conversationId: string;
}

const HOUR_MS = 3_600_000;
const IST_MS = 5.5 * HOUR_MS;

export function emptyVerdict(): Verdict {
  return {
    messages: 0,
    kept: 0,
    lost: 0,
    doubled: 0,
    uncertain: 0,
    failed: 0,
    tickets: 0,
    wrongClocks: 0,
    problems: [],
  };
}

/** Compares promises, rows and what the outside received. Run it when everything has come to rest. */
export async function audit(installation: Installation, ledger: Ledger): Promise<Map<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  const of = (wave: string): Verdict => {
    let verdict = verdicts.get(wave);
    if (verdict === undefined) {
      verdict = emptyVerdict();
      verdicts.set(wave, verdict);
    }
    return verdict;
  };
  const blame = (wave: string, what: 'lost' | 'doubled' | 'wrongClocks', problem: string): void => {
    const verdict = of(wave);
    verdict[what] += 1;
    verdict.problems.push(`${what}: ${problem}`);
  };
  const db = installation.database;

  for (const entry of ledger.promised) {
    if (!entry.isAccepted) continue;
    of(entry.wave).messages += 1;
    await judgeInbound(db, entry, of, blame);
  }
  for (const problem of await brokenLanes(db)) blame(problem.wave(ledger), problem.what, problem.text);
  for (const row of await outboxRows(db, ledger)) judgeOutbound(row, installation, of, blame);
  for (const text of await strangers(installation)) blame('', 'doubled', text);
  for (const { number, id } of installation.linkedShop?.unread ?? [])
    blame(waveOf(ledger, WEB, number, ''), 'lost', `the phone ${number} could not open ${id}`);
  await judgeTickets(db, ledger, of, blame);
  for (const { wave, what } of ledger.differing)
    blame(wave, 'doubled', `a repeated webhook got another answer: ${what}`);
  for (const { wave, what } of ledger.refused) of(wave).problems.push(`refused: ${what}`);
  return verdicts;
}

type Of = (wave: string) => Verdict;
type Blame = (wave: string, what: 'lost' | 'doubled' | 'wrongClocks', problem: string) => void;

/** Found once, answered by exactly one committed turn, or set aside. */
async function judgeInbound(
  db: ProductDatabase,
  entry: Ledger['promised'][number],
  of: Of,
  blame: Blame,
): Promise<void> {
  const { wave, account, providerId } = entry;
  const rows = await db.all<{ committedId: string | null; holder: string; answers: number | string }>(
    `select c.holder, t.id as "committedId", (select count(*) from outbox o where o.turn_id = i.turn_id) as answers
     from inbox i join conversations c on c.id = i.conversation_id left join turns t on t.id = i.turn_id
     where i.account_id = ? and (i.provider_id = ? or i.provider_id like ?)`,
    account,
    providerId,
    `${providerId} %`,
  );
  const [row] = rows;
  if (row === undefined) {
    if (await isSetAside(db, account, providerId)) of(wave).kept += 1;
    else blame(wave, 'lost', `${account} ${providerId} was promised and is nowhere`);
    return;
  }
  if (rows.length > 1) blame(wave, 'doubled', `${account} ${providerId} is there ${rows.length} times`);
  if (row.committedId === null) blame(wave, 'lost', `${account} ${providerId} was never answered`);
  else if (Number(row.answers) === 0) {
    // A person has the conversation: what is written then is theirs to read.
    if (row.holder === 'person') of(wave).kept += 1;
    else blame(wave, 'lost', `${account} ${providerId} has a turn without an answer`);
  }
}

async function isSetAside(db: ProductDatabase, account: string, providerId: string): Promise<boolean> {
  const rows = await db.all<{ payload: unknown }>('select payload from quarantine where account_id = ?', account);
  // Of WhatsApp Web with its words: what could not be opened says nothing to anybody.
  const parts = account === WEB ? [providerId.replace(/.*\//, ''), '"message":'] : [providerId];
  return rows.some(({ payload }) => Buffer.isBuffer(payload) && parts.every((part) => payload.includes(part)));
}

/** The turns of a lane follow each other without gap and overlap: no message has two turns, none has none. */
async function brokenLanes(db: ProductDatabase) {
  const turns = await db.all<Lane & { fromSeq: number; toSeq: number; id: string }>(
    `select t.from_seq as "fromSeq", t.to_seq as "toSeq", c.id, ${LANE}
     from turns t join conversations c on c.id = t.conversation_id where t.from_seq >= 0 order by c.id, t.from_seq`,
  );
  const at = new Map<string, number>();
  const problems: { wave(ledger: Ledger): string; what: 'lost' | 'doubled'; text: string }[] = [];
  for (const { id, fromSeq, toSeq, account, threadKey, replyAddress } of turns) {
    const expected = at.get(id) ?? 0;
    if (fromSeq !== expected) {
      problems.push({
        wave: (ledger) => waveOf(ledger, account, threadKey, replyAddress),
        what: fromSeq < expected ? 'doubled' : 'lost',
        text: `the turns of ${account} ${threadKey} go from ${fromSeq} where ${expected} was due`,
      });
    }
    at.set(id, toSeq);
  }
  return problems;
}

async function outboxRows(db: ProductDatabase, ledger: Ledger): Promise<OutboxRow[]> {
  const rows = await db.all<Omit<OutboxRow, 'wave' | 'messageId'> & Lane & { key: string }>(
    `select o.id, o.to_address as "to", o.status, o.reason, o.provider_id as "providerId", o.idempotency_key as key, ${LANE}
     from outbox o join conversations c on c.id = o.conversation_id`,
  );
  return rows.map(({ threadKey, replyAddress, key, ...row }) => ({
    ...row,
    messageId: messageIdOf(key),
    wave: waveOf(ledger, row.account, threadKey, replyAddress),
  }));
}

function judgeOutbound(row: OutboxRow, installation: Installation, of: Of, blame: Blame): void {
  const { wave, account, id, status } = row;
  const name = `${account} ${id} (${status}${row.reason === null ? '' : `: ${row.reason}`})`;
  if (status === 'uncertain') of(wave).uncertain += 1;
  if (status === 'failed') of(wave).failed += 1;
  if (status === 'queued' || status === 'sending') {
    // What a caller did not hear stays in the list of what never arrived.
    if (account === 'phone') of(wave).kept += 1;
    else blame(wave, 'lost', `${name} never came to rest`);
  }
  if (account === 'chat' || account === 'phone') return;
  const copies = copiesOf(row, installation);
  if (copies > 1) blame(wave, 'doubled', `${name} went out ${copies} times`);
  if (copies === 0 && ['sent', 'delivered', 'read'].includes(status)) blame(wave, 'lost', `${name} never arrived`);
  if (copies > 0 && status === 'failed') blame(wave, 'lost', `${name} arrived and says that it did not`);
}

/** How often it reached the outside. */
function copiesOf({ id, account, providerId, messageId }: OutboxRow, parts: Installation): number {
  if (isMailbox(account)) return parts.smtp.received.filter((mail) => mail.messageId === providerId).length;
  if (account === WEB) return parts.linkedShop?.shown.has(messageId) === true ? 1 : 0;
  return parts.twilio.created.filter((created) => outboundIdOf(created) === id).length;
}

/** The row that Twilio was to report about, in the address for its reports. */
function outboundIdOf({ StatusCallback: url }: Record<string, string>): string {
  return url === undefined ? '' : (new URL(url).searchParams.get('id') ?? '');
}

/** What was sent to somebody without a row of ours. */
async function strangers({ database, twilio, linkedShop }: Installation): Promise<string[]> {
  const rows = await database.all<{ id: string; key: string }>('select id, idempotency_key as key from outbox');
  const known = new Set(rows.flatMap(({ id, key }) => [id, messageIdOf(key)]));
  return [...twilio.created.map(outboundIdOf), ...(linkedShop?.shown ?? [])]
    .filter((id) => !known.has(id))
    .map((id) => `a message went out that no row knows: ${id}`);
}

/** One complaint, one ticket; its clocks run from the receipt of a message of its conversation. */
async function judgeTickets(db: ProductDatabase, ledger: Ledger, of: Of, blame: Blame): Promise<void> {
  const tickets = await db.all<Ticket>(
    `select t.id, t.kind, t.received_at as "receivedAt", t.ack_due_at as "ackDueAt",
       t.redress_due_at as "redressDueAt", c.id as "conversationId", ${LANE}
     from tickets t join conversations c on c.id = t.conversation_id`,
  );
  const inbox = await db.all<{ id: string; at: number }>('select conversation_id as id, received_at as at from inbox');
  const receipts = new Set(inbox.map(({ id, at }) => `${id} ${at}`));
  const complaints = new Map<string, number>();
  for (const ticket of tickets) {
    const wave = waveOf(ledger, ticket.account, ticket.threadKey, ticket.replyAddress);
    of(wave).tickets += 1;
    if (ticket.kind !== 'complaint') continue;
    const key = `${ticket.account} ${ticket.threadKey}`;
    complaints.set(key, (complaints.get(key) ?? 0) + 1);
    const isFromReceipt = receipts.has(`${ticket.conversationId} ${ticket.receivedAt}`);
    const isRight =
      ticket.ackDueAt === ticket.receivedAt + 48 * HOUR_MS && ticket.redressDueAt === aMonthAfter(ticket.receivedAt);
    if (!isFromReceipt || !isRight) blame(wave, 'wrongClocks', `ticket ${ticket.id}`);
  }
  for (const { wave, account, threadKey } of ledger.complaints) {
    const count = complaints.get(`${account} ${threadKey}`) ?? 0;
    if (count > 1) blame(wave, 'doubled', `${account} ${threadKey} complained once and has ${count} tickets`);
  }
}

/** Counted here by other means than the product's: the same day and hour in India, or the last day of that month. */
function aMonthAfter(at: number): number {
  const india = new Date(at + IST_MS);
  const [year, month, day] = [india.getUTCFullYear(), india.getUTCMonth(), india.getUTCDate()];
  const timeOfDay = (at + IST_MS) % (24 * HOUR_MS);
  let wanted = day;
  while (new Date(Date.UTC(year, month + 1, wanted)).getUTCMonth() !== (month + 1) % 12) wanted -= 1;
  return Date.UTC(year, month + 1, wanted) + timeOfDay - IST_MS;
}

function waveOf(ledger: Ledger, account: string, threadKey: string, replyAddress: string): string {
  return ledger.waveOf.get(`${account} ${threadKey}`) ?? ledger.waveOf.get(`${account} ${replyAddress}`) ?? '';
}
