import type { ClockedTicket } from '../../core/clock-store.ts';
import type { TicketEventData, TicketNotice } from '../../core/ticket.ts';
import { newsDueAt } from '../../core/ticket-notice.ts';
import { groupBy } from '../../lib/group-by.ts';
import type { ServiceDeps } from '../deps.ts';
import { saidStop } from '../said-stop.ts';
import { sendableTemplates } from '../sendable-templates.ts';
import { ringAll, type Way, waysToCustomer } from '../ways.ts';
import { draftNotice, noticeFor, templateOf } from './notice-words.ts';
import { lastSeqOf } from './refresh-times.ts';

const AT_ONCE = 50;
/** What comes up within this time is said together. Milliseconds. */
const TOGETHER_MS = 15_000;
/** So long does one wait for the next, at most. Milliseconds. */
const PATIENCE_MS = 60_000;
/** Said in one message; so many numbers fit into any template. */
export const MAX_TOGETHER = 10;
/** A window that is open for less than this may be closed when the message is sent. Milliseconds. */
const SURELY_OPEN_MS = 60 * 60_000;

/** What is to be told of one ticket, and how. */
interface News {
  clocked: ClockedTicket;
  notice: TicketNotice;
  way: Way;
  language: string;
}

/**
 * Tells customers that their tickets have another state: once, where nobody has said it, by the first way that is open;
 * the same of several tickets in one message.
 */
export async function tellCustomers(deps: ServiceDeps): Promise<void> {
  const now = deps.clock.now().getTime();
  const comingUp = await deps.store.clocks.toTell(new Date(now + TOGETHER_MS), AT_ONCE);
  const contacts = groupBy(comingUp, ({ ticket }) => ticket.contactId);
  for (const [contactId, theirs] of contacts) await tellContact(deps, contactId, dueNow(theirs, now));
}

/** None while more is about to come up. */
function dueNow(tickets: readonly ClockedTicket[], now: number): ClockedTicket[] {
  const lateMs = ({ events }: ClockedTicket): number => now - (newsDueAt(events)?.getTime() ?? now);
  const due = tickets.filter((one) => lateMs(one) >= 0);
  const isWaiting = due.length < tickets.length && due.every((one) => lateMs(one) < PATIENCE_MS);
  return isWaiting ? [] : due;
}

async function tellContact(deps: ServiceDeps, contactId: string, due: readonly ClockedTicket[]): Promise<void> {
  const [first] = due;
  if (first === undefined) return;
  const identities = await deps.store.desk.identities(contactId);
  const isStopped = await saidStop(deps, first.ticket.brandId, identities);
  const news: News[] = [];
  for (const clocked of due) {
    const { ticket, events } = clocked;
    const notice = noticeFor(deps, ticket, events);
    // Somebody who was erased has no name left to be told by.
    if (notice === null || identities.length === 0) {
      await deps.store.clocks.nothingToTell(ticket.id, lastSeqOf(clocked));
      continue;
    }
    const [way] = isStopped ? [] : await waysToCustomer(deps, ticket, templateOf(notice));
    const found = await deps.store.desk.conversation([ticket.brandId], ticket.conversationId);
    const language = found?.conversation.language ?? ticket.language;
    if (way === undefined) await skip(deps, clocked, { notice, why: isStopped ? 'stopped' : 'no-way' });
    else news.push({ clocked, notice, way, language });
  }
  for (const together of await joined(deps, news)) await tell(deps, together);
}

/** The same news for the same place; one each where the place takes no words of ours. */
async function joined(deps: ServiceDeps, news: readonly News[]): Promise<News[][]> {
  const messages: News[][] = [];
  for (const same of groupBy(news, placeOf).values()) {
    const [first] = same;
    const size = first !== undefined && (await takesSeveral(deps, first)) ? MAX_TOGETHER : 1;
    for (let from = 0; from < same.length; from += size) messages.push(same.slice(from, from + size));
  }
  return messages;
}

function placeOf({ notice, language, way: { account, to, target } }: News): string {
  const conversation = 'conversationId' in target ? target.conversationId : 'new';
  return JSON.stringify([notice, language, account.config.id, to, conversation]);
}

async function takesSeveral(deps: ServiceDeps, { way: { account, lastCustomerAt }, language }: News): Promise<boolean> {
  const { window, registeredTexts } = account.type;
  if (registeredTexts === true) return false;
  if (window === undefined) return true;
  const closesAt = (lastCustomerAt?.getTime() ?? 0) + window.freeMs;
  if (closesAt > deps.clock.now().getTime() + SURELY_OPEN_MS) return true;
  const templates = await sendableTemplates(deps, account);
  return templates.some((template) => template.name === 'update' && template.language === language);
}

async function tell(deps: ServiceDeps, [first, ...others]: readonly News[]): Promise<void> {
  if (first === undefined) return;
  const { notice, way, language } = first;
  const all = [first, ...others];
  const messages = draftNotice(deps, way, { tickets: all.map(({ clocked }) => clocked.ticket), notice, language });
  const [message] = messages;
  if (message === undefined) return skip(deps, first.clocked, { notice, why: 'no-way' });
  const told: NoticeEvent = { type: 'notice-sent', notice, outboundId: message.id };
  const [note, ...notes] = all.map(({ clocked }) => ({ ...placeIn(clocked), events: [told] }));
  if (note === undefined) return;
  // Judged from what was read: where anything happened since, nothing is written, and the next tick judges anew.
  if (!(await deps.store.clocks.note({ ...note, others: notes, messages, at: deps.clock.now() }))) return;
  for (const { clocked } of all) announce(deps, clocked, told);
  await ringAll(deps, way.account.config.id, messages);
}

async function skip(
  deps: ServiceDeps,
  clocked: ClockedTicket,
  { notice, why }: { notice: TicketNotice; why: 'stopped' | 'no-way' },
): Promise<void> {
  const event: NoticeEvent = { type: 'notice-skipped', notice, why };
  const isNoted = await deps.store.clocks.note({ ...placeIn(clocked), events: [event], at: deps.clock.now() });
  if (isNoted) announce(deps, clocked, event);
}

function placeIn(clocked: ClockedTicket): { ticketId: string; lastSeq: number } {
  return { ticketId: clocked.ticket.id, lastSeq: lastSeqOf(clocked) };
}

type NoticeEvent = Extract<TicketEventData, { type: 'notice-sent' | 'notice-skipped' }>;

function announce(deps: ServiceDeps, { ticket }: ClockedTicket, { notice, type }: NoticeEvent): void {
  deps.feed.publish({ kind: 'ticket.changed', id: ticket.id, brandId: ticket.brandId });
  deps.log.info({ ticketId: ticket.id, notice, what: type }, 'ticket.notice');
}
