import { DEMO_TAG } from './demo.ts';
import type { Ticket, TicketEvent, TicketEventData, TicketNotice } from './ticket.ts';
import { isOpen } from './ticket-life.ts';

/** What is taken back within this time is told to nobody. Milliseconds. */
export const NOTICE_AFTER_MS = 2 * 60_000;
/** Later than this it is no news any more: nothing ran meanwhile, or the history was brought in from elsewhere. Milliseconds. */
export const NOTICE_UNTIL_MS = 24 * 60 * 60_000;
/** The same is not said again so soon, unless they wrote in between. Milliseconds. */
const REST_MS = 60 * 60_000;

/**
 * What an event may be told as. Merging is nothing to tell, since all numbers go on working, and closing is not either:
 * the notice of the resolution says until when it may be opened again. Who opened it again by an answer hears so in the turn.
 */
function noticeOf(data: TicketEventData, actor: string): TicketNotice | null {
  if (data.type !== 'state-changed') return null;
  if (data.to === 'resolved' || data.to === 'waiting-customer') return data.to;
  return data.from === 'resolved' && data.to === 'open' && actor !== 'system' && actor !== 'bot' ? 'reopened' : null;
}

/** When it is to be looked whether the customer is told of these; null: never, undefined: as before. */
export function noticeDueAt(events: readonly TicketEventData[], actor: string, at: Date): Date | null | undefined {
  if (events.some(({ type }) => type === 'notice-sent' || type === 'notice-skipped')) return null;
  const isNews = events.some((event) => noticeOf(event, actor) !== null);
  return isNews ? new Date(at.getTime() + NOTICE_AFTER_MS) : undefined;
}

/** Since when the newest change may be told; null: there is none. */
export function newsDueAt(events: readonly TicketEvent[]): Date | null {
  const change = events.findLast(({ data, actor }) => noticeOf(data, actor) !== null);
  return change === undefined ? null : new Date(change.at.getTime() + NOTICE_AFTER_MS);
}

/**
 * What the customer has still to be told, judged from the history: the newest change, where it stands, is not told yet,
 * and no person wrote in the same step or since.
 */
export function pendingNotice(ticket: Ticket, events: readonly TicketEvent[], now: Date): TicketNotice | null {
  const change = events.findLast(({ data, actor }) => noticeOf(data, actor) !== null);
  const notice = change === undefined ? null : noticeOf(change.data, change.actor);
  if (change === undefined || notice === null || !stands(ticket, notice)) return null;
  const ageMs = now.getTime() - change.at.getTime();
  const isSaid = events.some(({ data, at, seq }) => {
    if (data.type === 'replied') return at >= change.at;
    return data.type === 'notice-sent' && (seq > change.seq || isRepeat(data.notice, at));
  });
  return isSaid || ageMs > NOTICE_UNTIL_MS ? null : notice;

  function isRepeat(said: TicketNotice, at: Date): boolean {
    const wroteSince = ticket.lastCustomerAt !== null && ticket.lastCustomerAt > at;
    return said === notice && !wroteSince && now.getTime() - at.getTime() < REST_MS;
  }
}

/** Tickets with one of these tags are nobody's matter: neither news nor a survey. */
const SILENT_TAGS: ReadonlySet<string> = new Set([DEMO_TAG, 'spam', 'duplicate']);
/** Opened because an answer did not arrive: its customer has never heard of it. */
const SILENT_TOPIC = 'undelivered';

/** Whether its customer hears nothing of it that they did not ask for. */
export function isSilent({ tags, topic }: Pick<Ticket, 'tags' | 'topic'>): boolean {
  return topic === SILENT_TOPIC || tags.some((tag) => SILENT_TAGS.has(tag));
}

function stands(ticket: Ticket, notice: TicketNotice): boolean {
  return notice === 'reopened' ? isOpen(ticket) : ticket.state === notice;
}
