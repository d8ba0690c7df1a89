import {
  isLidUser,
  type MessageUpsertType,
  NO_MESSAGE_FOUND_ERROR_TEXT,
  type WAMessage,
  type WAMessageUpdate,
} from '@whiskeysockets/baileys';
import type { ChannelDeps } from '../../src/core/channel.ts';
import { AppError, isRetryable } from '../../src/core/errors.ts';
import type { InboundFile, InboundMessage } from '../../src/core/message.ts';
import { backoffMs, sleep } from '../../src/lib/retry.ts';
import { heldPayload } from './held.ts';
import { type Converted, toInbound } from './inbound.ts';
import { fetchMedia, type MediaSource } from './media.ts';
import type { WhatsappBaileysOptions } from './options.ts';

const HOUR_MS = 60 * 60_000;
const BACKOFF = { baseMs: 200, maxMs: 10_000 };
/** Files of one chat that are fetched or held before they are stored; who sends a hundred waits for himself alone. */
const FILES_AHEAD = 4;

export interface Upsert {
  messages: WAMessage[];
  type: MessageUpsertType;
  requestId?: string;
}

export interface IntakeParts {
  media: MediaSource;
  /** The number behind a LID, where it is known. */
  numberOf(lid: string): Promise<string | null>;
  /** Whether a message in our name is one that we sent. */
  isOurs(messageId: string): Promise<boolean>;
  /** It is kept, or set aside. */
  done(message: WAMessage): Promise<void>;
  stopped: AbortSignal;
}

/**
 * Takes messages in, live ones (`notify`) and those of the time offline (`append`) alike, in order within each chat. One
 * that cannot be stored is held here and tried until it can; the journal keeps it meanwhile.
 */
