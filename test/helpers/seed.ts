import { INITIAL_FLOW_STATE } from '../../src/core/flow-state.ts';
import type { InboundMessage } from '../../src/core/message.ts';
import type { Store, StoredFile } from '../../src/core/store.ts';
import { createIds } from '../../src/lib/ids.ts';
import { chatMessage } from './service-deps.ts';

export interface SeedOptions {
  brandId: string;
  at: Date;
  /** Default: `lamp came broken`. */
  text?: string;
  answer?: string;
  name?: string;
  /** Default: `en`. */
  language?: string;
  channel?: string;
  message?: Partial<InboundMessage>;
  files?: StoredFile[];
  /** Ten digits. */
  number?: string;
  ackDueAt?: Date;
  redressDueAt?: Date;
}

const ids = createIds();

/**
 * One customer's message, the bot's answer to it and the complaint that came of it, as a turn writes them. Nothing may
 * run on the store that takes turns: it would take this one.
 */
export async function seedComplaint(store: Store, options: SeedOptions) {
  const {
    brandId,
    at,
    text = 'The lamp came broken',
    answer = 'I have noted your complaint.',
    channel = 'webchat',
    language = 'en',
  } = options;
  const customer = ids.next();
  const { conversationId } = await store.inbox.receive({
    messageId: ids.next(),
    brandId,
    channel,
    message: chatMessage(text, {
      accountId: `${brandId}-chat`,
      from: [{ kind: 'webchat', value: customer }],
      replyAddress: customer,
      threadKey: customer,
      ...(options.name === undefined ? {} : { displayName: options.name }),
      ...options.message,
    }),
    files: options.files ?? [],
    receivedAt: at,
    quiet: null,
    newContactId: ids.next(),
    newConversationId: ids.next(),
  });
  const taken = await store.lanes.acquire(conversationId, 'seed', 60_000, at);
  if (taken === null) throw new Error('the lane of a new conversation is free');
  const { lease, turn } = taken;
  const ticketId = ids.next();
  const outcome = await store.lanes.commitTurn({
    lease,
    turnId: ids.next(),
    readFromSeq: turn.doneSeq,
    readToSeq: turn.waiting.at(-1)?.seq ?? turn.doneSeq,
    at,
    state: INITIAL_FLOW_STATE,
    language,
    holder: 'bot',
    rung: 'unknown',
    understood: [{ read: 'intent:complaint', score: 0.93 }],
    outbound: [
      {
        id: ids.next(),
        idempotencyKey: ids.next(),
        content: { text: answer, options: [], language },
        acknowledgesTicketId: ticketId,
      },
    ],
    tickets: [
      {
        id: ticketId,
        number: options.number ?? `1${ids.digits(9)}`,
        kind: 'complaint',
        topic: 'complaint',
        orderNumber: 'KH-10234',
        summary: text,
        language,
        receivedAt: at,
        ackDueAt: options.ackDueAt ?? new Date(at.getTime() + 48 * 3_600_000),
        redressDueAt: options.redressDueAt ?? new Date(at.getTime() + 30 * 86_400_000),
      },
    ],
    addToTickets: [],
    effect: null,
    notices: [],
    codes: { sent: [], used: [] },
    ratings: [],
  });
  if (outcome !== 'committed') throw new Error(`the seed was not committed: ${outcome}`);
  await store.lanes.release(lease);
  return { ticketId, conversationId };
}
