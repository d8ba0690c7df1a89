import { latestBelievable } from '../core/clock-set-back.ts';
import { AppError, fromUnknown, isRetryable } from '../core/errors.ts';
import { deliveriesLane, EFFECTS_LANE, TURNS_LANE } from '../core/queue.ts';
import type { CommitOutcome, Lease, LoadedTurn, TakenLane, TurnCommit } from '../core/store.ts';
import { withDeadline } from '../lib/deadline.ts';
import { takeNotes } from './after-call.ts';
import { takeAnnouncedComplaint } from './announced-complaint.ts';
import type { ServiceDeps } from './deps.ts';
import { giveToPerson } from './give-to-person.ts';
import { highestRung } from './identity.ts';
import { leftAt } from './left-alone.ts';
import { confirmOptOut, findOptOut } from './opt-out.ts';
import { reassure } from './reassure.ts';
import { runTurn, type TurnResult } from './run-turn.ts';
import { tellTicketNumbers } from './tell-ticket-number.ts';
import { commitOfBrought } from './tickets/brought.ts';
import { turnOnTickets } from './tickets/on-turn.ts';
import type { TurnContext } from './turn-context.ts';

export interface TurnTiming {
  /** Longer than any turn may take, so that a lease runs out only where its owner died. Milliseconds. */
  leaseMs: number;
  /** What a turn's calls may take together, milliseconds. */
  turnTimeoutMs: number;
}

const TIMING: TurnTiming = { leaseMs: 30_000, turnTimeoutMs: 20_000 };
/** Another worker holds the lane: look again soon, in case our ring came just after its last look. */
const BUSY_RING_MS = 250;
/** A drawn ticket number that is taken is one chance in 900 million; twice in a row is a fault. */
const MAX_DRAWS = 3;

export type TurnOutcome = 'committed' | 'nothing' | 'busy' | 'not-due' | 'stale';
export interface TakeTurnOptions {
  /** Ends it between two turns. */
  signal?: AbortSignal;
  /** Hears of each commit at once, before the lane is given back. */
  onCommitted?: () => void;
}
export type TakeTurn = (conversationId: string, options?: TakeTurnOptions) => Promise<TurnOutcome>;

/** Drains one conversation's lane: takes the lease, answers what waits in one commit a turn, rings the deliveries. */
export function createTakeTurn(deps: ServiceDeps, timing: TurnTiming = TIMING): TakeTurn {
  return async (conversationId, options = {}) => {
    const taken = await deps.store.lanes.acquire(conversationId, deps.processName, timing.leaseMs, deps.clock.now());
    if (taken === null) {
      await ring(deps, conversationId, BUSY_RING_MS);
      return 'busy';
    }
    let isHeld = true;
    try {
      const { outcome, isGivenBack } = await drain(deps, taken, timing, options);
      isHeld = !isGivenBack;
      return outcome;
    } finally {
      if (isHeld) await deps.store.lanes.release(taken.lease);
    }
  };
}

interface Drained {
  outcome: TurnOutcome;
  /** The last commit found nothing more and gave the lane back. */
  isGivenBack: boolean;
}

async function drain(
  deps: ServiceDeps,
  taken: TakenLane,
  timing: TurnTiming,
  { signal, onCommitted }: TakeTurnOptions,
): Promise<Drained> {
  const leasedAt = deps.clock.now().getTime();
  let last: TurnOutcome = 'nothing';
  const held = (outcome: TurnOutcome): Drained => ({ outcome, isGivenBack: false });
  const { lease } = taken;
  let turn = await withSilence(deps, taken);
  while (signal?.aborted !== true) {
    if (turn === null || turn.waiting.length === 0) return held(last);

    const at = deps.clock.now();
    const now = at.getTime();
    const waitMs = quietLeft(turn.dueAt, at);
    // The lease is not renewed: a lane that keeps filling is handed on before it could run out under us.
    if (waitMs > 0 || now - leasedAt > timing.leaseMs - timing.turnTimeoutMs) {
      await ring(deps, lease.conversationId, Math.max(0, waitMs));
      return held(last === 'nothing' ? 'not-due' : last);
    }
    const outcome = await takeOne(deps, lease, turn, timing);
    if (outcome === 'stale') return held(outcome);
    last = 'committed';
    onCommitted?.();
    if (outcome === 'committed') return { outcome, isGivenBack: true };
    turn = await deps.store.lanes.load(lease.conversationId);
  }
  return held(last);
}

