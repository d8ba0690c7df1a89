import type { ReplyDraft } from '../../core/desk.ts';
import type { OutboundContent, OutgoingFile } from '../../core/message.ts';
import { packFiles } from '../../core/outgoing-files.ts';
import type { Ticket, TicketEventData, TicketState } from '../../core/ticket.ts';
import { canChange } from '../../core/ticket-life.ts';
import { splitText } from '../../engine/index.ts';
import type { Account, ServiceDeps } from '../deps.ts';
import { placeFiles } from '../outgoing-files.ts';
import { ringAll } from '../ways.ts';
import { assignEvents } from './assign.ts';
import { type ChangeRequest, changeTicket, type Decision, type DeskResult } from './change-ticket.ts';
import { areWithinLimits } from './draft-files.ts';
import { leftToBot } from './set-state.ts';
import { type ChosenTemplate, fillChosen } from './templates.ts';
import { writingWindow } from './writing-window.ts';

export interface Reply extends Omit<ChangeRequest, 'version'> {
  /** One of the ticket's conversations, or another of the same contact. */
  conversationId: string;
  /** Last line of that conversation that the writer saw. */
  seenSeq: number;
  /** May be empty where there are files. */
  text: string;
  /** Files of the writer's draft that go with it. */
  fileIds?: readonly string[] | undefined;
  /** Files that are kept already, instead of those of the draft, which then stays as it is. */
  files?: readonly OutgoingFile[] | undefined;
  /** An approved template instead of words; then neither text nor files go with it. */
  template?: ChosenTemplate | undefined;
  /** State of the ticket afterwards; default: a new one becomes open. */
  stateAfter?: TicketState | undefined;
  /** The same for each try: what was written is not written again. */
  key?: string | undefined;
  /** With `stateAfter`: the version that the state was chosen from. */
  version: number | null;
}

/**
 * A person's answer goes the way of every answer: into the outbox, in one transaction with the ticket's history. It is
 * stopped where the customer or a colleague wrote something that the writer has not seen.
 */
export async function reply(deps: ServiceDeps, request: Reply): Promise<DeskResult> {
  const written = await writtenBefore(deps, request);
  if (written !== null) {
    await clearDraft(deps, request);
    return written;
  }
  let outboundIds: { id: string; accountId: string }[] = [];
  const result = await changeTicket(deps, request, async (ticket) => {
    const prepared = await prepare(deps, ticket, request);
    if ('refused' in prepared) return prepared;
    outboundIds = prepared.outbound;
    return prepared.decision;
  });
  if (result.outcome !== 'done') return result;

  deps.feed.publish({ kind: 'conversation.changed', id: request.conversationId, brandId: result.ticket.brandId });
  for (const row of outboundIds) await ringAll(deps, row.accountId, [row]);
  await clearDraft(deps, request);
  return result;
}

/** What was begun is sent, but where a template or files of another place went in its stead. */
async function clearDraft({ store }: ServiceDeps, { ticketId, actor, ...sent }: Reply): Promise<void> {
  if (sent.files !== undefined || sent.template !== undefined) return;
  await store.workplace.clearDraft(ticketId, actor.id, sent.fileIds ?? []);
}

/** A try whose answer was lost on its way comes again: all of it is done. */
async function writtenBefore(deps: ServiceDeps, request: Reply): Promise<DeskResult | null> {
  if (request.key === undefined || !(await deps.store.desk.isPutOut(keyOf(request, 0)))) return null;
  const row = await deps.store.desk.get(request.actor.brandIds, request.ticketId);
  return row === null ? { outcome: 'not-found' } : { outcome: 'done', ticket: row.ticket };
}

function keyOf({ actor, ticketId, key }: Reply, index: number): string {
  return `reply-${actor.id}-${ticketId}-${key}-${index}`;
}

