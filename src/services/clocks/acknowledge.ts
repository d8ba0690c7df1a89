import type { Acknowledgement, Unacknowledged } from '../../core/clock-store.ts';
import type { BotMessage } from '../../core/desk.ts';
import type { Prompt } from '../../core/flow-state.ts';
import type { Ticket, TicketEventData } from '../../core/ticket.ts';
import type { ServiceDeps } from '../deps.ts';
import { seesBrand } from '../tickets/assign.ts';
import { copyOf } from '../tickets/copy-of.ts';
import { notify } from '../tickets/notify.ts';
import { draftMessages, ringAll, type Way, waysToCustomer } from '../ways.ts';

const AT_ONCE = 100;
const MINUTE_MS = 60_000;
/** A mail that SMTP took and that has not come back after this counts as delivered. */
const NO_BOUNCE_MS = 15 * MINUTE_MS;
/** A message of which nobody knows after this whether it arrived: another way is tried as well, well within the 48 hours. */
const UNHEARD_MS = 4 * 60 * MINUTE_MS;
const LEFT_LYING_MS = 2 * MINUTE_MS;
const LOOK_AGAIN_MS = MINUTE_MS;

/**
 * Rule 4(5) and the Amendment Rules 2026: every complaint is acknowledged, which counts when it was delivered, and its
 * complainant gets the copy as recorded. Undelivered tries the next way to the customer, then a person.
 */
export async function acknowledgeComplaints(deps: ServiceDeps): Promise<void> {
  const now = deps.clock.now();
  for (const one of await deps.store.clocks.unacknowledged(now, AT_ONCE)) {
    const isDone = await look(deps, one);
    if (!isDone) await deps.store.clocks.lookAgain(one.ticket.id, new Date(now.getTime() + LOOK_AGAIN_MS));
  }
}

/** Whether something was done; otherwise it is looked at again later. */
async function look(deps: ServiceDeps, one: Unacknowledged): Promise<boolean> {
  const { ticket, tries, lastSeq } = one;
  const now = deps.clock.now();
  const latest = tries.at(-1);
  if (ticket.acknowledgedAt !== null) return ticket.hasCopy || send(deps, one, false);
  if (latest === undefined) return send(deps, one, true);
  if (isTakenAsDelivered(deps, latest, now)) {
    const events = [{ type: 'acknowledged' as const, outboundId: latest.outboundId }];
    return deps.store.clocks.note({ ticketId: ticket.id, lastSeq, events, at: latest.sentAt ?? now });
  }
  return isLost(latest, now) ? send(deps, one, true) : false;
}

function isTakenAsDelivered(deps: ServiceDeps, { accountId, status, sentAt }: Acknowledgement, now: Date): boolean {
  const isLetter = deps.accounts.get(accountId)?.type.capabilities.form === 'letter';
  return isLetter && status === 'sent' && sentAt !== null && now.getTime() - sentAt.getTime() >= NO_BOUNCE_MS;
}

/** A refused message is first given its next way by whoever sends; only what is left lying is lost. */
function isLost({ status, createdAt, settledAt }: Acknowledgement, now: Date): boolean {
  const isRefused = status === 'failed' || status === 'uncertain';
  if (isRefused) return settledAt === null || now.getTime() - settledAt.getTime() >= LEFT_LYING_MS;
  return now.getTime() - createdAt.getTime() >= UNHEARD_MS;
}

/** By the next way that was not tried; where there is none, a person has to. */
async function send(deps: ServiceDeps, one: Unacknowledged, acknowledges: boolean): Promise<boolean> {
  const { ticket, tries, lastSeq } = one;
  const wasTried = ({ account, to }: Way): boolean =>
    acknowledges && tries.some((earlier) => earlier.accountId === account.config.id && earlier.to === to);
  const way = (await waysToCustomer(deps, ticket)).find((candidate) => !wasTried(candidate));
  const at = deps.clock.now();
  if (way === undefined) {
    const events = [
      { type: 'acknowledgement-failed' as const, outboundId: tries.at(-1)?.outboundId ?? '', next: null },
    ];
    const isNoted = await deps.store.clocks.note({ ticketId: ticket.id, lastSeq, events, at });
    if (isNoted) await tellLeads(deps, ticket);
    return isNoted;
  }
  const drafts = draftMessages(deps, way, {
    prompts: promptsOf(ticket, acknowledges, deps),
    language: ticket.language,
  });
  const messages = drafts.map(
    (message, index): BotMessage => ({
      ...message,
      acknowledgesTicketId: acknowledges && index === 0 ? ticket.id : null,
    }),
  );
  const outboundId = messages[0]?.id;
  if (outboundId === undefined) return false;
  const events = acknowledges ? tryEvents(tries, outboundId) : [];
  const copied: TicketEventData = { type: 'copy-queued', outboundId };
  const isNoted = await deps.store.clocks.note({
    ticketId: ticket.id,
    lastSeq,
    events: [...events, copied],
    messages,
    at,
  });
  if (isNoted) await ringAll(deps, way.account.config.id, messages);
  return isNoted;
}

function tryEvents(tries: readonly Acknowledgement[], outboundId: string): TicketEventData[] {
  const lost = tries.at(-1);
  const queued: TicketEventData = { type: 'acknowledgement-queued', outboundId };
  return lost === undefined
    ? [queued]
    : [{ type: 'acknowledgement-failed', outboundId: lost.outboundId, next: outboundId }, queued];
}

function promptsOf(ticket: Ticket, acknowledges: boolean, deps: ServiceDeps): Prompt[] {
  const { numbers, redressDueAt, summary, topic, language } = ticket;
  const values = {
    ticketNumber: numbers[0] ?? '',
    redressDueAt: redressDueAt?.toISOString() ?? null,
    recorded: copyOf({ summary, topic }, { language, now: deps.clock.now().toISOString() }, deps.engine),
  };
  const texts = acknowledges ? ['complaint.opened', 'complaint.copy'] : ['complaint.copy'];
  return texts.map((text) => ({ text, values, options: [], expect: null }));
}

async function tellLeads(deps: ServiceDeps, ticket: Ticket): Promise<void> {
  const leads = (await deps.store.staff.list()).filter((one) => one.role !== 'agent' && seesBrand(one, ticket.brandId));
  const ids = [...new Set([...leads.map(({ id }) => id), ...(ticket.assigneeId === null ? [] : [ticket.assigneeId])])];
  await notify(deps, ticket, ids, { kind: 'undelivered', detail: 'acknowledgement' });
  deps.log.warn({ ticketId: ticket.id }, 'acknowledgement.undeliverable');
}
