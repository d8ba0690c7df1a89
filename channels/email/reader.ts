import { ImapFlow } from 'imapflow';
import type { ChannelDeps, ChannelHealth } from '../../src/core/channel.ts';
import { backoffMs, sleep } from '../../src/lib/retry.ts';
import { createCursors } from './cursor.ts';
import { fetchMails, MAX_MAIL_BYTES } from './fetch-mails.ts';
import type { Marks } from './marks.ts';
import type { EmailOptions } from './options.ts';
import { readSentFolder } from './sent-folder.ts';
import { takeMail } from './take-mail.ts';
import type { Tokens } from './tokens.ts';

const MAX_IDLE_MS = 5 * 60_000;
const CONNECT_TIMEOUT_MS = 30_000;
const BACKOFF = { baseMs: 1_000, maxMs: 5 * 60_000 };
/** Wrong credentials are mended by a person, and providers lock accounts that are tried too often. Never given up. */
const MAX_SIGN_IN_RETRY_MS = 30 * 60_000;
const SENT_EVERY_MS = 5 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** After a change of UIDVALIDITY nobody knows what was read: what is this old is looked at again, known mails are duplicates. */
const RESYNC_DAYS = 30;

export interface Reader {
  start(): void;
  stop(): Promise<void>;
  health(): ChannelHealth;
}

/**
 * Reads one mailbox by (UIDVALIDITY, UID) from a cursor in the database, never by "unread": people read mail too. The
 * cursor moves when a mail is a row. A connection that ends is replaced by a new one, for as long as it takes.
 */