async function prepare(
  deps: ServiceDeps,
  ticket: Ticket,
  request: Reply,
): Promise<Refused | { decision: Decision; outbound: { id: string; accountId: string }[] }> {
  const found = await deps.store.desk.conversation(request.actor.brandIds, request.conversationId);
  if (found === null) return { refused: 'no-such-conversation' };
  const { conversation } = found;
  const isLinked = [ticket.conversationId, ...ticket.conversationIds].includes(conversation.id);
  if (!isLinked && conversation.contactId !== ticket.contactId) return { refused: 'not-this-contact' };
  const account = deps.accounts.get(conversation.accountId);
  if (account === undefined || account.type.replyMode === 'inline') return { refused: 'cannot-write' };
  const { isClosed } = await writingWindow(deps, account, found.lastCustomerAt);
  if (isClosed && request.template === undefined) return { refused: 'window-closed' };
  if (ticket.state === 'closed') return { refused: 'closed' };
  const states = stateEvents(ticket, request);
  if (states === null) return { refused: 'illegal-transition' };

  const language = conversation.language ?? ticket.language;
  const messages = await worded(deps, request, { account, language });
  if ('refused' in messages) return messages;
  const acknowledges = ticket.ackDueAt !== null && ticket.acknowledgedAt === null;
  return {
    outbound: messages.map(({ id }) => ({ id, accountId: conversation.accountId })),
    decision: {
      events: [
        ...(isLinked ? [] : [{ type: 'conversation-linked' as const, conversationId: conversation.id }]),
        ...messages.map(({ id }) => ({ type: 'replied' as const, outboundId: id })),
        ...(ticket.assigneeId === null ? assignEvents({ ...ticket, state: 'open' }, request.actor.id, 'hand') : []),
        ...states,
      ],
      reply: { conversationId: conversation.id, seenSeq: request.seenSeq, messages, acknowledges },
      ...leftToBot(stateAfter(ticket, request), {
        conversationId: conversation.id,
        conversationIds: [ticket.conversationId, ...ticket.conversationIds],
      }),
    },
  };
}

type Messages = ReplyDraft['messages'];
type Refused = Extract<Decision, { refused: unknown }>;

async function worded(
  deps: ServiceDeps,
  request: Reply,
  to: { account: Account; language: string },
): Promise<Messages | Refused> {
  const { template, key } = request;
  const messages =
    template === undefined ? await ownWords(deps, request, to) : await approvedWords(deps, to.account, template);
  if ('refused' in messages || key === undefined) return messages;
  return messages.map((message, index) => ({ ...message, idempotencyKey: keyOf(request, index) }));
}

async function ownWords(
  deps: ServiceDeps,
  request: Reply,
  { account, language }: { account: Account; language: string },
): Promise<Messages | Refused> {
  const files = await chosenFiles(deps, request, account);
  if ('refused' in files) return files;
  return messagesOf(deps, { text: request.text, files: files.chosen, account, language });
}

async function approvedWords(deps: ServiceDeps, account: Account, chosen: ChosenTemplate): Promise<Messages | Refused> {
  const filled = await fillChosen(deps, account, chosen);
  if (typeof filled === 'string') return { refused: filled === 'unknown' ? 'no-such-template' : `template-${filled}` };
  const { template, text, variables } = filled;
  const approved = { id: template.id, variables };
  return [messageOf(deps, deps.ids.next(), { text, options: [], language: template.language, approved })];
}

function messageOf(deps: ServiceDeps, id: string, content: OutboundContent): Messages[number] {
  return { id, idempotencyKey: `reply-${id}`, turnId: deps.ids.next(), content };
}

/** In the order in which they were asked for. */
async function chosenFiles(
  deps: ServiceDeps,
  { ticketId, actor, fileIds = [], files }: Reply,
  { type }: Account,
): Promise<Refused | { chosen: OutgoingFile[] }> {
  if ((files ?? fileIds).length === 0) return { chosen: [] };
  if (type.capabilities.files === undefined) return { refused: 'no-files-here' };
  if (files !== undefined) return { chosen: [...files] };
  const draft = await deps.store.workplace.draft(ticketId, actor.id);
  const chosen = fileIds.map((id) => draft?.files.find((file) => file.id === id));
  if (!chosen.every((file) => file !== undefined)) return { refused: 'no-such-file' };
  return areWithinLimits(chosen) ? { chosen } : { refused: 'too-many-files' };
}

function messagesOf(
  deps: ServiceDeps,
  { text, files, account, language }: { text: string; files: OutgoingFile[]; account: Account; language: string },
): Messages {
  const { capabilities } = account.type;
  const firstId = deps.ids.next();
  const receiver = { brand: account.brand, capability: capabilities.files, language, outboundId: firstId };
  const { attached, apart, lines } = placeFiles(deps, files, receiver);
  const words = [text, lines].filter((part) => part !== '').join('\n\n');
  const texts = splitText([words], capabilities.maxText);
  return packFiles(texts, attached, capabilities.files).map((part, index) => {
    const id = index === 0 ? firstId : deps.ids.next();
    const own = [...part.files, ...(index === 0 ? apart : [])];
    const content = { text: part.text, options: [], language, ...(own.length === 0 ? {} : { files: own }) };
    return messageOf(deps, id, content);
  });
}

function stateAfter({ state }: Ticket, { stateAfter: wanted }: Reply): TicketState {
  return wanted ?? (state === 'new' ? 'open' : state);
}

/** Null: the ticket cannot go there from where it is. */
function stateEvents(ticket: Ticket, request: Reply): TicketEventData[] | null {
  const { state } = ticket;
  const to = stateAfter(ticket, request);
  if (to === state) return [];
  return canChange(state, to) ? [{ type: 'state-changed', from: state, to }] : null;
}
