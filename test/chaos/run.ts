import { isMailbox, type Owned, WEB } from './accounts.ts';
import { audit, emptyVerdict, type Verdict } from './audit.ts';
import { kindsOf, visit } from './customers.ts';
import type { ProductDatabase } from './database.ts';
import type { Fault } from './fault.ts';
import { type Installation, type Mode, startInstallation } from './installation.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { longest, type Takeovers } from './takeover.ts';
import { reportBack } from './webhooks.ts';

export interface Row extends Verdict {
  mode: Mode | 'whatsapp-web';
  database: ProductDatabase['kind'];
  fault: string;
  times: number;
  /** The longest time that one of each kind was without an owner; absent: it never was. */
  takeovers: Takeovers;
  /** Set where it could not be done here: why. */
  notDone: string | null;
}

export interface RunOptions {
  mode: Mode;
  database?: ProductDatabase['kind'];
  faults: readonly Fault[];
  /** Customers of each channel in a wave. */
  customers: number;
  /** The customers of a wave come within this time, milliseconds. */
  spreadMs: number;
  /** Which processes run; default: all of that mode. */
  processes?: readonly string[];
  /** An account that was without an owner for longer is late, milliseconds. Default: the 30 seconds that the product promises. */
  takeoverLimitMs?: number;
  /** The next fault strikes while customers of the one before still write. */
  overlap: boolean;
  /** Called with each row as soon as it is known; with `overlap` all at the end. */
  onRow(row: Row): void;
}

/** By then everything has come to rest, or never will. */
const SETTLE_LIMIT_MS = 90_000;
/** Nothing moved for so long: what waits, waits for a time to pass, and the clock is moved there. */
const STILL_MS = 2_500;
/** Past the life of a lease and what makes a send count as left behind by the dead. */
const FORWARD_MS = 65_000;
/** Another process runs the accounts of a dead one by then. */
const TAKEOVER_MS = 30_000;
const NAMES: Record<Owned, string> = { mailbox: 'a mailbox', session: 'the WhatsApp session' };

/** Runs faults against one installation under load, and judges each by what is left when everything has come to rest. */
export async function runChaos({
  mode,
  database = 'SQLite',
  faults,
  customers,
  spreadMs,
  overlap,
  processes,
  takeoverLimitMs = TAKEOVER_MS,
  onRow,
}: RunOptions): Promise<void> {
  const installation = await startInstallation(mode, {
    database,
    ...(processes === undefined ? {} : { processes }),
  });
  if (installation.machines !== null) process.stderr.write(`${mode}: ${installation.machines.said}\n`);
  const ledger = createLedger();
  const stopReports = reportBack(installation, ledger);
  const done: { fault: Fault; wave: string; notDone: string | null; takeovers: Takeovers }[] = [];
  const visits: Promise<unknown>[] = [];
  const rowsOf = async (waves: typeof done): Promise<void> => {
    const verdicts = await audit(installation, ledger);
    for (const { fault, wave, notDone, takeovers } of waves) {
      const verdict = verdicts.get(wave) ?? emptyVerdict();
      for (const [kind, ms] of Object.entries(takeovers) as [Owned, number][])
        if (ms > takeoverLimitMs) verdict.problems.push(`late: ${NAMES[kind]} had no owner for ${Math.round(ms)} ms`);
      onRow({ mode, database, fault: fault.name, times: fault.times, notDone, takeovers, ...verdict });
    }
  };
  try {
    for (const fault of faults) {
      const wave = `${mode}/${fault.name}`;
      const notDone = fault.obstacle?.(installation) ?? null;
      const own: (typeof done)[number] = { fault, wave, notDone, takeovers: {} };
      done.push(own);
      if (notDone === null) {
        const party = { installation, ledger, wave, isUnruly: fault.isUnruly === true };
        visits.push(...come(party, customers, spreadMs));
        own.takeovers = await strike(fault, party, spreadMs);
      }
      if (overlap) continue;
      await Promise.all(visits.splice(0));
      await settle(installation, ledger);
      await installation.processes.ready();
      await rowsOf(done.slice(-1));
    }
    if (overlap) {
      await Promise.all(visits);
      await settle(installation, ledger);
      await rowsOf(done);
    }
    await stopReports();
    const crashes = installation.processes.crashes();
    const rest = (await audit(installation, ledger)).get('') ?? emptyVerdict();
    if (crashes > 0) rest.problems.push(`lost: a process ended by itself ${crashes} times; see its log`);
    if (rest.lost + rest.doubled + rest.wrongClocks + crashes > 0)
      onRow({
        mode,
        database,
        fault: 'belongs to no wave',
        times: 0,
        notDone: null,
        takeovers: {},
        ...rest,
        lost: rest.lost + crashes,
      });
  } finally {
    await stopReports();
    const keep = process.env['CHAOS_KEEP'] !== undefined;
    await installation.stop(keep);
    if (keep) process.stderr.write(`kept: ${installation.logFolder}\n`);
  }
}

