import {
  DisconnectReason,
  type proto,
  type WAMessage,
  WAMessageStatus,
  type WAMessageUpdate,
  type WASocket,
} from '@whiskeysockets/baileys';
import type { ChannelDeps } from '../../src/core/channel.ts';
import type { DeliveryReport, SendReceipt } from '../../src/core/channel-outcome.ts';
import { attachedFiles, type OutboundMessage } from '../../src/core/message.ts';
import { anySignal } from '../../src/lib/any-signal.ts';
import { sleep } from '../../src/lib/retry.ts';
import type { Acks } from './acks.ts';
import type { createBreaker } from './breaker.ts';
import { packFile } from './files.ts';
import type { WhatsappBaileysOptions } from './options.ts';
import { messageIdOf, toJid } from './outbound.ts';
import { createPace } from './pace.ts';
import type { createSent } from './sent.ts';
import { codeOf } from './socket.ts';

/** "Started too many new chats": a repeat makes it worse. */
const REACH_OUT_LOCK = 463;
/** Longer than this nobody waits for an answer: it has to go another way. Milliseconds. */
const MAX_DOWN_MS = 10 * 60_000;
/** The connection's fault and not the message's: no reason to wait longer and longer. */
const BROKEN: ReadonlySet<number> = new Set<number>([
  DisconnectReason.connectionClosed,
  DisconnectReason.connectionLost,
  DisconnectReason.unavailableService,
]);
const AGAIN_MS = 1_000;
const PATIENCE_MS = 8_000;
/** Less than a send may take, with a last wait for a connection and an acknowledgement. */
const HAND_MS = 8_000;
const LOOK_EVERY_MS = 50;
const AGAIN_MAX_MS = 60_000;

const REPORTED: ReadonlyMap<number, DeliveryReport['status']> = new Map([
  [WAMessageStatus.ERROR, 'failed'],
  [WAMessageStatus.SERVER_ACK, 'sent'],
  [WAMessageStatus.DELIVERY_ACK, 'delivered'],
  [WAMessageStatus.READ, 'read'],
  [WAMessageStatus.PLAYED, 'read'],
]);

interface SenderParts {
  sent: ReturnType<typeof createSent>;
  acks: Acks;
  breaker: ReturnType<typeof createBreaker>;
  socket(): WASocket | null;
  /** Whether a new connection is being made. */
  isComingBack(): boolean;
  /** Since when there is no connection. */
  downSince(): Date;
  stopped: AbortSignal;
}

/** A message on its way, with the id that WhatsApp knows it by. */
interface Letter {
  jid: string;
  messageId: string;
  message: OutboundMessage;
}

type Packed = { message: proto.IMessage; hand(): Promise<unknown> } | Exclude<SendReceipt, { providerId: unknown }>;

