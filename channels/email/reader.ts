import { ImapFlow } from 'imapflow';
import { z } from 'zod';
import type { ChannelDeps, ChannelHealth } from '../../src/core/channel.ts';
import { backoffMs, sleep } from '../../src/lib/retry.ts';
import type { EmailOptions } from './options.ts';
import { takeMail } from './take-mail.ts';

/** Larger mails are not fetched; their headers go to quarantine. Bytes. */
const MAX_MAIL_BYTES = 30 * 1024 * 1024;
const MAX_IDLE_MS = 5 * 60_000;
const BACKOFF = { baseMs: 1_000, maxMs: 5 * 60_000 };
const DAY_MS = 24 * 60 * 60_000;
/** After a change of UIDVALIDITY nobody knows what was read: what is this old is looked at again, known mails are duplicates. */
const RESYNC_DAYS = 30;
const CURSOR = 'cursor';

const cursorSchema = z.object({ uidValidity: z.string(), uid: z.number() });
type Cursor = z.infer<typeof cursorSchema>;

export interface Reader {
  start(): void;
  stop(): Promise<void>;
  health(): ChannelHealth;
}

/**
 * Reads one mailbox by (UIDVALIDITY, UID) from a cursor in the database, never by "unread": people read mail too. The
 * cursor moves when a mail is a row. A connection that ends is replaced by a new one, for as long as it takes.
 */
export function createReader(options: EmailOptions, deps: ChannelDeps): Reader {
  const stopped = new AbortController();
  let running: Promise<void> | null = null;
  let health: ChannelHealth = { state: 'starting', detail: 'not connected yet', since: deps.clock.now() };

  function is(state: ChannelHealth['state'], detail: string): void {
    if (health.state !== state) health = { state, detail, since: deps.clock.now() };
    else health = { ...health, detail };
  }

  function noteFailure(error: unknown, failures: number): void {
    const detail = error instanceof Error ? error.message : 'unknown fault';
    is(failures > 2 ? 'down' : 'degraded', `mailbox: ${detail}`);
    deps.log.warn('mailbox.failed', { failures, reason: detail });
  }

  async function run(): Promise<void> {
    for (let failures = 0; !stopped.signal.aborted; ) {
      try {
        await session(() => {
          failures = 0;
        });
        if (!stopped.signal.aborted) throw new Error('the server ended the connection');
      } catch (error) {
        failures += 1;
        noteFailure(error, failures);
      }
      await sleep(backoffMs(failures, BACKOFF), stopped.signal);
    }
  }

  /** One connection, from sign-in to its end. An ImapFlow instance cannot connect twice. */
  async function session(onOpen: () => void): Promise<void> {
    const { host, port, secure, user, password, mailbox } = options.imap;
    const client = new ImapFlow({
      host,
      port,
      secure,
      auth: { user, pass: password },
      logger: false,
      maxIdleTime: MAX_IDLE_MS,
      maxLiteralSize: MAX_MAIL_BYTES + 1024 * 1024,
    });
    const ended = new AbortController();
    let wake = (): void => {};
    // Before connecting: an error without a listener would end the process.
    client.on('error', (error: Error) => deps.log.warn('mailbox.error', { reason: error.message }));
    client.on('close', () => {
      ended.abort();
      wake();
    });
    client.on('exists', () => wake());
    const stop = (): void => {
      client.close();
    };
    stopped.signal.addEventListener('abort', stop, { once: true });
    try {
      await client.connect();
      await client.mailboxOpen(mailbox);
      onOpen();
      is('ok', `reading ${mailbox}`);
      while (!ended.signal.aborted) {
        await drain(client);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, options.pollMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
          if (ended.signal.aborted) wake();
          // The next command ends it; the poll is the safety net for servers that announce nothing.
          client.idle().catch(() => wake());
        });
      }
    } finally {
      stopped.signal.removeEventListener('abort', stop);
      client.close();
    }
  }

  async function drain(client: ImapFlow): Promise<void> {
    const opened = client.mailbox;
    if (opened === false) throw new Error('no mailbox is open');
    const uidValidity = String(opened.uidValidity);
    const from = (await cursor(uidValidity)) ?? (await firstCursor(client, uidValidity));
    const found = await client.search({ uid: `${from.uid + 1}:*` }, { uid: true });
    // "n:*" also matches the last mail when there is none from n on.
    const uids = (found || []).filter((uid) => uid > from.uid).sort((left, right) => left - right);
    for (const uid of uids) {
      if (stopped.signal.aborted) return;
      await takeOne(client, uid);
      await keep({ uidValidity, uid });
    }
  }

  async function takeOne(client: ImapFlow, uid: number): Promise<void> {
    const meta = await client.fetchOne(String(uid), { size: true, headers: true }, { uid: true });
    if (meta === false) return; // deleted meanwhile by a person
    if ((meta.size ?? 0) > MAX_MAIL_BYTES) {
      const detail = `a mail of ${meta.size} bytes; only its headers are kept, it is still in the mailbox`;
      await deps.quarantine({ reason: 'too-large', detail, payload: meta.headers ?? '' });
      return;
    }
    const whole = await client.fetchOne(String(uid), { source: true }, { uid: true });
    if (whole === false || whole.source === undefined) return;
    await takeMail(whole.source, options, deps);
  }

  async function cursor(uidValidity: string): Promise<Cursor | null> {
    const kept = (await deps.state.get([CURSOR])).get(CURSOR);
    if (kept === undefined) return null;
    const parsed = cursorSchema.parse(JSON.parse(Buffer.from(kept).toString('utf8')));
    return parsed.uidValidity === uidValidity ? parsed : null;
  }

  async function firstCursor(client: ImapFlow, uidValidity: string): Promise<Cursor> {
    const isFirst = !(await deps.state.get([CURSOR])).has(CURSOR);
    const days = isFirst ? options.backfillDays : RESYNC_DAYS;
    const since = new Date(deps.clock.now().getTime() - days * DAY_MS);
    const found = await client.search({ since }, { uid: true });
    const oldest = found && found.length > 0 ? Math.min(...found) : null;
    const next = client.mailbox === false ? 1 : client.mailbox.uidNext;
    const first = { uidValidity, uid: (oldest ?? next) - 1 };
    await keep(first);
    return first;
  }

  async function keep(at: Cursor): Promise<void> {
    await deps.state.set(new Map([[CURSOR, Buffer.from(JSON.stringify(at))]]));
  }

  return {
    start() {
      running ??= run();
    },
    async stop() {
      stopped.abort();
      await running;
      is('down', 'stopped');
    },
    health: () => health,
  };
}
