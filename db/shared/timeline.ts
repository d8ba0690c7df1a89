import type { ConversationSummary, StoredFile } from '../../src/core/store.ts';
import type { TimelineEntry } from '../../src/core/timeline.ts';
import type { conversations, turns } from '../schema/conversations.ts';
import type { inbox, outbox } from '../schema/messages.ts';
import { readMessage, toConversation } from './rows.ts';

interface Beside {
  understood: (typeof turns.$inferSelect)['understood'] | null;
  files: readonly StoredFile[] | undefined;
  revision: TimelineEntry['revision'];
}

export function receivedEntry(
  row: typeof inbox.$inferSelect,
  { understood, files = [], revision }: Beside,
): TimelineEntry {
  const message = readMessage(row.message);
  const subject = message.replyContext['subject'];
  return {
    seq: row.timelineSeq,
    id: row.id,
    direction: 'in',
    kind: message.kind,
    text: message.text === '' ? (message.digits ?? '') : message.text,
    options: [],
    files: files.map(({ id, name, contentType, size }) => ({ id, name, contentType, size })),
    at: row.receivedAt,
    status: null,
    reason: null,
    understood: understood ?? [],
    authorId: null,
    ...(subject === undefined ? {} : { subject }),
    ...(message.refusedFiles === undefined ? {} : { refusedFiles: message.refusedFiles }),
    ...(row.copies === null
      ? {}
      : { copies: row.copies.map(({ accountId, at }) => ({ accountId, at: new Date(at) })) }),
    ...(revision === undefined ? {} : { revision }),
  };
}

/** The last lines of conversations, by these: what came last, or what was sent last. */
export function lastLines(
  received: readonly (typeof inbox.$inferSelect)[],
  sent: readonly (typeof outbox.$inferSelect)[],
): Map<string, TimelineEntry> {
  const beside = { understood: null, files: undefined, revision: undefined };
  return new Map([
    ...received.map((row) => [row.conversationId, receivedEntry(row, beside)] as const),
    ...sent.map((row) => [row.conversationId, sentEntry(row)] as const),
  ]);
}

export function summaryOf(
  { conversation, contactName }: { conversation: typeof conversations.$inferSelect; contactName: string | null },
  lines: ReadonlyMap<string, TimelineEntry>,
): ConversationSummary {
  const last = lines.get(conversation.id);
  return {
    conversation: toConversation(conversation),
    contactName,
    lastText: last?.text ?? '',
    lastAt: last?.at ?? conversation.updatedAt,
    waiting: conversation.lastSeq - conversation.doneSeq,
  };
}

export function sentEntry(row: typeof outbox.$inferSelect): TimelineEntry {
  const { timelineSeq, id, content, createdAt, status, reason, authorId, dealtAt, dealtBy } = row;
  return {
    seq: timelineSeq,
    id,
    direction: 'out',
    kind: 'message',
    text: content.text,
    options: content.options,
    files: (content.files ?? []).map(({ sha256: _sha256, ...file }) => file),
    at: createdAt,
    status,
    reason,
    understood: [],
    authorId,
    ...(dealtAt === null || dealtBy === null ? {} : { dealtWith: { userId: dealtBy, at: dealtAt } }),
  };
}