/** Sends answers one by one, at a person's pace, and says what became of them. */
export function createSender(options: WhatsappBaileysOptions, deps: ChannelDeps, parts: SenderParts) {
  const { sent, acks, breaker, socket, stopped } = parts;
  const pace = createPace(options, deps.clock);

  /** Most breaks are mended within seconds: worth waiting for. */
  async function connected(signal: AbortSignal): Promise<WASocket | null> {
    const either = anySignal(signal, stopped);
    for (let waitedMs = 0; waitedMs < PATIENCE_MS && !either.aborted; waitedMs += LOOK_EVERY_MS) {
      const current = socket();
      if (current !== null || !parts.isComingBack()) return current;
      await sleep(LOOK_EVERY_MS, either);
    }
    return socket();
  }

  async function typing(jid: string): Promise<void> {
    await socket()
      ?.sendPresenceUpdate('composing', jid)
      .catch((error: unknown) => deps.log.warn('presence.not-sent', { err: error }));
  }

  async function send(message: OutboundMessage, signal: AbortSignal): Promise<SendReceipt> {
    const jid = toJid(message.to);
    if (jid === null) return { status: 'failed', reason: 'no WhatsApp chat or number', why: 'unreachable' };
    const danger = breaker.reason();
    if (danger !== null) return { status: 'failed', reason: danger, why: 'blocked' };
    if ((await connected(signal)) === null) return unconnected();
    const { text } = message.content;
    const laterMs = await pace.turn(jid, text.length, anySignal(signal, stopped), () => typing(jid));
    if (laterMs !== null) return { status: 'retry', reason: 'others go first', retryAfterMs: laterMs };
    return handUntilTaken({ jid, messageId: messageIdOf(message.idempotencyKey), message }, signal);
  }

  /** A connection that breaks in the midst of it is no try of its own: the same message goes out on the next one. */
  async function handUntilTaken(letter: Letter, signal: AbortSignal): Promise<SendReceipt> {
    const until = performance.now() + HAND_MS;
    for (;;) {
      const current = await connected(signal);
      if (current === null || signal.aborted || stopped.aborted) return unconnected();
      const receipt = await hand(current, letter);
      if (receipt.status !== 'retry' || socket() === current || performance.now() > until) return receipt;
    }
  }

  async function hand(current: WASocket, { jid, messageId, message }: Letter): Promise<SendReceipt> {
    const packed = await pack(current, messageId, message);
    if ('status' in packed) return packed;
    await sent.keep(messageId, packed.message);
    const acknowledged = acks.expect(messageId);
    const sending = packed.hand().then(
      () => null,
      (error: unknown) => error,
    );
    // Baileys leaves a send waiting for a minute whose socket died in the middle of it; the acknowledgement's end comes at once.
    const failed = await Promise.race([sending, acknowledged.then(() => null)]);
    if (failed !== null) {
      acks.forget(messageId);
      return failedWith(failed, jid, socket() !== current);
    }
    const ack = await acknowledged;
    switch (ack.word) {
      case 'taken':
        return { status: 'sent', providerId: messageId };
      case 'refused':
        return refusedWith(jid, ack.code);
      case 'none':
        return { status: 'retry', reason: 'WhatsApp did not say that it has it', retryAfterMs: AGAIN_MS };
    }
  }

  /** What goes out, and how. A file is uploaded once: the next try of the same message finds what was kept of it. */
  async function pack(current: WASocket, messageId: string, { to, content }: OutboundMessage): Promise<Packed> {
    const jid = toJid(to) ?? to;
    const { text } = content;
    const [file] = attachedFiles(content);
    if (file === undefined) {
      return { message: { conversation: text }, hand: () => current.sendMessage(jid, { text }, { messageId }) };
    }
    const relay = (message: proto.IMessage): Packed => ({
      message,
      hand: () => current.relayMessage(jid, message, { messageId }),
    });
    const known = await sent.find(messageId);
    if (known !== undefined) return relay(known);
    const bytes = await deps.bytesOf(file);
    if (bytes === null) return { status: 'failed', reason: 'the file is not there any more' };
    try {
      return relay(await packFile(current, file, { bytes, caption: text }));
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown fault';
      return { status: 'retry', reason: `WhatsApp did not take the file: ${reason}` };
    }
  }

  async function failedWith(fault: unknown, jid: string, isGone: boolean): Promise<SendReceipt> {
    const code = codeOf(fault);
    if (code === REACH_OUT_LOCK) return refusedWith(jid, String(code));
    // The id is the same for each try, so a message that did go out is not doubled.
    const reason = `WhatsApp: ${fault instanceof Error ? fault.message : 'unknown fault'}`;
    const isBroken = isGone || (code !== undefined && BROKEN.has(code));
    return { status: 'retry', reason, ...(isBroken ? { retryAfterMs: AGAIN_MS } : {}) };
  }

  async function refusedWith(jid: string, code: string): Promise<SendReceipt> {
    await refused(jid, code);
    return { status: 'failed', reason: `WhatsApp refused it (${code})`, why: 'blocked' };
  }

  /** Asked again the more rarely, the longer it has been down. */
  function unconnected(): SendReceipt {
    const reason = 'WhatsApp is not connected';
    const downMs = deps.clock.now().getTime() - parts.downSince().getTime();
    if (downMs > MAX_DOWN_MS) return { status: 'failed', reason, why: 'blocked' };
    return { status: 'retry', reason, retryAfterMs: Math.min(Math.max(AGAIN_MS, downMs / 3), AGAIN_MAX_MS) };
  }

  async function report({ key, update }: WAMessageUpdate): Promise<void> {
    const status = typeof update.status === 'number' ? REPORTED.get(update.status) : undefined;
    if (key.fromMe !== true || typeof key.id !== 'string' || status === undefined) return;
    const [code] = update.messageStubParameters ?? [];
    if (status === 'failed') await refused(key.remoteJid ?? '', code ?? 'none');
    await deps.report({
      accountId: deps.accountId,
      providerId: key.id,
      status,
      ...(status === 'failed' ? { reason: `WhatsApp refused it (${code ?? 'no code'})`, why: 'blocked' } : {}),
    });
  }

  async function refused(jid: string, code: string): Promise<void> {
    if (Number(code) === REACH_OUT_LOCK) await breaker.trip('WhatsApp locked us out of new chats (463)', null);
    else await breaker.refused(jid, code);
  }

  return {
    send,
    takeUpdates(updates: readonly WAMessageUpdate[]): void {
      for (const update of updates)
        report(update).catch((error: unknown) => deps.log.error('report.failed', { err: error }));
    },
  };
}

/** Baileys joins a state that comes quickly into the echo of the message itself. */
export function statesIn({ messages }: { messages: readonly WAMessage[] }): WAMessageUpdate[] {
  return messages
    .filter(({ key }) => key.fromMe === true)
    .map(({ key, status, messageStubParameters }) => ({
      key,
      update: { status: status ?? null, messageStubParameters: messageStubParameters ?? null },
    }));
}
