import type { Brand } from '../../core/brand.ts';
import type { ClockedTicket } from '../../core/clock-store.ts';
import type { BotMessage, Colleague } from '../../core/desk.ts';
import type { Ticket } from '../../core/ticket.ts';
import { dueSteps, type Firing, STEPS, timesOf } from '../../core/ticket-clocks.ts';
import { brandOf } from '../brands.ts';
import type { ServiceDeps } from '../deps.ts';
import { seesBrand } from '../tickets/assign.ts';
import { draftMessages, waysToAddress } from '../ways.ts';
import { lastSeqOf, readingsOf, settingsOf } from './refresh-times.ts';

const AT_ONCE = 200;
/** Clocks whose last steps are written to people outside the console as well. */
const BY_LAW: ReadonlySet<string> = new Set(['acknowledgement', 'redress', 'docket']);

/**
 * Agent, supervisor, grievance officer, nodal person: each step is judged again from the history when it is due, and
 * taken once. What was missed while nothing ran is made good with the next tick.
 */
export async function climbLadder(deps: ServiceDeps): Promise<number> {
  const due = await deps.store.clocks.due(deps.clock.now(), AT_ONCE);
  if (due.length === 0) return 0;
  const colleagues = await deps.store.staff.list();
  let fired = 0;
  for (const clocked of due) fired += await climb(deps, clocked, colleagues);
  return fired;
}

async function climb(deps: ServiceDeps, clocked: ClockedTicket, colleagues: readonly Colleague[]): Promise<number> {
  const { ticket } = clocked;
  const brand = brandOf(deps, ticket.brandId);
  const settings = settingsOf(deps, ticket.brandId);
  const readings = readingsOf(deps, clocked) ?? [];
  const first = lastSeqOf(clocked);
  let fired = 0;
  const steps = dueSteps(readings, clocked.fired, deps.clock.now());
  for (const [index, firing] of steps.entries()) {
    if (brand === null) break;
    const told = whomToTell(firing, steps.slice(index + 1), ticket, colleagues);
    const outcome = await take(deps, { ticket, brand, firing, lastSeq: first + fired, told });
    // Somebody did something meanwhile: the next tick judges anew.
    if (outcome === 'stale') break;
    if (outcome === 'fired') fired += 1;
  }
  // Nothing was due after all: when to look next is computed from the history.
  if (fired === 0)
    await deps.store.clocks.setTimes(ticket.id, first, timesOf(ticket, readings, clocked.fired), settings);
  return fired;
}

interface StepToTake {
  ticket: Ticket;
  brand: Brand;
  firing: Firing;
  lastSeq: number;
  /** Ids of users. */
  told: readonly string[];
}

async function take(
  deps: ServiceDeps,
  { ticket, brand, firing, lastSeq, told }: StepToTake,
): Promise<'fired' | 'taken' | 'stale'> {
  const at = deps.clock.now();
  const { clock, percent } = firing;
  const level = levelOf(firing);
  const kind = level === STEPS.length ? 'breach' : 'warning';
  const about = { ticketId: ticket.id, kind, detail: `${clock} ${percent}`, at, readAt: null } as const;
  const outcome = await deps.store.clocks.fire({
    ticketId: ticket.id,
    lastSeq,
    firing,
    event: { type: 'escalated', clock, percent, level },
    notifications: told.map((userId) => ({ ...about, id: deps.ids.next(), userId })),
    messages: lettersFor(deps, brand, ticket, { ...firing, level }),
    at,
  });
  if (outcome === 'fired') {
    deps.feed.publish({ kind: 'ticket.changed', id: ticket.id, brandId: ticket.brandId });
    deps.feed.publish({ kind: 'notification.added', id: ticket.id, brandId: ticket.brandId });
    deps.log.info({ ticketId: ticket.id, clock, percent, told: told.length }, 'clock.escalated');
  }
  return outcome;
}

const ROLE_OF_LEVEL = [['agent'], ['supervisor'], ['grievance-officer'], ['admin', 'grievance-officer', 'supervisor']];

function levelOf({ percent }: Firing): number {
  return STEPS.filter((step) => step <= percent).length;
}

/** Whoever hears of a later step of the same clock in the same moment, after a standstill say, hears of that alone. */
function whomToTell(
  firing: Firing,
  later: readonly Firing[],
  ticket: Ticket,
  colleagues: readonly Colleague[],
): string[] {
  const isSame = ({ clock, run }: Firing): boolean =>
    clock === firing.clock && run?.getTime() === firing.run?.getTime();
  const hearMore = new Set(later.filter(isSame).flatMap((one) => addressees(levelOf(one), ticket, colleagues)));
  return addressees(levelOf(firing), ticket, colleagues).filter((id) => !hearMore.has(id));
}

/** The first step is for who works on it, and for the leads where nobody does. A step for which there is nobody goes to the next. */
function addressees(level: number, { brandId, assigneeId }: Ticket, colleagues: readonly Colleague[]): string[] {
  if (level === 1 && assigneeId !== null) return [assigneeId];
  const first = Math.max(level, 2);
  for (let step = first; step <= ROLE_OF_LEVEL.length; step += 1) {
    const roles = ROLE_OF_LEVEL[step - 1] ?? [];
    const found = colleagues.filter((one) => roles.includes(one.role) && seesBrand(one, brandId));
    if (found.length > 0) return found.map(({ id }) => id);
  }
  return [];
}

/** The officer and the nodal person may never open the console: the law's last steps reach them by mail. */
function lettersFor(
  deps: ServiceDeps,
  brand: Brand,
  ticket: Ticket,
  { clock, percent, level }: Firing & { level: number },
): BotMessage[] {
  if (!BY_LAW.has(clock) || level < 3) return [];
  const { email } = level === 3 ? brand.grievanceOfficer : (brand.nodalPerson ?? brand.grievanceOfficer);
  const [way] = waysToAddress(deps, brand.id, 'email', email.toLowerCase());
  if (way === undefined) return [];
  const dueAt =
    clock === 'acknowledgement' ? ticket.ackDueAt : clock === 'redress' ? ticket.redressDueAt : ticket.docketDueAt;
  const values = { ticketNumber: ticket.numbers[0] ?? '', percent, dueAt: dueAt?.toISOString() ?? '' };
  const prompts = [{ text: `alert.${clock}`, values, options: [], expect: null }];
  return draftMessages(deps, way, { prompts, language: brand.languages[0] ?? 'en' });
}
