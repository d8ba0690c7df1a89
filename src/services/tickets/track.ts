import { SECRET_MARK } from '../../core/message.ts';
import type { Ticket, TicketEvent } from '../../core/ticket.ts';
import { isTicketNumber } from '../../core/ticket-number.ts';
import type { ServiceDeps } from '../deps.ts';
import { draftMessages, ringAll, waysToCustomer } from '../ways.ts';

const CODE_DIGITS = 6;
const CODE_LIFE_MS = 10 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;
const MAX_CODE_TRIES = 5;
/** In an hour: from one address, and codes for one ticket. */
const MAX_BY_ADDRESS = 20;
const MAX_CODES = 4;

export interface Tracker {
  brandId: string;
  number: string;
  /** Who asks, to be limited; null: unknown. */
  address: string | null;
}

/** What a customer may see of a ticket: no notes, no names of colleagues, nothing of the ladder. */
export interface PublicStatus {
  ticket: Pick<Ticket, 'numbers' | 'state' | 'receivedAt' | 'acknowledgedAt' | 'redressDueAt' | 'resolvedAt'>;
  history: { type: TicketEvent['data']['type']; state: Ticket['state'] | null; at: Date }[];
}

/** A code to a contact of the ticket. The answer is the same whether there is such a ticket or not. */
export async function sendTrackCode(deps: ServiceDeps, tracker: Tracker): Promise<'sent' | 'too-many'> {
  if (await isOverLimit(deps, tracker.brandId, [[`track-address:${tracker.address}`, MAX_BY_ADDRESS]]))
    return 'too-many';
  const ticket = await find(deps, tracker);
  if (ticket === null) return 'sent';
  if (await isOverLimit(deps, tracker.brandId, [[`track-ticket:${ticket.id}`, MAX_CODES]])) return 'sent';
  const [way] = await waysToCustomer(deps, ticket);
  if (way === undefined) return 'sent';

  const code = deps.ids.digits(CODE_DIGITS);
  const now = deps.clock.now();
  const expiresAt = new Date(now.getTime() + CODE_LIFE_MS);
  const hash = hashOf(deps, ticket, code);
  await deps.store.trackCodes.put({ id: deps.ids.next(), ticketId: ticket.id, hash, expiresAt });
  const prompts = [{ text: 'code.message', values: { code: SECRET_MARK }, options: [], expect: null }];
  for (const message of draftMessages(deps, way, { prompts, language: ticket.language })) {
    const content = { ...message.content, secret: code, expiresAt: expiresAt.toISOString() };
    if (await deps.store.desk.say({ ...message, content }, now)) await ringAll(deps, way.account.config.id, [message]);
  }
  return 'sent';
}

export async function readTrackedTicket(
  deps: ServiceDeps,
  tracker: Tracker & { code: string },
): Promise<PublicStatus | 'wrong' | 'too-many'> {
  if (await isOverLimit(deps, tracker.brandId, [[`track-address:${tracker.address}`, MAX_BY_ADDRESS]]))
    return 'too-many';
  const ticket = await find(deps, tracker);
  if (ticket === null) return 'wrong';
  const hash = hashOf(deps, ticket, tracker.code.replace(/\D/g, ''));
  const checked = await deps.store.trackCodes.check(ticket.id, hash, MAX_CODE_TRIES, deps.clock.now());
  if (checked !== 'right') return 'wrong';
  return { ticket, history: (await deps.store.tickets.events(ticket.id)).flatMap(shown) };
}

function shown({ data, at }: TicketEvent): PublicStatus['history'] {
  switch (data.type) {
    case 'opened':
    case 'acknowledged':
    case 'replied':
    case 'message-added':
      return [{ type: data.type, state: null, at }];
    case 'state-changed':
      return [{ type: data.type, state: data.to, at }];
    default:
      return [];
  }
}

async function find(deps: ServiceDeps, { brandId, number }: Tracker): Promise<Ticket | null> {
  const digits = number.replace(/\D/g, '');
  return isTicketNumber(digits) ? deps.store.tickets.findByNumber(brandId, digits) : null;
}

/** The code is good for this ticket alone. */
function hashOf(deps: ServiceDeps, { id }: Ticket, code: string): string {
  return deps.hashCode(`track:${id}:${code}`);
}

async function isOverLimit(
  deps: ServiceDeps,
  brandId: string,
  limits: readonly (readonly [key: string, most: number])[],
): Promise<boolean> {
  const now = deps.clock.now();
  const keys = limits.map(([key]) => key);
  const counts = await deps.store.attempts.add(brandId, keys, now, new Date(now.getTime() - HOUR_MS));
  return limits.some(([key, most]) => (counts.get(key) ?? 0) > most);
}
