import type { MessageUpsertType, WAMessage } from '@whiskeysockets/baileys';
import type { ChannelDeps } from '../../src/core/channel.ts';
import { AppError, isRetryable } from '../../src/core/errors.ts';
import { backoffMs, sleep } from '../../src/lib/retry.ts';
import { toInbound } from './inbound.ts';
import { fetchMedia } from './media.ts';
import type { WhatsappBaileysOptions } from './options.ts';

const HOUR_MS = 60 * 60_000;
const BACKOFF = { baseMs: 200, maxMs: 10_000 };

export interface Upsert {
  messages: WAMessage[];
  type: MessageUpsertType;
  requestId?: string;
}

/**
 * Takes messages in, live ones (`notify`) and those of the time offline (`append`) alike, one after the other. Baileys has
 * acknowledged them to WhatsApp already, so one that cannot be stored is held here and tried until it can.
 */
export function createIntake(options: WhatsappBaileysOptions, deps: ChannelDeps, stopped: AbortSignal) {
  let line: Promise<void> = Promise.resolve();

  async function takeOne(received: WAMessage): Promise<void> {
    const converted = toInbound(received, deps.accountId);
    if (converted.take === 'nothing') return;
    const payload = JSON.stringify({ key: received.key, message: received.message });
    if (converted.take === 'aside') {
      await deps.quarantine({ reason: 'unsupported', detail: converted.why, payload });
      return;
    }
    const { message, hasMedia } = converted;
    const ageMs = deps.clock.now().getTime() - (message.sentAt?.getTime() ?? Number.POSITIVE_INFINITY);
    if (ageMs > options.maxAnswerAgeHours * HOUR_MS) {
      await deps.quarantine({
        reason: 'unsupported',
        detail: 'too old to be answered by itself; a person should look',
        payload,
      });
      return;
    }
    const file = hasMedia ? await fetchMedia(received) : null;
    const note = hasMedia && file === null ? '\n[a file could not be fetched]' : '';
    await deps.receive({ ...message, text: message.text + note }, file === null ? [] : [file]);
  }

  async function takeUntilKept(received: WAMessage): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await takeOne(received);
        return;
      } catch (error) {
        const passing = error instanceof AppError && isRetryable(error.code);
        deps.log.error('intake.failed', { tries, passing, err: error });
        if (!passing) {
          const payload = JSON.stringify({ key: received.key, message: received.message });
          await deps
            .quarantine({ reason: 'malformed', detail: 'this message could not be read', payload })
            .catch((fault: unknown) => {
              deps.log.error('intake.lost', { err: fault, messageId: received.key.id });
            });
          return;
        }
        if (stopped.aborted) {
          deps.log.error('intake.lost', { messageId: received.key.id });
          return;
        }
      }
      await sleep(backoffMs(tries, BACKOFF), stopped);
    }
  }

  return {
    take({ messages, requestId }: Upsert): void {
      // Nobody asked for it: a forged one (CVE-2026-48063).
      if (requestId !== undefined) {
        deps.log.warn('upsert.dropped', { count: messages.length });
        return;
      }
      for (const message of messages) line = line.then(() => takeUntilKept(message));
    },
    /** Everything taken so far is a row. */
    settled: () => line,
  };
}
