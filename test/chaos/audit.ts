import type Database from 'better-sqlite3';
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
  wave: string;
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
export function audit(installation: Installation, ledger: Ledger): Map<string, Verdict> {
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
    judgeInbound(db, entry, of, blame);
  }
  for (const problem of brokenLanes(db)) blame(problem.wave(ledger), problem.what, problem.text);
  for (const row of outboxRows(db, ledger)) judgeOutbound(row, installation, of, blame);
  for (const text of strangers(installation)) blame('', 'doubled', text);
  judgeTickets(db, ledger, of, blame);
  for (const { wave, what } of ledger.differing)
    blame(wave, 'doubled', `a repeated webhook got another answer: ${what}`);
  for (const { wave, what } of ledger.refused) of(wave).problems.push(`refused: ${what}`);
  return verdicts;
}

type Of = (wave: string) => Verdict;
type Blame = (wave: string, what: 'lost' | 'doubled' | 'wrongClocks', problem: string) => void;

/** Found once, answered by exactly one committed turn, or set aside. */
function judgeInbound(db: Database.Database, entry: Ledger['promised'][number], of: Of, blame: Blame): void {
  const { wave, account, providerId } = entry;
  const rows = db
    .prepare(
      `select i.id, i.turn_id as turnId, c.holder, t.id is not null as isCommitted,
         (select count(*) from outbox o where o.turn_id = i.turn_id) as answers
       from inbox i join conversations c on c.id = i.conversation_id left join turns t on t.id = i.turn_id
       where i.account_id = ? and (i.provider_id = ? or i.provider_id like ?)`,
    )
    .all(account, providerId, `${providerId} %`) as {
    id: string;
    turnId: string | null;
    holder: string;
    isCommitted: number;
    answers: number;
  }[];
  const [row] = rows;
  if (row === undefined) {
    if (isSetAside(db, account, providerId)) of(wave).kept += 1;
    else blame(wave, 'lost', `${account} ${providerId} was promised and is nowhere`);
    return;
  }
  if (rows.length > 1) blame(wave, 'doubled', `${account} ${providerId} is there ${rows.length} times`);
  if (row.isCommitted === 0) blame(wave, 'lost', `${account} ${providerId} was never answered`);
  else if (row.answers === 0) {
    // A person has the conversation: what is written then is theirs to read.
    if (row.holder === 'person') of(wave).kept += 1;
    else blame(wave, 'lost', `${account} ${providerId} has a turn without an answer`);
  }
}

function isSetAside(db: Database.Database, account: string, providerId: string): boolean {
  const rows = db.prepare('select payload from quarantine where account_id = ?').pluck().all(account);
  return rows.some((payload) => Buffer.isBuffer(payload) && payload.includes(providerId));
}

/** The turns of a lane follow each other without gap and overlap: no message has two turns, none has none. */
function brokenLanes(db: Database.Database) {
  const turns = db
    .prepare(
      `select t.from_seq as fromSeq, t.to_seq as toSeq, c.id, c.account_id as account, c.thread_key as threadKey,
         c.reply_address as replyAddress
       from turns t join conversations c on c.id = t.conversation_id where t.from_seq >= 0 order by c.id, t.from_seq`,
    )
    .all() as {
    fromSeq: number;
    toSeq: number;
    id: string;
    account: string;
    threadKey: string;
    replyAddress: string;
  }[];
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

function outboxRows(db: Database.Database, ledger: Ledger): OutboxRow[] {
  const rows = db
    .prepare(
      `select o.id, o.account_id as account, o.to_address as "to", o.status, o.reason, o.provider_id as providerId,
         c.thread_key as threadKey, c.reply_address as replyAddress
       from outbox o join conversations c on c.id = o.conversation_id`,
    )
    .all() as (Omit<OutboxRow, 'wave'> & { threadKey: string; replyAddress: string })[];
  return rows.map(({ threadKey, replyAddress, ...row }) => ({
    ...row,
    wave: waveOf(ledger, row.account, threadKey, replyAddress),
  }));
}

function judgeOutbound(row: OutboxRow, { twilio, smtp }: Installation, of: Of, blame: Blame): void {
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
  const copies =
    account === 'mail'
      ? smtp.received.filter(({ messageId }) => messageId === row.providerId).length
      : twilio.created.filter((created) => outboundIdOf(created) === id).length;
  if (copies > 1) blame(wave, 'doubled', `${name} went out ${copies} times`);
  if (copies === 0 && ['sent', 'delivered', 'read'].includes(status)) blame(wave, 'lost', `${name} never arrived`);
  if (copies > 0 && status === 'failed') blame(wave, 'lost', `${name} arrived and says that it did not`);
}

/** The row that Twilio was to report about, in the address for its reports. */
function outboundIdOf({ StatusCallback: url }: Record<string, string>): string {
  return url === undefined ? '' : (new URL(url).searchParams.get('id') ?? '');
}

/** What was sent to somebody without a row of ours. */
function strangers({ database, twilio }: Installation): string[] {
  const exists = database.prepare('select 1 from outbox where id = ?').pluck();
  return twilio.created
    .map(outboundIdOf)
    .filter((id) => exists.get(id) === undefined)
    .map((id) => `a message went out that no row knows: ${id}`);
}

/** One complaint, one ticket; its clocks run from the receipt of a message of its conversation. */
function judgeTickets(db: Database.Database, ledger: Ledger, of: Of, blame: Blame): void {
  const tickets = db
    .prepare(
      `select t.id, t.kind, t.received_at as receivedAt, t.ack_due_at as ackDueAt, t.redress_due_at as redressDueAt,
         c.id as conversationId, c.account_id as account, c.thread_key as threadKey, c.reply_address as replyAddress
       from tickets t join conversations c on c.id = t.conversation_id`,
    )
    .all() as {
    id: string;
    kind: string;
    receivedAt: number;
    ackDueAt: number | null;
    redressDueAt: number | null;
    conversationId: string;
    account: string;
    threadKey: string;
    replyAddress: string;
  }[];
  const receipt = db.prepare('select 1 from inbox where conversation_id = ? and received_at = ?').pluck();
  const complaints = new Map<string, number>();
  for (const ticket of tickets) {
    const wave = waveOf(ledger, ticket.account, ticket.threadKey, ticket.replyAddress);
    of(wave).tickets += 1;
    if (ticket.kind !== 'complaint') continue;
    const key = `${ticket.account} ${ticket.threadKey}`;
    complaints.set(key, (complaints.get(key) ?? 0) + 1);
    const isFromReceipt = receipt.get(ticket.conversationId, ticket.receivedAt) !== undefined;
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