export function createIntake(options: WhatsappBaileysOptions, deps: ChannelDeps, parts: IntakeParts) {
  /** The newest messages of each chat that are not kept yet, in order. */
  const lines = new Map<string, Promise<void>[]>();
  const requests = new Set<string>();
  const writing = createWritingTimes();
  const { stopped } = parts;

  async function takeOne(received: WAMessage, file: Promise<InboundFile | null> | null): Promise<void> {
    const known = await withNumber(received);
    const converted = toInbound(known, deps.accountId);
    switch (converted.take) {
      case 'nothing':
        return;
      case 'aside':
        await deps.quarantine({ reason: 'unsupported', detail: converted.why, payload: heldPayload(known) });
        return;
      case 'own':
        await takeOwn(converted);
        return;
      case 'revision':
        await takeRevision(converted);
        return;
      case 'message':
        await takeMessage(converted.message, file, known);
    }
  }

  async function takeMessage(
    message: InboundMessage,
    file: Promise<InboundFile | null> | null,
    received: WAMessage,
  ): Promise<void> {
    const ageMs = deps.clock.now().getTime() - (message.sentAt?.getTime() ?? Number.POSITIVE_INFINITY);
    if (ageMs > options.maxAnswerAgeHours * HOUR_MS) {
      const detail = 'too old to be answered by itself; a person should look';
      await deps.quarantine({ reason: 'unsupported', detail, payload: heldPayload(received) });
      return;
    }
    const found = await file;
    const isLost = file !== null && found === null;
    if (isLost) deps.log.warn('media.missing', { messageId: received.key.id });
    const isLate = writing.isLate(message);
    const noted = { ...message, ...(isLost ? { lostFiles: 1 } : {}), ...(isLate ? { isLate } : {}) };
    await deps.receive(noted, found === null ? [] : [found]);
    writing.note(message);
  }

  async function takeRevision({ revision, message }: Extract<Converted, { take: 'revision' }>): Promise<void> {
    const outcome = await deps.revise(revision);
    // The bot has answered the old words; the new ones are a new message to it.
    if (outcome !== 'waiting' && message !== null) await deps.receive(message);
  }

  async function takeOwn({ id, threadKey, text, sentAt }: Extract<Converted, { take: 'own' }>): Promise<void> {
    if (await parts.isOurs(id)) return;
    const at = sentAt ?? deps.clock.now();
    const silentUntil = new Date(at.getTime() + options.silentHours * HOUR_MS);
    await deps.answeredOutside({ threadKey, providerId: id, text, at, silentUntil });
  }

  /** A chat that shows itself by its LID alone may be known by number all the same. */
  async function withNumber(received: WAMessage): Promise<WAMessage> {
    const { key } = received;
    const jid = key.remoteJid ?? '';
    // In a message of our own the other name is ours.
    const alternative = key.fromMe === true ? undefined : (key.remoteJidAlt ?? undefined);
    const { remoteJidAlt: _other, ...rest } = key;
    const number = alternative ?? (isLidUser(jid) === true ? await parts.numberOf(jid) : null);
    return { ...received, key: number === null || number === undefined ? rest : { ...rest, remoteJidAlt: number } };
  }

  async function takeUntilKept(received: WAMessage, file: Promise<InboundFile | null> | null): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await takeOne(received, file);
        await parts.done(received);
        return;
      } catch (error) {
        const passing = error instanceof AppError && isRetryable(error.code);
        deps.log.error('intake.failed', { tries, passing, err: error });
        if (!passing) {
          await setAside(received);
          return;
        }
        if (stopped.aborted) {
          deps.log.error('intake.left', { messageId: received.key.id });
          return;
        }
      }
      await sleep(backoffMs(tries, BACKOFF), stopped);
    }
  }

  async function setAside(received: WAMessage): Promise<void> {
    try {
      const detail = 'this message could not be read';
      await deps.quarantine({ reason: 'malformed', detail, payload: heldPayload(received) });
      await parts.done(received);
    } catch (error) {
      deps.log.error('intake.left', { err: error, messageId: received.key.id });
    }
  }

  return {
    /** Baileys asks the shop's phone for messages that came without their words (from advertisements), and says so here. */
    noteRequests(updates: readonly WAMessageUpdate[]): void {
      for (const { update } of updates) {
        const [what, id] = update.messageStubParameters ?? [];
        if (what === NO_MESSAGE_FOUND_ERROR_TEXT && typeof id === 'string') requests.add(id);
      }
    },
    take({ messages, requestId }: Upsert): void {
      // Nobody asked for it: a forged one (CVE-2026-48063).
      if (requestId !== undefined && !requests.delete(requestId)) {
        deps.log.warn('upsert.dropped', { count: messages.length });
        return;
      }
      for (const message of messages) {
        const chat = message.key.remoteJid ?? '';
        const before = lines.get(chat) ?? [];
        // Files of an album together; they are stored in order.
        const file = hasMedia(message, deps.accountId)
          ? (before.at(-FILES_AHEAD) ?? Promise.resolve()).then(() => fetchMedia(message, parts.media))
          : null;
        const line = (before.at(-1) ?? Promise.resolve()).then(() => takeUntilKept(message, file));
        lines.set(chat, [...before.slice(1 - FILES_AHEAD), line]);
        void line.then(() => {
          if (lines.get(chat)?.at(-1) === line) lines.delete(chat);
        });
      }
    },
    /** Everything taken so far is a row. */
    async settled(): Promise<void> {
      while (lines.size > 0) await Promise.all([...lines.values()].flat());
    },
  };
}

/** Chats whose newest message is remembered. */
const MAX_CHATS = 5_000;

/** Messages of the time offline, or that had to be sent anew, may come after newer ones of their chat. */
function createWritingTimes() {
  const newest = new Map<string, number>();
  return {
    isLate: ({ threadKey, sentAt }: InboundMessage): boolean =>
      sentAt !== undefined && sentAt.getTime() < (newest.get(threadKey) ?? 0),
    note({ threadKey, sentAt }: InboundMessage): void {
      const known = newest.get(threadKey) ?? 0;
      newest.delete(threadKey);
      newest.set(threadKey, Math.max(known, sentAt?.getTime() ?? 0));
      for (const chat of newest.keys()) {
        if (newest.size <= MAX_CHATS) break;
        newest.delete(chat);
      }
    },
  };
}

function hasMedia(message: WAMessage, accountId: string): boolean {
  const converted = toInbound(message, accountId);
  return converted.take === 'message' && converted.hasMedia;
}
