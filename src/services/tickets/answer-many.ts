import type { InboundFile, OutgoingFile } from '../../core/message.ts';
import type { ServiceDeps } from '../deps.ts';
import type { Actor, DeskResult } from './change-ticket.ts';
import { type FilesRefused, keepOutgoing } from './draft-files.ts';
import { forMany, type Named } from './for-many.ts';
import { type Reply, reply } from './reply.ts';

export interface AnswerToMany {
  actor: Actor;
  ticketIds: readonly string[];
  /** May be empty where there are files. */
  text: string;
  files?: readonly InboundFile[];
  /** The same for each try: who has got it does not get it again. */
  key?: string | undefined;
}

/** One answer to everybody whom an incident hit; what cannot be answered stops none of the others. Drafts stay. */
export async function answerMany(
  deps: ServiceDeps,
  { actor, ticketIds, text, files = [], key }: AnswerToMany,
): Promise<{ outcome: 'answered'; results: Named[] } | FilesRefused> {
  const checked = await keepOutgoing(deps, files);
  if (checked.outcome !== 'kept') return checked;
  const results = await forMany(deps, ticketIds, (ticketId) =>
    answerOne(deps, { actor, ticketId, text, files: checked.kept, key }),
  );
  const hashes = checked.kept.map(({ sha256 }) => sha256);
  for (const sha256 of await deps.store.workplace.unkept(hashes)) await deps.files.remove(sha256);
  return { outcome: 'answered', results };
}

async function answerOne(
  deps: ServiceDeps,
  { actor, ticketId, ...said }: Pick<Reply, 'actor' | 'ticketId' | 'text' | 'key'> & { files: readonly OutgoingFile[] },
): Promise<DeskResult> {
  const row = await deps.store.desk.get(actor.brandIds, ticketId);
  if (row === null) return { outcome: 'not-found' };
  const { conversationId } = row.ticket;
  // It goes to everybody, whatever each of them wrote last.
  const found = await deps.store.desk.conversation(actor.brandIds, conversationId);
  return reply(deps, { actor, ticketId, version: null, conversationId, seenSeq: found?.lastSeq ?? 0, ...said });
}
