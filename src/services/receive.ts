import { createHash } from 'node:crypto';
import type { ReceiveOutcome } from '../core/channel-outcome.ts';
import { AppError } from '../core/errors.ts';
import { type InboundFile, type InboundMessage, inboundMessageSchema, MAX_TEXT_LENGTH } from '../core/message.ts';
import { TURNS_LANE } from '../core/queue.ts';
import { detailOfFile } from '../core/refused-file.ts';
import { checkFiles, type RefusedFile, safeName } from './check-files.ts';
import type { Account, ServiceDeps } from './deps.ts';
import { heldId } from './held-id.ts';
import { heldPayload } from './held-message.ts';
import { createLoopBreaker } from './loop-breaker.ts';
import { siblingsOf } from './siblings.ts';

const EVENTS = { stored: 'message.received', duplicate: 'message.duplicate', copy: 'message.copy' } as const;
/** Refused files that are named with their message. */
const MAX_NAMED = 100;

export type Receive = (
  message: InboundMessage,
  files?: readonly InboundFile[],
  how?: { isReleased: boolean },
) => Promise<ReceiveOutcome>;

/**
 * Makes an inbound message a row and rings its lane. When this returns, it is stored, known already, or set aside with
 * a reason. Throws AppError `store.busy` or `store.failed` when nothing could be kept. A queue that is down is no
 * reason to refuse: the sweep rings again.
 */
export function createReceive(deps: ServiceDeps): Receive {
  const loops = createLoopBreaker();
  return async (incoming, files = [], how = { isReleased: false }) => {
    const account = deps.accounts.get(incoming.accountId);
    if (account === undefined)
      return setAside(deps, incoming, 'unknown-account', 'no such account in the configuration');

    const parsed = inboundMessageSchema.safeParse(clean(incoming));
    if (!parsed.success) return setAside(deps, incoming, 'malformed', parsed.error.issues[0]?.message ?? 'bad shape');

    const loop = how.isReleased ? null : loops.look(parsed.data, account.type, deps.clock.now());
    if (loop !== null) return setAside(deps, parsed.data, 'loop', loop, files);

    const { message, files: allFiles } = keepLongText(parsed.data, files);
    const { kept, refused } = await checkFiles(allFiles, deps);
    await setFilesAside(deps, message, { brandId: account.brand.id, refused });
    const result = await deps.store.inbox.receive({
      messageId: deps.ids.next(),
      brandId: account.brand.id,
      channel: account.type.name,
      message: { ...message, ...noted(refused) },
      files: kept,
      receivedAt: deps.clock.now(),
      quiet: account.type.quiet,
      siblings: siblingsOf(deps, account),
      newContactId: deps.ids.next(),
      newConversationId: deps.ids.next(),
    });

    await ring(deps, account, result.conversationId, result.dueAt);

    deps.metrics.messageReceived(account.type.name, result.outcome);
    deps.log.info(
      {
        conversationId: result.conversationId,
        messageId: result.messageId,
        accountId: message.accountId,
        files: kept.length,
      },
      EVENTS[result.outcome],
    );
    const { conversationId, messageId } = result;
    if (result.outcome === 'copy')
      deps.feed.publish({ kind: 'conversation.changed', id: conversationId, brandId: account.brand.id });
    return { outcome: result.outcome === 'stored' ? 'accepted' : 'duplicate', conversationId, messageId };
  };
}

/** Inline channels take their own turn in the webhook; a failed ring is made good by the sweep. */
async function ring(deps: ServiceDeps, account: Account, conversationId: string, dueAt: Date): Promise<void> {
  if (account.type.replyMode === 'inline') return;
  const delayMs = Math.max(0, dueAt.getTime() - deps.clock.now().getTime());
  try {
    await deps.queue.ring(TURNS_LANE, conversationId, { delayMs });
  } catch (error) {
    deps.log.warn({ conversationId, err: error }, 'ring.failed');
  }
}

/** Whoever reads the message sees what else came with it. Of hundreds the first are enough: all of them lie in quarantine. */
function noted(refused: readonly RefusedFile[]): Pick<InboundMessage, 'refusedFiles'> {
  const files = refused.slice(0, MAX_NAMED).map(({ file, reason }) => ({ ...named(file), reason }));
  return { refusedFiles: files.length === 0 ? undefined : files };
}

function named({ fileName, bytes }: RefusedFile['file']): { name: string; size: number } {
  return { name: safeName(fileName), size: bytes.byteLength };
}

/**
 * Before the message is stored, under ids that a repeat of the webhook draws again, and a copy of a mail in another mailbox:
 * nothing is lost and nothing doubled.
 */
async function setFilesAside(
  deps: ServiceDeps,
  message: InboundMessage,
  { brandId, refused }: { brandId: string; refused: readonly RefusedFile[] },
): Promise<void> {
  const { accountId, providerId, mail } = message;
  const name = mail?.key === undefined ? `${accountId}/${providerId}` : `${brandId}/${mail.key}`;
  for (const [index, { file, reason, detail }] of refused.entries()) {
    const source = `${name}/${index}`;
    await deps.store.quarantine.put(
      createHash('sha256').update(source).digest('hex'),
      {
        accountId: message.accountId,
        reason,
        detail: detailOfFile(index, message.providerId, detail, named(file)),
        payload: file.bytes,
      },
      deps.clock.now(),
    );
  }
}

async function setAside(
  deps: ServiceDeps,
  message: InboundMessage,
  reason: 'unknown-account' | 'malformed' | 'loop',
  detail: string,
  files: readonly InboundFile[] = [],
): Promise<ReceiveOutcome> {
  const accountId = typeof message.accountId === 'string' ? message.accountId : null;
  const payload = heldPayload(message, files);
  await deps.store.quarantine.put(
    heldId([accountId], payload),
    { accountId, reason, detail, payload },
    deps.clock.now(),
  );
  deps.metrics.messageReceived('none', 'quarantined');
  deps.log.warn({ accountId, reason }, 'message.quarantined');
  return { outcome: 'quarantined', reason };
}

/** Lone surrogates cannot be stored as UTF-8; NUL ends strings in some stores. */
function clean(message: InboundMessage): InboundMessage {
  if (typeof message.text !== 'string') throw new AppError('internal', 'a channel handed over a message without text');
  return { ...message, text: message.text.toWellFormed().replaceAll('\u0000', '\ufffd') };
}

/** A text too long for the bot is cut for it and kept whole as a file, so that nothing is lost. */
function keepLongText(
  message: InboundMessage,
  files: readonly InboundFile[],
): { message: InboundMessage; files: readonly InboundFile[] } {
  if (message.text.length <= MAX_TEXT_LENGTH) return { message, files };
  const whole = { fileName: 'message.txt', declaredType: 'text/plain', bytes: new TextEncoder().encode(message.text) };
  return {
    message: { ...message, text: message.text.slice(0, MAX_TEXT_LENGTH).toWellFormed() },
    files: [whole, ...files],
  };
}