/** Whoever was asked something and has not answered for so long: that they are gone is what the turn reads. */
async function withSilence(deps: ServiceDeps, { lease, turn }: TakenLane): Promise<LoadedTurn | null> {
  const at = deps.clock.now();
  if (turn.waiting.length > 0 || turn.leftAt === null || turn.leftAt > at) return turn;
  const isHeld = await deps.store.lanes.hearSilence(lease, deps.ids.next(), at);
  return isHeld ? deps.store.lanes.load(lease.conversationId) : null;
}

function quietLeft(dueAt: Date, now: Date): number {
  return dueAt > latestBelievable(now) ? 0 : dueAt.getTime() - now.getTime();
}

async function takeOne(
  deps: ServiceDeps,
  lease: Lease,
  turn: LoadedTurn,
  timing: TurnTiming,
): Promise<Exclude<CommitOutcome, 'number-taken'>> {
  const startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / 1000;
  for (let draw = 1; draw <= MAX_DRAWS; draw += 1) {
    const commit = await withDeadline(timing.turnTimeoutMs, async (signal) => {
      return (await commitOfBrought(deps, lease, turn)) ?? (await prepare(deps, lease, turn, signal));
    });
    const outcome = await deps.store.lanes.commitTurn(commit);
    if (outcome === 'number-taken') continue;
    deps.metrics.turnTaken(outcome === 'stale' ? 'stale' : 'committed', seconds());
    if (outcome === 'stale') deps.log.warn({ conversationId: lease.conversationId, fence: lease.fence }, 'turn.stale');
    else await announce(deps, turn, commit);
    return outcome;
  }
  throw new AppError('internal', 'no free ticket number was drawn');
}

async function prepare(deps: ServiceDeps, lease: Lease, turn: LoadedTurn, signal: AbortSignal): Promise<TurnCommit> {
  const account = deps.accounts.get(turn.conversation.accountId);
  if (account === undefined) {
    throw new AppError(
      'config.invalid',
      `account ${turn.conversation.accountId} is no longer in the configuration; put it back`,
    );
  }
  const first = turn.waiting[0];
  const last = turn.waiting.at(-1);
  if (first === undefined || last === undefined) throw new AppError('internal', 'a turn without messages');

  const context: TurnContext = {
    deps,
    account,
    turn,
    proofs: { ...turn.state.proofs },
    rung: turn.conversation.rung,
    tickets: [],
    addToTickets: [],
    complaints: [],
    effect: null,
    notices: [],
    codes: { sent: [], used: [] },
    ratings: [],
    state: turn.state,
    language: turn.state.language ?? account.brand.languages[0] ?? 'en',
    // Who fell silent told it before.
    receivedAt: (first.message.kind === 'silence' ? first.message.sentAt : undefined) ?? first.receivedAt,
    signal,
  };
  const { result, addToTickets, isCourtesy } = await turnOnTickets(context, await answer(context));
  const turnId = deps.ids.next();
  const at = deps.clock.now();
  const holder = result.handOff === null ? turn.conversation.holder : 'person';
  const isAwaited = holder === 'bot' && context.effect === null;
  const gone = isAwaited ? leftAt(result.state, context, at) : null;
  return {
    lease,
    turnId,
    readFromSeq: turn.doneSeq,
    readToSeq: result.readToSeq,
    at,
    state:
      result.handOff === null ? result.state : { ...result.state, handedOff: { at: at.toISOString(), reassured: 0 } },
    language: result.state.language,
    holder,
    rung: highestRung(context),
    understood: result.understood,
    outbound: result.contents.map((content, index) => ({
      id: deps.ids.next(),
      idempotencyKey: `${turnId}-${index}`,
      content,
      acknowledgesTicketId: acknowledgedBy(index, result.contents.length, context.tickets),
    })),
    tickets: context.tickets,
    addToTickets: [...new Set([...addToTickets, ...context.addToTickets])],
    complaints: context.complaints,
    isCourtesy,
    effect: context.effect,
    notices: context.notices,
    codes: context.codes,
    ratings: context.ratings,
    ...(context.optOut === undefined ? {} : { optOut: context.optOut }),
    ...(gone === null ? {} : { leftAt: gone }),
    ...(context.callBack === undefined ? {} : { callBack: context.callBack }),
  };
}

