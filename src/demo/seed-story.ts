import type { Clock, Ids } from '../core/clock.ts';
import { DEMO_TAG } from '../core/demo.ts';
import { INITIAL_FLOW_STATE } from '../core/flow-state.ts';
import { lawClock } from '../core/law-clock.ts';
import type { OutboundContent } from '../core/message.ts';
import type { Store } from '../core/store.ts';
import type { TicketDraft, TicketEventData } from '../core/ticket.ts';
import { drawTicketNumber } from '../core/ticket-number.ts';
import { recordedIn } from '../core/ticket-record.ts';
import type { Story } from './story.ts';

const HOUR_MS = 60 * 60 * 1000;
const SECOND_MS = 1000;
/** A colleague needs so long to answer in the demo, hours; the customer, too. */
const PAUSE_HOURS = 1.5;
const LEASE_MS = 60_000;

export interface SeedDeps {
  store: Store;
  ids: Ids;
  clock: Clock;
}

/** All demo conversations have a thread that begins so: by it they are found and removed. */
export const DEMO_THREAD = 'demo:';

/** Plays a story into the store as it would have happened: messages, turns, deliveries, and what colleagues did. */
export async function seedStory(deps: SeedDeps, brandId: string, story: Story): Promise<void> {
  const scene: Scene = { ...deps, brandId, story, threadKey: `${DEMO_THREAD}${deps.ids.next()}`, ticketId: '' };
  const start = deps.clock.now().getTime() - story.hoursAgo * HOUR_MS;
  const step = Math.min(PAUSE_HOURS, story.hoursAgo / (story.lines.length + 1)) * HOUR_MS;
  for (const [index, [speaker, text]] of story.lines.entries()) {
    // The bot answers within seconds, people take their time.
    const at = new Date(
      start + Math.floor(index / 2) * step * 2 + (index % 2) * (speaker === 'bot' ? SECOND_MS : step),
    );
    if (speaker === 'customer') await hear(scene, text, at);
    else if (speaker === 'bot') await takeTurn(scene, text, at);
    else await answer(scene, speaker, text, at);
  }
  if (story.isAnswered !== true) await finish(scene, new Date(start + story.lines.length * step));
}

interface Scene extends SeedDeps {
  brandId: string;
  story: Story;
  threadKey: string;
  ticketId: string;
  conversationId?: string;
}

const ACCOUNTS = {
  webchat: 'demo-webchat',
  'voice-twilio': 'demo-phone',
  email: 'demo-mail',
  'whatsapp-twilio': 'demo-whatsapp',
} as const;
const IDENTITY = { webchat: 'webchat', 'voice-twilio': 'caller', email: 'email', 'whatsapp-twilio': 'phone' } as const;

async function hear(scene: Scene, text: string, at: Date): Promise<void> {
  const { store, ids, brandId, threadKey, story } = scene;
  const address = story.address ?? threadKey;
  const { conversationId } = await store.inbox.receive({
    messageId: ids.next(),
    brandId,
    channel: story.channel,
    message: {
      accountId: ACCOUNTS[story.channel],
      providerId: ids.next(),
      kind: 'message',
      from: [{ kind: IDENTITY[story.channel], value: address }],
      proven: isProven(story),
      displayName: story.customer,
      replyAddress: address,
      threadKey,
      references: [],
      text,
      replyContext: {},
    },
    files: [],
    receivedAt: at,
    quiet: null,
    newContactId: ids.next(),
    newConversationId: ids.next(),
  });
  scene.conversationId = conversationId;
  // What comes after the ticket is noted on it by a silent turn, as when a person has the conversation.
  if (scene.ticketId !== '') await takeTurn(scene, null, at);
}

/** The first turn opens the ticket; later ones add to it. */
async function takeTurn(scene: Scene, text: string | null, at: Date): Promise<void> {
  const { store, ids, conversationId = '' } = scene;
  const taken = await store.lanes.acquire(conversationId, 'demo', LEASE_MS, at);
  if (taken === null) return;
  const { lease, turn } = taken;
  await store.lanes.commitTurn({
    lease,
    turnId: ids.next(),
    readFromSeq: turn.doneSeq,
    readToSeq: turn.waiting.at(-1)?.seq ?? turn.doneSeq,
    at,
    state: INITIAL_FLOW_STATE,
    ...outcomeOf(scene, text, at),
    effect: null,
    notices: [],
    codes: { sent: [], used: [] },
  });
  await store.lanes.release(lease);
  await deliver(scene, at);
}

