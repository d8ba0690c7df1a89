import type { DeskLine, TicketChange, TicketOpening } from '../../core/desk.ts';
import type { Ticket } from '../../core/ticket.ts';
import type { ServiceDeps } from '../deps.ts';

/** Who does it, and the brands that they may see. */
export interface Actor {
  id: string;
  name: string;
  brandIds: readonly string[];
}

/** Why a change that was asked for makes no sense; nothing was written. */
export type Refusal =
  | 'illegal-transition'
  | 'merged'
  | 'closed'
  | 'no-such-colleague'
  | 'no-such-conversation'
  | 'no-such-message'
  | 'not-this-contact'
  | 'other-brand'
  | 'cannot-write'
  | 'window-closed'
  | 'no-such-template'
  | 'template-unapproved'
  | 'template-incomplete'
  | 'template-too-long'
  | 'no-such-file'
  | 'no-files-here'
  | 'too-many-files'
  | 'nobody-free'
  | 'last-conversation'
  | 'same-ticket'
  | 'other-customer'
  | 'not-closed';

export type DeskResult =
  | { outcome: 'done'; ticket: Ticket }
  | { outcome: 'not-found' }
  /** `ticket`: how it stands now. */
  | { outcome: 'stale'; ticket: Ticket }
  | { outcome: 'newer'; lines: DeskLine[] }
  | { outcome: 'refused'; reason: Refusal };

export type Decision =
  | { refused: Refusal }
  | (Omit<TicketChange, 'ticketId' | 'version'> & {
      /** Changes of other tickets, in the same transaction. */
      others?: TicketChange[];
      opens?: TicketOpening[];
    });

export interface ChangeRequest {
  actor: Actor;
  ticketId: string;
  /** The version that the person had in front of them; null: what is asked for overwrites nothing. */
  version: number | null;
}

/** A change without a version is decided again when the ticket changed under it. */
const MAX_TRIES = 4;

type Decide = (ticket: Ticket) => Decision | Promise<Decision>;

/** Reads the ticket, lets `decide` say what happens to it, writes it in one transaction and tells the consoles. */
export async function changeTicket(deps: ServiceDeps, request: ChangeRequest, decide: Decide): Promise<DeskResult> {
  let result = await attempt(deps, request, decide);
  for (let tries = 1; mayTryAgain(result, request) && tries < MAX_TRIES; tries += 1) {
    result = await attempt(deps, request, decide);
  }
  return result.outcome === 'number-taken' ? { outcome: 'not-found' } : result;
}

function mayTryAgain({ outcome }: Attempt, { version }: ChangeRequest): boolean {
  return outcome === 'number-taken' || (outcome === 'stale' && version === null);
}

type Attempt = DeskResult | { outcome: 'number-taken' };

async function attempt(
  deps: ServiceDeps,
  { actor, ticketId, version }: ChangeRequest,
  decide: Decide,
): Promise<Attempt> {
  const row = await deps.store.desk.get(actor.brandIds, ticketId);
  if (row === null) return { outcome: 'not-found' };
  const { ticket } = row;
  if (version !== null && ticket.version !== version) return { outcome: 'stale', ticket };
  if (ticket.mergedIntoId !== null) return { outcome: 'refused', reason: 'merged' };
  const decision = await decide(ticket);
  if ('refused' in decision) return { outcome: 'refused', reason: decision.refused };

  const { others = [], opens = [], ...change } = decision;
  const result = await deps.store.desk.commit({
    actor: actor.id,
    at: deps.clock.now(),
    changes: [{ ...change, ticketId, version: ticket.version }, ...others],
    opens,
  });
  if (result.outcome === 'stale') return { outcome: 'stale', ticket };
  if (result.outcome !== 'done') return result;
  const changed = [...others.map((one) => one.ticketId), ...opens.map(({ draft }) => draft.id)];
  for (const id of change.givesBack ?? [])
    deps.feed.publish({ kind: 'conversation.changed', id, brandId: ticket.brandId });
  return announce(deps, actor, ticket, changed);
}

async function announce(
  deps: ServiceDeps,
  actor: Actor,
  before: Ticket,
  otherIds: readonly string[],
): Promise<DeskResult> {
  const { id, brandId } = before;
  for (const changed of [id, ...otherIds]) deps.feed.publish({ kind: 'ticket.changed', id: changed, brandId });
  deps.log.info({ ticketId: id, actor: actor.id }, 'ticket.changed');
  const row = await deps.store.desk.get(actor.brandIds, id);
  return row === null ? { outcome: 'not-found' } : { outcome: 'done', ticket: row.ticket };
}