/** The last messages of the turn carry the numbers, one each; with fewer messages than tickets the last carries the first. */
function acknowledgedBy(index: number, messages: number, tickets: readonly { id: string }[]): string | null {
  const fromEnd = messages - 1 - index;
  const wanted = tickets.length <= messages ? tickets.length - 1 - fromEnd : -fromEnd;
  return tickets[wanted]?.id ?? null;
}

/**
 * While a person holds the conversation the bot reads nothing, and says nothing but that they were heard, until one of them
 * has answered; a fault of ours goes to a person too.
 */
async function answer(context: TurnContext): Promise<TurnResult> {
  const { turn, deps, account } = context;
  const optOut = findOptOut(context);
  if (optOut !== null) context.optOut = optOut;
  const confirmation = optOut === null ? [] : confirmOptOut(optOut, context);
  if (turn.conversation.holder === 'person') {
    const readToSeq = turn.waiting.at(-1)?.seq ?? turn.doneSeq;
    await takeNotes(context, turn.state);
    await takeAnnouncedComplaint(context);
    // A person says it in their own way.
    const { held: _, ...state } = turn.state;
    const heard = optOut === null ? await reassure(context) : null;
    const contents = heard?.contents ?? confirmation;
    const kept = heard === null ? state : { ...state, handedOff: heard.handedOff };
    return { state: kept, contents, understood: [], handOff: null, readToSeq };
  }
  if (turn.waiting.some(({ message }) => message.isUnreadable === true)) {
    deps.log.error({ conversationId: turn.conversation.id }, 'turn.unreadable');
    return giveToPerson(context);
  }
  try {
    const result = await runTurn(context);
    await takeNotes(context, result.state);
    if (account.type.capabilities.form === 'spoken') await tellTicketNumbers(context);
    return { ...result, contents: [...confirmation, ...result.contents] };
  } catch (thrown) {
    const error = fromUnknown(thrown);
    if (isRetryable(error.code)) throw error;
    deps.log.error({ conversationId: turn.conversation.id, err: error }, 'turn.failed');
    deps.metrics.turnTaken('failed', 0);
    return giveToPerson(context);
  }
}

/** After the commit nothing may be lost by a queue that is down: the sweep finds what is due. */
async function announce(deps: ServiceDeps, turn: LoadedTurn, commit: TurnCommit): Promise<void> {
  const { conversation } = turn;
  deps.log.info(
    {
      conversationId: conversation.id,
      turnId: commit.turnId,
      messages: turn.waiting.length,
      answers: commit.outbound.length,
      tickets: commit.tickets.length,
    },
    'turn.committed',
  );
  deps.feed.publish({ kind: 'conversation.changed', id: conversation.id, brandId: conversation.brandId });
  for (const id of [...commit.tickets.map((draft) => draft.id), ...commit.addToTickets])
    deps.feed.publish({ kind: 'ticket.changed', id, brandId: conversation.brandId });

  if (commit.effect !== null) await ringQuietly(deps, EFFECTS_LANE, commit.effect.id);
  for (const { id, accountId } of commit.notices) await ringQuietly(deps, deliveriesLane(accountId), id);
  if (deps.accounts.get(conversation.accountId)?.type.replyMode === 'inline') return;
  for (const { id } of commit.outbound) await ringQuietly(deps, deliveriesLane(conversation.accountId), id);
}

async function ring(deps: ServiceDeps, conversationId: string, delayMs: number): Promise<void> {
  await ringQuietly(deps, TURNS_LANE, conversationId, delayMs);
}

/** A queue that is down loses nothing: the sweep finds what is due. */
async function ringQuietly(deps: ServiceDeps, lane: string, id: string, delayMs = 0): Promise<void> {
  try {
    await deps.queue.ring(lane, id, { delayMs });
  } catch (error) {
    deps.log.warn({ lane, id, err: error }, 'ring.failed');
  }
}
