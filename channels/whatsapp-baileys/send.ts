import { type WAMessage, WAMessageStatus, type WAMessageUpdate, type WASocket } from '@whiskeysockets/baileys';
import type { ChannelDeps, DeliveryReport, SendReceipt } from '../../src/core/channel.ts';
import type { OutboundMessage } from '../../src/core/message.ts';
import type { Acks } from './acks.ts';
import type { createBreaker } from './breaker.ts';
import type { WhatsappBaileysOptions } from './options.ts';
import { messageIdOf, toJid } from './outbound.ts';
import { createPace } from './pace.ts';
import type { createSent } from './sent.ts';
import { codeOf } from './socket.ts';

/** "Started too many new chats": a repeat makes it worse. */
const REACH_OUT_LOCK = 463;
/** With the outbox's back-off some minutes: by then the answer has to go another way. */
const MAX_TRIES_UNCONNECTED = 8;
const AGAIN_MS = 2_000;

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
  stopped: AbortSignal;
}

/** Sends answers one by one, at a person's pace, and says what became of them. */
export function createSender(options: WhatsappBaileysOptions, deps: ChannelDeps, parts: SenderParts) {
  const { sent, acks, breaker, socket, stopped } = parts;
  const pace = createPace(options, deps.clock);

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
    if (socket() === null) return unconnected(message);
    const { text } = message.content;
    const laterMs = await pace.turn(jid, text.length, AbortSignal.any([signal, stopped]), () => typing(jid));
    if (laterMs !== null) return { status: 'retry', reason: 'others go first', retryAfterMs: laterMs };
    const current = socket();
    if (current === null || signal.aborted || stopped.aborted) return unconnected(message);
    return hand(current, jid, messageIdOf(message.idempotencyKey), text);
  }

  async function hand(current: WASocket, jid: string, messageId: string, text: string): Promise<SendReceipt> {
    await sent.keep(messageId, { conversation: text });
    const acknowledged = acks.expect(messageId);
    try {
      await current.sendMessage(jid, { text }, { messageId });
    } catch (error) {
      acks.forget(messageId);
      const code = codeOf(error);
      if (code !== undefined && code === REACH_OUT_LOCK) return refusedWith(jid, String(code));
      // The id is the same for each try, so a message that did go out is not doubled.
      return { status: 'retry', reason: `WhatsApp: ${error instanceof Error ? error.message : 'unknown fault'}` };
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

  async function refusedWith(jid: string, code: string): Promise<SendReceipt> {
    await refused(jid, code);
    return { status: 'failed', reason: `WhatsApp refused it (${code})`, why: 'blocked' };
  }

  function unconnected({ attempt }: OutboundMessage): SendReceipt {
    const reason = 'WhatsApp is not connected';
    if (attempt >= MAX_TRIES_UNCONNECTED) return { status: 'failed', reason, why: 'blocked' };
    return { status: 'retry', reason, ...(attempt <= 2 ? { retryAfterMs: AGAIN_MS } : {}) };
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
