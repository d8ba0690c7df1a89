import {
  type BinaryNode,
  type ConnectionState,
  getBinaryNodeChild,
  makeCacheableSignalKeyStore,
  makeWASocket,
  type proto,
  type WAMessageKey,
  type WAMessageUpdate,
  type WASocket,
} from '@whiskeysockets/baileys';
import type { ChannelState } from '../../src/core/channel.ts';
import type { Acks } from './acks.ts';
import { loadAuth } from './auth-state.ts';
import type { Upsert } from './intake.ts';
import type { Journal } from './journal.ts';
import { createKeyGate } from './key-gate.ts';
import { patientKeys, untilAnswered } from './patience.ts';
import { silentLogger } from './silent-logger.ts';
import { writtenFirst } from './written-first.ts';

const EVENTS = ['messages.upsert', 'messages.update', 'connection.update', 'creds.update'] as const;

const MAX_UPLOAD_BYTES = 16 * 1024 * 1024;

export interface SocketParts {
  state: ChannelState;
  journal: Journal;
  acks: Acks;
  webSocketUrl: string | undefined;
  mediaUploadHost: string | undefined;
  counter: ReturnType<typeof createCounter>;
  getMessage(key: WAMessageKey): Promise<proto.IMessage | undefined>;
  onOpen(socket: WASocket): void;
  onClose(): void;
  onQr(qr: string, socket: WASocket): void;
  /** WhatsApp did not want to do something that it was asked: its code. */
  onRefusal(code: string): void;
  onLock(lock: NonNullable<ConnectionState['reachoutTimeLock']>): void;
  onUpsert(upsert: Upsert): void;
  onUpdates(updates: WAMessageUpdate[]): void;
  onFault(event: string, error: unknown): void;
  /** Ends the socket. */
  end: AbortSignal;
}

/** One socket from its making to its end; its listeners go with it. Resolves with WhatsApp's code for the end. */
export async function runSocket(parts: SocketParts): Promise<number | undefined> {
  const { state, journal, webSocketUrl, mediaUploadHost, end } = parts;
  const auth = await loadAuth(state);
  if (end.aborted) return undefined;
  const over = new AbortController();
  let stop = (): void => {};
  const gate = createKeyGate(patientKeys(auth.state.keys, over.signal, () => stop()));
  const keys = makeCacheableSignalKeyStore(gate.keys, silentLogger);
  const makeRepository = writtenFirst(journal.makeRepository, keys);
  return new Promise((resolve) => {
    const socket = makeWASocket({
      auth: { creds: auth.state.creds, keys },
      makeSignalRepository(signal, ...more) {
        if ('transaction' in signal.keys) gate.order(signal.keys);
        return makeRepository(signal, ...more);
      },
      logger: silentLogger,
      // Else the shop's own phone gets no notifications any more.
      markOnlineOnConnect: false,
      syncFullHistory: false,
      shouldSyncHistoryMessage: () => false,
      getMessage: parts.getMessage,
      msgRetryCounterCache: parts.counter,
      ...(webSocketUrl === undefined ? {} : { waWebSocketUrl: webSocketUrl }),
      ...(mediaUploadHost === undefined
        ? {}
        : { customUploadHosts: [{ hostname: mediaUploadHost, maxContentLengthBytes: MAX_UPLOAD_BYTES }] }),
    });
    journal.follow(socket);
    parts.acks.follow(socket);
    socket.ws.on('CB:iq,type:error', (node: BinaryNode) =>
      parts.onRefusal(getBinaryNodeChild(node, 'error')?.attrs['code'] ?? 'none'),
    );
    // The next socket reads what this one wrote.
    let saving = Promise.resolve();
    const leave = (): void => {
      end.removeEventListener('abort', stop);
      for (const event of EVENTS) socket.ev.removeAllListeners(event);
    };
    stop = () => {
      socket.end(undefined).catch((error: unknown) => parts.onFault('socket.not-ended', error));
    };
    socket.ev.on('connection.update', ({ connection, lastDisconnect, qr, reachoutTimeLock }) => {
      if (qr !== undefined) parts.onQr(qr, socket);
      if (reachoutTimeLock !== undefined) parts.onLock(reachoutTimeLock);
      if (connection === 'open') {
        parts.onOpen(socket);
        untilAnswered(() => journal.replay(socket), over.signal).catch((error: unknown) =>
          parts.onFault('journal.not-replayed', error),
        );
      }
      if (connection === 'close') {
        // Baileys collects messages for a moment, and it throws away with the socket what WhatsApp has its receipt for.
        socket.ev.flush();
        leave();
        over.abort();
        parts.onClose();
        // Who waits for one sees by now that it was the connection.
        parts.acks.broken();
        void Promise.all([saving, gate.close()]).then(() => resolve(codeOf(lastDisconnect?.error)));
      }
    });
    socket.ev.on('creds.update', () => {
      saving = saving
        .then(() => untilAnswered(auth.saveCreds, over.signal))
        .catch((error: unknown) => parts.onFault('creds.not-saved', error));
    });
    socket.ev.on('messages.upsert', (upsert) => {
      for (const { key } of upsert.messages) journal.take(key.remoteJid, key.id);
      parts.onUpsert(upsert);
    });
    socket.ev.on('messages.update', parts.onUpdates);
    end.addEventListener('abort', stop, { once: true });
  });
}

/** Counts of a message's repeats outlive the socket, so that a broken one is not asked for without end. */
export function createCounter() {
  const counts = new Map<string, unknown>();
  return {
    get: <T>(key: string) => counts.get(key) as T | undefined,
    set: (key: string, value: unknown) => void counts.set(key, value),
    del: (key: string) => void counts.delete(key),
    flushAll: () => counts.clear(),
  };
}

/** Baileys reports ends as Boom errors, which carry the status code. */
export function codeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('output' in error)) return undefined;
  const { output } = error;
  if (typeof output !== 'object' || output === null || !('statusCode' in output)) return undefined;
  return typeof output.statusCode === 'number' ? output.statusCode : undefined;
}