function come(party: Parameters<typeof visit>[2], customers: number, spreadMs: number): Promise<void>[] {
  return kindsOf(party.installation.mode).flatMap((kind) =>
    Array.from({ length: customers }, async (_, n) => {
      await pause(Math.random() * spreadMs);
      try {
        await visit(kind, n, party);
      } catch (error) {
        party.ledger.refused.push({ wave: party.wave, what: `${kind}: ${String(error)}` });
      }
    }),
  );
}

/** At moments that nobody chose, while the customers come. */
async function strike(fault: Fault, party: Parameters<typeof visit>[2], spreadMs: number): Promise<Takeovers> {
  const { installation, ledger, wave } = party;
  const promise = (account: string, providerId: string): void => {
    ledger.promised.push({ wave, account, providerId, isAccepted: true });
  };
  let takeovers: Takeovers = {};
  if (fault.times === 0) await pause(spreadMs);
  for (let time = 0; time < fault.times; time += 1) {
    await pause((0.2 + 0.6 * Math.random()) * (spreadMs / fault.times));
    const without = await fault.strike(installation, promise);
    takeovers = longest(takeovers, without ?? {});
  }
  return takeovers;
}

/** Waits until nothing is on its way any more, by the database's word. */
async function settle(installation: Installation, ledger: Ledger): Promise<void> {
  const deadline = performance.now() + SETTLE_LIMIT_MS;
  let stillSince = performance.now();
  let before = '';
  while (performance.now() < deadline) {
    const open = await openWork(installation, ledger);
    if (open.isRest) return;
    if (open.fingerprint !== before) stillSince = performance.now();
    before = open.fingerprint;
    if (performance.now() - stillSince > STILL_MS) {
      installation.clock.move(FORWARD_MS);
      stillSince = performance.now();
    }
    await pause(250);
  }
}

async function openWork(
  { database, twilio, smtp, linkedShop }: Installation,
  ledger: Ledger,
): Promise<{ isRest: boolean; fingerprint: string }> {
  const waiting = await database.count(
    'select count(*) from inbox i join conversations c on c.id = i.conversation_id where i.turn_id is null and i.seq > c.done_seq and c.due_at is not null',
  );
  const sending = await database.count(
    "select count(*) from outbox where status in ('queued', 'sending') and account_id <> 'phone'",
  );
  // Nobody calls us for these: they are fetched.
  const fetched = ledger.promised.filter(({ account }) => isMailbox(account) || account === WEB);
  const known = await database.all<{ id: string }>(
    "select provider_id as id from inbox where account_id like 'mail%' or account_id = ?",
    WEB,
  );
  const ids = new Set(known.map(({ id }) => id.replace(/ .*/, '')));
  const missing = fetched.filter(({ providerId }) => !ids.has(providerId)).length;
  const reached = [twilio.created.length, smtp.received.length, linkedShop?.shown.size];
  const fingerprint = [waiting, sending, missing, ...reached].join(' ');
  return { isRest: waiting + sending + missing === 0, fingerprint };
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