/** What the turn says and leaves behind. */
function outcomeOf(scene: Scene, text: string | null, at: Date) {
  const { ids, story } = scene;
  const isFirst = scene.ticketId === '';
  const draft = isFirst && story.isAnswered !== true ? draftOf(scene, at) : null;
  scene.ticketId = draft?.id ?? scene.ticketId;
  const language = story.language ?? 'en';
  return {
    language,
    holder: story.isAnswered === true ? ('bot' as const) : ('person' as const),
    rung: isProven(story) ? ('matched' as const) : ('status-only' as const),
    understood: isFirst ? [{ read: story.read, score: story.read === 'nothing' ? null : 0.91 }] : [],
    outbound: text === null ? [] : [said(scene, { text: withCopy(text, draft), options: [], language }, draft)],
    tickets: draft === null ? [] : [draft],
    addToTickets: isFirst ? [] : [scene.ticketId],
    ratings: story.rating === undefined ? [] : [{ id: ids.next(), score: story.rating, comment: null }],
  };
}

function said({ ids, ticketId }: Scene, content: OutboundContent, draft: TicketDraft | null) {
  const acknowledgesTicketId = isComplaint(draft) ? ticketId : null;
  return { id: ids.next(), idempotencyKey: ids.next(), content, acknowledgesTicketId };
}

/** A complaint is answered with its copy, as by the bot itself; otherwise that is sent after it. */
function withCopy(text: string, draft: TicketDraft | null): string {
  return draft === null || !isComplaint(draft) ? text : `${text}\n\n“${recordedIn(draft.summary)}”`;
}

const isProven = ({ channel }: Story): boolean => channel === 'whatsapp-twilio' || channel === 'email';
const isComplaint = (draft: TicketDraft | null): boolean => draft?.kind === 'complaint';

function draftOf({ ids, story }: Scene, at: Date): TicketDraft {
  const clock = story.kind === 'complaint' ? lawClock(at) : null;
  return {
    id: ids.next(),
    number: drawTicketNumber(ids),
    kind: story.kind,
    topic: story.topic,
    orderNumber: story.orderNumber ?? null,
    summary: story.summary ?? story.lines[0]?.[1] ?? '',
    language: story.language ?? 'en',
    receivedAt: at,
    ackDueAt: clock?.ackDueAt ?? null,
    redressDueAt: clock?.redressDueAt ?? null,
    ...(story.priority === undefined ? {} : { priority: story.priority }),
  };
}

/** Everything that waits is delivered at once, but the message of a story that says that it was not. */
async function deliver({ store, ids, story, conversationId = '' }: Scene, at: Date): Promise<void> {
  const claimed = await store.outbox.claimNext({ conversationId }, 'demo', at);
  if (claimed === null) return;
  const receipt =
    story.undelivered === undefined
      ? ({ status: 'delivered', providerId: ids.next() } as const)
      : ({ status: 'failed', reason: story.undelivered } as const);
  await store.outbox.settle(claimed.id, receipt, at, null);
}

async function answer(scene: Scene, actor: string, text: string, at: Date): Promise<void> {
  const { ids, conversationId = '', story } = scene;
  const id = ids.next();
  const content = { text, options: [], language: story.language ?? 'en' };
  const messages = [{ id, idempotencyKey: id, turnId: ids.next(), content }];
  const reply = { conversationId, seenSeq: Number.MAX_SAFE_INTEGER, messages, acknowledges: false };
  await change(scene, actor, [{ type: 'replied', outboundId: id }], at, { reply });
  await deliver(scene, at);
}

/** Whose it is and how it stands. */
async function finish(scene: Scene, at: Date): Promise<void> {
  const { story, ids } = scene;
  const actor = story.assignee ?? 'system';
  const events: TicketEventData[] = [{ type: 'tagged', added: [DEMO_TAG, ...(story.tags ?? [])], removed: [] }];
  if (story.assignee !== undefined) {
    events.push({ type: 'assigned', from: null, to: story.assignee, how: 'hand' });
  }
  if (story.docket !== undefined) {
    events.push({
      type: 'docket-set',
      docket: story.docket,
      dueAt: new Date(at.getTime() + 30 * 24 * HOUR_MS).toISOString(),
    });
  }
  const row = await scene.store.desk.get([scene.brandId], scene.ticketId);
  if (story.state !== undefined && row !== null && row.ticket.state !== story.state) {
    events.push({ type: 'state-changed', from: row.ticket.state, to: story.state });
  }
  await change(scene, actor, events, at, story.resolution === undefined ? {} : { resolution: story.resolution });
  if (story.note !== undefined) {
    const [author, text] = story.note;
    const note = { id: ids.next(), text, mentions: [] };
    await change(scene, author, [{ type: 'note-added', noteId: note.id, mentions: [] }], at, { note });
  }
}

type Extra = Omit<Parameters<Store['desk']['commit']>[0]['changes'][number], 'ticketId' | 'version' | 'events'>;

async function change(
  ...[scene, actor, events, at, extra]: [Scene, string, TicketEventData[], Date, Extra]
): Promise<void> {
  const { store, brandId, ticketId } = scene;
  const row = await store.desk.get([brandId], ticketId);
  if (row === null) return;
  await store.desk.commit({ actor, at, changes: [{ ticketId, version: row.ticket.version, events, ...extra }] });
}
