import { INITIAL_FLOW_STATE } from '../../src/core/flow-state.ts';
import type { InboundMessage } from '../../src/core/message.ts';
import type { Lease, ReceiveInput, Store, TurnCommit } from '../../src/core/store.ts';
import { createIds } from '../../src/lib/ids.ts';

export const T0 = new Date('2026-11-24T10:00:00+05:30');
export const later = (ms: number): Date => new Date(T0.getTime() + ms);
export const ids = createIds();

export const MESSAGE: InboundMessage = {
  accountId: 'chat',
  providerId: 'p1',
  kind: 'message',
  from: [{ kind: 'phone', value: '+919845012301' }],
  proven: true,
  displayName: 'Asha',
  replyAddress: 'to-asha',
  threadKey: 'asha',
  references: [],
  text: 'hello',
  replyContext: { subject: 'Hello' },
};

export function input(message: Partial<InboundMessage> = {}, rest: Partial<ReceiveInput> = {}): ReceiveInput {
  return {
    messageId: ids.next(),
    brandId: 'shop',
    channel: 'test',
    message: { ...MESSAGE, ...message },
    files: [],
    receivedAt: T0,
    quiet: null,
    newContactId: ids.next(),
    newConversationId: ids.next(),
    ...rest,
  };
}

export function commit(lease: Lease, rest: Partial<TurnCommit> = {}): TurnCommit {
  return {
    lease,
    turnId: ids.next(),
    readFromSeq: 0,
    readToSeq: 1,
    at: T0,
    state: { ...INITIAL_FLOW_STATE, unrecognised: 7 },
    language: 'hi',
    holder: 'bot',
    rung: 'status-only',
    understood: [{ read: 'answer', score: null }],
    outbound: [],
    tickets: [],
    addToTickets: [],
    effect: null,
    notices: [],
    codes: { sent: [], used: [] },
    ratings: [],
    ...rest,
  };
}

export function outbound(text: string, acknowledgesTicketId: string | null = null): TurnCommit['outbound'][number] {
  const id = ids.next();
  return { id, idempotencyKey: `key-${id}`, content: { text, options: [], language: 'en' }, acknowledgesTicketId };
}

export function ticket(number: string): TurnCommit['tickets'][number] {
  return {
    id: ids.next(),
    number,
    kind: 'complaint',
    topic: 'complaint',
    orderNumber: 'TS-1',
    summary: 'broken',
    language: 'en',
    receivedAt: T0,
    ackDueAt: later(48 * 3600_000),
    redressDueAt: later(30 * 86_400_000),
  };
}

export async function lease(store: Store, conversationId: string, now = T0): Promise<Lease> {
  const taken = await store.lanes.acquire(conversationId, 'worker', 30_000, now);
  if (taken === null) throw new Error('the lane is taken');
  return taken.lease;
}

/** One message answered with these words. */
export async function answered(store: Store, ...texts: string[]) {
  const { conversationId } = await store.inbox.receive(input());
  const rows = texts.map((text) => outbound(text));
  await store.lanes.commitTurn(commit(await lease(store, conversationId), { outbound: rows }));
  return { conversationId, rows };
}
