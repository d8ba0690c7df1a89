import {
  type ConnectionState,
  makeCacheableSignalKeyStore,
  makeWASocket,
  WAMessageStatus,
  type WASocket,
} from '@whiskeysockets/baileys';
import type { ChannelDeps, ChannelHealth, DeliveryReport, SendReceipt } from '../../src/core/channel.ts';
import type { OutboundMessage } from '../../src/core/message.ts';
import { backoffMs, sleep } from '../../src/lib/retry.ts';
import { loadAuth } from './auth-state.ts';
import { afterDisconnect } from './disconnect.ts';
import { createIntake } from './intake.ts';
import type { WhatsappBaileysOptions } from './options.ts';
import { messageIdOf } from './outbound.ts';
import { createSent } from './sent.ts';
import { silentLogger } from './silent-logger.ts';

const BACKOFF = { baseMs: 500, maxMs: 60_000 };
/** "Started too many new chats": a repeat makes it worse. */
const REACH_OUT_LOCK = 463;

const REPORTED: ReadonlyMap<number, DeliveryReport['status']> = new Map([
  [WAMessageStatus.ERROR, 'failed'],
  [WAMessageStatus.SERVER_ACK, 'sent'],
  [WAMessageStatus.DELIVERY_ACK, 'delivered'],
  [WAMessageStatus.READ, 'read'],
  [WAMessageStatus.PLAYED, 'read'],
]);

/** One linked device: a socket at a time, a new one after each break, until it is stopped or a person has to act. */
export function createSession(options: WhatsappBaileysOptions, deps: ChannelDeps) {
  const stopped = new AbortController();
  const intake = createIntake(options, deps, stopped.signal);
  const sent = createSent(deps);
  const retries = new Map<string, unknown>();
  let health: ChannelHealth = { state: 'starting', detail: 'not connected yet', since: deps.clock.now() };
  let socket: WASocket | null = null;
  let qr: string | null = null;
  let running: Promise<void> | null = null;

  function is(state: ChannelHealth['state'], detail: string): void {
    health = { state, detail, since: health.state === state ? health.since : deps.clock.now() };
  }

  async function run(): Promise<void> {
    await sent.prune();
    for (let failures = 0; !stopped.signal.aborted; ) {
      const end = await connectOnce(() => {
        failures = 0;
      });
      if (stopped.signal.aborted) return;
      const step = afterDisconnect(end.code);
      deps.log.warn('whatsapp.disconnected', { code: end.code, next: step.next });
      if (step.next === 'stop') {
        is('down', step.why);
        return;
      }
      failures += 1;
      is(failures > 3 ? 'down' : 'degraded', `connecting again after ${end.code ?? 'a fault'}`);
      if (step.at === 'later') await sleep(backoffMs(failures, BACKOFF), stopped.signal);
    }
  }

  /** One socket from its making to its end; its listeners go with it. */
  async function connectOnce(onOpen: () => void): Promise<{ code: number | undefined }> {
    const auth = await loadAuth(deps.state);
    return new Promise((resolve) => {
      const current = makeWASocket({
        auth: { creds: auth.state.creds, keys: makeCacheableSignalKeyStore(auth.state.keys, silentLogger) },
        logger: silentLogger,
        // Else the shop's own phone gets no notifications any more.
        markOnlineOnConnect: false,
        syncFullHistory: false,
        shouldSyncHistoryMessage: () => false,
        getMessage: async ({ id }) => (typeof id === 'string' ? sent.find(id) : undefined),
        msgRetryCounterCache: {
          get: <T>(key: string) => retries.get(key) as T | undefined,
          set: (key, value) => void retries.set(key, value),
          del: (key) => void retries.delete(key),
          flushAll: () => retries.clear(),
        },
        ...(options.webSocketUrl === undefined ? {} : { waWebSocketUrl: options.webSocketUrl }),
      });
      const onUpdate = ({ connection, lastDisconnect, qr: offered }: Partial<ConnectionState>): void => {
        if (offered !== undefined) {
          qr = offered;
          is('down', 'waiting to be paired with the shop’s phone');
        }
        if (connection === 'open') {
          qr = null;
          socket = current;
          onOpen();
          is('ok', 'connected');
        }
        if (connection === 'close') {
          leave();
          resolve({ code: codeOf(lastDisconnect?.error) });
        }
      };
      const leave = (): void => {
        if (socket === current) socket = null;
        for (const event of ['messages.upsert', 'messages.update', 'connection.update'] as const) {
          current.ev.removeAllListeners(event);
        }
      };
      current.ev.on('connection.update', onUpdate);
      current.ev.on('creds.update', () => {
        auth.saveCreds().catch((error: unknown) => deps.log.error('creds.not-saved', { err: error }));
      });
      current.ev.on('messages.upsert', (upsert) => intake.take(upsert));
      current.ev.on('messages.update', (updates) => {
        for (const { key, update } of updates) report(key.fromMe === true ? key.id : null, update.status);
      });
      const end = (): void => {
        current.end(undefined).catch((error: unknown) => deps.log.warn('socket.not-ended', { err: error }));
      };
      stopped.signal.addEventListener('abort', end, { once: true });
    });
  }

  function report(providerId: string | null | undefined, status: number | null | undefined): void {
    const reached = typeof status === 'number' ? REPORTED.get(status) : undefined;
    if (typeof providerId !== 'string' || reached === undefined) return;
    deps
      .report({ accountId: deps.accountId, providerId, status: reached })
      .catch((error: unknown) => deps.log.error('report.failed', { err: error }));
  }

  return {
    start(): void {
      running ??= run().catch((error: unknown) => {
        is('down', error instanceof Error ? error.message : 'unknown fault');
        deps.log.error('whatsapp.failed', { err: error });
      });
    },
    async stop(): Promise<void> {
      stopped.abort();
      await running;
      await intake.settled();
      is('down', 'stopped');
    },
    async send(message: OutboundMessage): Promise<SendReceipt> {
      const current = socket;
      if (current === null) return { status: 'retry', reason: 'WhatsApp is not connected', retryAfterMs: 2_000 };
      const messageId = messageIdOf(message.idempotencyKey);
      await sent.keep(messageId, { conversation: message.content.text });
      try {
        await current.sendMessage(message.to, { text: message.content.text }, { messageId });
        return { status: 'sent', providerId: messageId };
      } catch (error) {
        const code = codeOf(error);
        const reason = `WhatsApp: ${error instanceof Error ? error.message : 'unknown fault'}`;
        // The id is the same for each try, so a message that did go out is not doubled.
        return code === REACH_OUT_LOCK ? { status: 'failed', reason } : { status: 'retry', reason };
      }
    },
    health: () => health,
    pairingCode: () => qr,
  };
}

/** Baileys reports ends as Boom errors, which carry the status code. */
function codeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('output' in error)) return undefined;
  const { output } = error;
  if (typeof output !== 'object' || output === null || !('statusCode' in output)) return undefined;
  return typeof output.statusCode === 'number' ? output.statusCode : undefined;
}
