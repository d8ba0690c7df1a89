import { ticketApi } from '../api/ticket.ts';
import { inGroups } from '../parts/formats.ts';
import { sentenceFor } from '../parts/tell.ts';
import { texts } from '../texts/index.ts';

export interface BulkResult {
  done: number;
  failed: { id: string; number: string; reason: string }[];
}

export type BulkAction =
  | { kind: 'reply'; text: string }
  | { kind: 'assign'; to: string | null }
  | { kind: 'tag'; tag: string };

export type BulkKind = BulkAction['kind'];

/** One after the other, each with its own newest version: one refusal stops none of the others, and each is named. */
export async function runBulk(ids: readonly string[], action: BulkAction): Promise<BulkResult> {
  const result: BulkResult = { done: 0, failed: [] };
  for (const id of ids) {
    let number = id;
    try {
      const { ticket } = await ticketApi.get(id);
      number = inGroups(ticket.numbers[0]);
      await runOne(id, ticket.version, action);
      result.done += 1;
    } catch (error) {
      result.failed.push({ id, number, reason: sentenceFor(error) });
    }
  }
  return result;
}

async function runOne(id: string, version: number, action: BulkAction): Promise<void> {
  switch (action.kind) {
    case 'assign':
      await ticketApi.assign(id, { version, to: action.to });
      return;
    case 'tag':
      await ticketApi.setTags(id, { version, add: [action.tag] });
      return;
    case 'reply':
      await replyTo(id, action.text);
  }
}

/** On the conversation that the customer last wrote in, where an answer can go there. */
async function replyTo(id: string, text: string): Promise<void> {
  const [{ conversations }, { seen }] = await Promise.all([ticketApi.get(id), ticketApi.timeline(id)]);
  const open = conversations
    .filter(({ canReply }) => canReply)
    .sort((one, other) => (other.lastCustomerAt ?? '').localeCompare(one.lastCustomerAt ?? ''));
  const way = open[0];
  if (way === undefined) throw new Error(texts.desk.noAnswerWay);
  const conversationId = way.conversation.id;
  await ticketApi.reply(id, { conversationId, seenSeq: seen[conversationId] ?? way.lastSeq, text });
}