export function createReader(
  options: EmailOptions,
  deps: ChannelDeps,
  { marks: loadMarks, tokens }: { marks: () => Promise<Marks>; tokens: Tokens | null },
): Reader {
  const stopped = new AbortController();
  const cursors = createCursors(deps.state, 'cursor');
  let running: Promise<void> | null = null;
  let health: ChannelHealth = { state: 'starting', detail: 'not connected yet', since: deps.clock.now() };
  let sentReadAt = 0;

  function is(state: ChannelHealth['state'], detail: string): void {
    if (health.state !== state) health = { ...health, state, detail, since: deps.clock.now() };
    else health = { ...health, detail };
  }

  /** Notes what went wrong and says how long to wait. */
  function noteFailure(error: unknown, failures: number): number {
    const detail = error instanceof Error ? error.message : 'unknown fault';
    if (isRefused(error)) {
      is('down', `mailbox: the sign-in was refused: ${detail}`);
      deps.log.error('mailbox.credentials', { failures, reason: detail });
      return backoffMs(failures, { baseMs: options.signInRetryMs, maxMs: MAX_SIGN_IN_RETRY_MS });
    }
    is(failures > 2 ? 'down' : 'degraded', `mailbox: ${detail}`);
    deps.log.warn('mailbox.failed', { failures, reason: detail });
    return backoffMs(failures, BACKOFF);
  }

  /** One connection after the other: there are never two. */
  async function run(): Promise<void> {
    for (let failures = 0; !stopped.signal.aborted; ) {
      let waitMs = 0;
      try {
        await session(() => {
          failures = 0;
        });
        if (!stopped.signal.aborted) throw new Error('the server ended the connection');
      } catch (error) {
        failures += 1;
        waitMs = noteFailure(error, failures);
      }
      await sleep(waitMs, stopped.signal);
    }
  }

  /** One connection, from sign-in to its end. An ImapFlow instance cannot connect twice. */
  async function session(onOpen: () => void): Promise<void> {
    const client = await newClient();
    const ended = new AbortController();
    let wake = (): void => {};
    let hasNews = false;
    // Before connecting: an error without a listener would end the process.
    client.on('error', (error: Error) => deps.log.warn('mailbox.error', { reason: error.message }));
    client.on('close', () => {
      ended.abort();
      wake();
    });
    client.on('exists', () => {
      hasNews = true;
      wake();
    });
    const stop = (): void => {
      client.close();
    };
    stopped.signal.addEventListener('abort', stop, { once: true });
    try {
      await client.connect();
      const marks = await loadMarks();
      await client.mailboxOpen(options.imap.mailbox);
      onOpen();
      is('ok', `reading ${options.imap.mailbox}`);
      while (!ended.signal.aborted) {
        await settleUncertain(client, marks);
        hasNews = false;
        await drain(client, marks);
        // Announced while we were reading.
        if (hasNews) continue;
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

  async function newClient(): Promise<ImapFlow> {
    const { host, port, secure, user, password } = options.imap;
    const auth = tokens === null ? { user, pass: password ?? '' } : { user, accessToken: await tokens.get(true) };
    return new ImapFlow({
      host,
      port,
      secure,
      auth,
      logger: false,
      connectionTimeout: CONNECT_TIMEOUT_MS,
      maxIdleTime: MAX_IDLE_MS,
      maxLiteralSize: MAX_MAIL_BYTES + 1024 * 1024,
    });
  }

  async function settleUncertain(client: ImapFlow, marks: Marks): Promise<void> {
    const now = deps.clock.now().getTime();
    if (options.sentFolder === undefined || now - sentReadAt < SENT_EVERY_MS) return;
    sentReadAt = now;
    try {
      await readSentFolder(client, options.sentFolder, { deps, marks });
    } catch (error) {
      // A folder that is not there must not keep the mailbox from being read.
      deps.log.warn('mailbox.sent-folder', { reason: error instanceof Error ? error.message : 'unknown fault' });
    }
    await client.mailboxOpen(options.imap.mailbox);
  }

  async function drain(client: ImapFlow, marks: Marks): Promise<void> {
    const opened = client.mailbox;
    if (opened === false) throw new Error('no mailbox is open');
    const uidValidity = String(opened.uidValidity);
    for await (const { uid, source } of fetchMails(client, await newUids(client, uidValidity), deps)) {
      if (stopped.signal.aborted) return;
      if (source !== null) await takeMail(source, options, deps, marks);
      await cursors.keep({ uidValidity, uid });
      health = { ...health, lastMessageAt: deps.clock.now() };
      if (source !== null) await putAway(client, uid);
    }
  }

  async function newUids(client: ImapFlow, uidValidity: string): Promise<number[]> {
    const kept = await cursors.get();
    const from = kept?.uidValidity === uidValidity ? kept.uid : await firstUid(client, uidValidity, kept === null);
    const found = await client.search({ uid: `${from + 1}:*` }, { uid: true });
    // "n:*" also matches the last mail when there is none from n on.
    return (found || []).filter((uid) => uid > from).sort((left, right) => left - right);
  }

  /** After the cursor: a mail that was moved and not noted would be lost from sight. */
  async function putAway(client: ImapFlow, uid: number): Promise<void> {
    const { moveTo, keyword } = options.afterwards;
    try {
      if (keyword !== undefined) await client.messageFlagsAdd(String(uid), [keyword], { uid: true });
      if (moveTo !== undefined) await client.messageMove(String(uid), moveTo, { uid: true });
    } catch (error) {
      deps.log.warn('mailbox.put-away', { reason: error instanceof Error ? error.message : 'unknown fault' });
    }
  }

  async function firstUid(client: ImapFlow, uidValidity: string, isFirst: boolean): Promise<number> {
    const days = isFirst ? options.backfillDays : RESYNC_DAYS;
    const since = new Date(deps.clock.now().getTime() - days * DAY_MS);
    const found = await client.search({ since }, { uid: true });
    const next = client.mailbox === false ? 1 : client.mailbox.uidNext;
    const oldest = (found || []).reduce((least, uid) => Math.min(least, uid), next);
    await cursors.keep({ uidValidity, uid: oldest - 1 });
    return oldest - 1;
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

/** Wrong credentials, by the server's word or the token endpoint's. */
function isRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('authenticationFailed' in error && error.authenticationFailed === true) return true;
  return 'code' in error && error.code === 'provider.permanent';
}
