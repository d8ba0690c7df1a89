import type { ImapFlow } from 'imapflow';
import type { ChannelDeps } from '../../src/core/channel.ts';
import { createCursors } from './cursor.ts';
import type { Marks } from './marks.ts';

/** How far back the first look goes, days. */
const DAYS = 3;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Looks through the folder of sent mail for our own since the last look: a mail that lies there went out, whatever became
 * of the connection or of us while it was sent. One that is not there stays uncertain.
 */
export async function readSentFolder(
  client: ImapFlow,
  folder: string,
  { deps, marks }: { deps: ChannelDeps; marks: Marks },
): Promise<number> {
  const opened = await client.mailboxOpen(folder, { readOnly: true });
  const uidValidity = String(opened.uidValidity);
  const cursors = createCursors(deps.state, 'sent-cursor');
  const kept = await cursors.get();
  const after = kept?.uidValidity === uidValidity ? kept.uid : 0;
  const since = new Date(deps.clock.now().getTime() - DAYS * DAY_MS);
  const found = await client.search(after > 0 ? { uid: `${after + 1}:*` } : { since }, { uid: true });
  const uids = (found || []).filter((uid) => uid > after).sort((left, right) => left - right);
  let count = 0;
  if (uids.length > 0) {
    for (const { envelope } of await client.fetchAll(uids.join(','), { envelope: true }, { uid: true })) {
      const messageId = envelope?.messageId ?? '';
      const outboundId = marks.outboundOf(messageId);
      if (outboundId === null) continue;
      await deps.report({ accountId: deps.accountId, outboundId, providerId: messageId, status: 'sent' });
      count += 1;
    }
  }
  await cursors.keep({ uidValidity, uid: uids.at(-1) ?? Math.max(after, opened.uidNext - 1) });
  return count;
}
