import { AppError } from '../../core/errors.ts';
import { INITIAL_FLOW_STATE } from '../../core/flow-state.ts';
import { lawClock } from '../../core/law-clock.ts';
import type { InboundMessage } from '../../core/message.ts';
import type { TicketKind } from '../../core/ticket.ts';
import { drawTicketNumber } from '../../core/ticket-number.ts';
import { sleep } from '../../lib/retry.ts';
import type { ServiceDeps } from '../deps.ts';
import { waysToAddress } from '../ways.ts';

export interface Intake {
  brandId: string;
  /** Where it comes from: `web-form`, `social-x`, ... */
  source: string;
  /** The source's own id of it: the same again changes nothing. */
  externalId: string;
  text: string;
  kind: TicketKind;
  name: string | null;
  email: string | null;
  phone: string | null;
  handle: string | null;
  orderNumber: string | null;
  language: string;
}

const LEASE_MS = 10_000;
const MAX_TRIES = 20;
const MINUTE_MS = 60_000;
/** So long no sweep gives it to the bot: its ticket is about to be opened, or a try that failed half-way comes again. */
const OURS = { quietMs: 4 * MINUTE_MS, maxMs: 4 * MINUTE_MS };

/**
 * What another program heard becomes a conversation and a ticket like any other. Where it brings an address that one
 * of the brand's accounts may write to, answers go there.
 */
export async function takeIn(deps: ServiceDeps, intake: Intake): Promise<{ number: string; isNew: boolean }> {
  const { brandId, source, externalId } = intake;
  const receivedAt = deps.clock.now();
  const message = messageOf(deps, intake);
  const { conversationId } = await deps.store.inbox.receive({
    messageId: deps.ids.next(),
    brandId,
    channel: deps.accounts.get(message.accountId)?.type.name ?? source,
    message,
    files: [],
    receivedAt,
    quiet: OURS,
    newContactId: deps.ids.next(),
    newConversationId: deps.ids.next(),
  });
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const [known] = await deps.store.desk.ofConversation(conversationId);
    if (known !== undefined) return { number: known.numbers[0] ?? '', isNew: false };
    const number = await open(deps, conversationId, intake, receivedAt);
    if (number !== null) {
      deps.log.info({ conversationId, source, externalId }, 'intake.taken');
      return { number, isNew: true };
    }
    await sleep(50);
  }
  throw new AppError('store.busy', 'the conversation is busy; send it again');
}

function messageOf(deps: ServiceDeps, intake: Intake): InboundMessage {
  const { brandId, source, externalId, text, name, email, phone, handle } = intake;
  const [way] = [
    ...(email === null ? [] : waysToAddress(deps, brandId, 'email', email)),
    ...(phone === null ? [] : waysToAddress(deps, brandId, 'phone', phone)),
  ];
  const key = `intake:${source}:${externalId}`;
  const from: InboundMessage['from'] = [
    ...(email === null ? [] : [{ kind: 'email' as const, value: email }]),
    ...(phone === null ? [] : [{ kind: 'phone' as const, value: phone }]),
    ...(handle === null ? [] : [{ kind: 'webchat' as const, value: `${source}:${handle}` }]),
  ];
  return {
    accountId: way?.account.config.id ?? `intake-${brandId}`,
    providerId: key,
    kind: 'message',
    from: from.length > 0 ? from : [{ kind: 'webchat', value: key }],
    // Another program's word for an address proves nothing.
    proven: false,
    ...(name === null ? {} : { displayName: name }),
    replyAddress: way?.to ?? key,
    threadKey: key,
    references: [],
    text,
    replyContext: {},
  };
}

/** Takes the lane and commits a turn of its own: the bot stays out of it. Null: somebody else had the lane. */
async function open(
  deps: ServiceDeps,
  conversationId: string,
  { kind, text, orderNumber, language, source }: Intake,
  receivedAt: Date,
): Promise<string | null> {
  const at = deps.clock.now();
  const taken = await deps.store.lanes.acquire(conversationId, deps.processName, LEASE_MS, at);
  if (taken === null) return null;
  const { lease, turn } = taken;
  try {
    const clock = kind === 'complaint' ? lawClock(receivedAt) : { ackDueAt: null, redressDueAt: null };
    const number = drawTicketNumber(deps.ids);
    const outcome = await deps.store.lanes.commitTurn({
      lease,
      turnId: deps.ids.next(),
      readFromSeq: turn.doneSeq,
      readToSeq: turn.waiting.at(-1)?.seq ?? turn.doneSeq,
      at,
      state: INITIAL_FLOW_STATE,
      language,
      holder: 'person',
      rung: 'unknown',
      understood: [],
      outbound: [],
      tickets: [
        {
          id: deps.ids.next(),
          number,
          kind,
          topic: source,
          orderNumber,
          summary: text,
          language,
          receivedAt,
          ...clock,
        },
      ],
      addToTickets: [],
      effect: null,
      notices: [],
      codes: { sent: [], used: [] },
      ratings: [],
    });
    return outcome === 'committed' || outcome === 'more' ? number : null;
  } finally {
    await deps.store.lanes.release(lease);
  }
}
