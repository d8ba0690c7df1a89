import type { ClockedTicket } from '../../core/clock-store.ts';
import type { Ticket, TicketEventData, TicketNotice } from '../../core/ticket.ts';
import { isSilent } from '../../core/ticket-notice.ts';
import { brandsOf } from '../brands.ts';
import type { ServiceDeps } from '../deps.ts';
import { factsFor } from '../facts.ts';
import { saidStop } from '../said-stop.ts';
import { writingWindow } from '../tickets/writing-window.ts';
import { draftMessages, ringAll } from '../ways.ts';
import { noticeFor, noticePrompt } from './notice-words.ts';
import { lastSeqOf } from './refresh-times.ts';
import { MAX_TOGETHER } from './tell-customers.ts';

const HOUR_MS = 60 * 60 * 1000;
/** Later than this nobody remembers; on WhatsApp the window is closed as well. */
const UNTIL_MS = 24 * HOUR_MS;
/** Nobody is asked more often than this. */
const REST_MS = 30 * 24 * HOUR_MS;
const AT_ONCE = 50;
const SURVEY = 'survey';

/** Asks once, some time after a ticket was solved, how it was; the answer goes to the survey's flow. */
export async function sendSurveys(deps: ServiceDeps): Promise<void> {
  const now = deps.clock.now().getTime();
  for (const brand of brandsOf(deps)) {
    const hours = brand.tickets.surveyAfterHours;
    if (hours === null) continue;
    const resolved = { from: new Date(now - UNTIL_MS), to: new Date(now - hours * HOUR_MS) };
    const tickets = await deps.store.clocks.toSurvey(brand.id, resolved, new Date(now - REST_MS), AT_ONCE);
    for (const ticket of tickets.filter((one) => !isSilent(one))) await ask(deps, ticket);
  }
}

/** Only where they wrote, and only while the bot has the conversation and nothing else is going on in it. */
async function ask(deps: ServiceDeps, ticket: Ticket): Promise<void> {
  const [found, lane] = await Promise.all([
    deps.store.desk.conversation([ticket.brandId], ticket.conversationId),
    deps.store.lanes.load(ticket.conversationId),
  ]);
  const account = found === null ? undefined : deps.accounts.get(found.conversation.accountId);
  if (found === null || lane === null || account === undefined || account.type.replyMode === 'inline') return;
  const { conversation, lastCustomerAt } = found;
  const isBusy = conversation.holder === 'person' || lane.waiting.length > 0 || lane.state.stack.length > 0;
  const identities = await deps.store.desk.identities(conversation.contactId);
  if (await saidStop(deps, conversation.brandId, identities)) return;
  if (isBusy || (await writingWindow(deps, account, lastCustomerAt)).isClosed) return;

  const facts = factsFor(account, conversation.rung, deps.clock.now());
  const { state, prompts } = deps.engine.advance(
    lane.state,
    { kind: 'message', text: '', files: 0, choiceId: SURVEY },
    facts,
  );
  const target = { conversationId: conversation.id };
  const way = { account, to: conversation.replyAddress, target, lastCustomerAt };
  const language = state.language ?? ticket.language;
  const history = await deps.store.tickets.events(ticket.id);
  // Each message is billed: what they have still to be told of the ticket goes along.
  const notice = noticeFor(deps, ticket, history);
  const others = notice === null ? [] : await othersWith(deps, ticket, notice);
  const all = [ticket, ...others.map((other) => other.ticket)];
  const told = notice === null ? [] : [noticePrompt(all, notice, account.brand)];
  const messages = draftMessages(deps, way, {
    prompts: [...told, ...prompts],
    language,
    rung: conversation.rung,
  });
  const outboundId = messages[0]?.id;
  if (outboundId === undefined) return;
  const written = messages.map((message) => ({
    ...message,
    content: { ...message.content, isUnasked: true },
    flowState: state,
  }));
  const lastSeq = history.at(-1)?.seq ?? 0;
  const events: TicketEventData[] = [{ type: 'survey-sent', outboundId }];
  const saidToo: TicketEventData[] = notice === null ? [] : [{ type: 'notice-sent', notice, outboundId }];
  const isNoted = await deps.store.clocks.note({
    ticketId: ticket.id,
    lastSeq,
    events: [...events, ...saidToo],
    others: others.map((other) => ({ ticketId: other.ticket.id, lastSeq: lastSeqOf(other), events: saidToo })),
    messages: written,
    at: deps.clock.now(),
  });
  if (isNoted) await ringAll(deps, account.config.id, written);
}

/** What is to be told of their other tickets in this conversation just now. */
async function othersWith(deps: ServiceDeps, ticket: Ticket, notice: TicketNotice): Promise<ClockedTicket[]> {
  const due = await deps.store.clocks.toTell(deps.clock.now(), AT_ONCE);
  const isSame = ({ ticket: other, events }: ClockedTicket): boolean =>
    other.id !== ticket.id &&
    other.contactId === ticket.contactId &&
    other.conversationId === ticket.conversationId &&
    noticeFor(deps, other, events) === notice;
  return due.filter(isSame).slice(0, MAX_TOGETHER - 1);
}
