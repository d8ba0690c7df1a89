import { nextOpening } from '../core/calendar.ts';
import type { HandedOff, Prompt } from '../core/flow-state.ts';
import type { OutboundContent } from '../core/message.ts';
import type { Ticket } from '../core/ticket.ts';
import { isOpen } from '../core/ticket-life.ts';
import type { TimelineEntry } from '../core/timeline.ts';
import { calendarOf } from './brands.ts';
import { factsOf } from './facts.ts';
import type { TurnContext } from './turn-context.ts';

const MINUTE_MS = 60_000;
/** What the hand-off itself said still stands in front of them. */
const SETTLED_MS = 2 * MINUTE_MS;
/** No two of them within this, and after so long a silence any message gets one. */
const SILENCE_MS = 4 * 60 * MINUTE_MS;
/** Of one hand-off: a machine that answers each of them comes to an end. */
const MAX_TIMES = 3;
/** Lines looked back for a word of a person. */
const LOOK_BACK = 50;

interface Reassurance {
  contents: OutboundContent[];
  handedOff: HandedOff;
}

/**
 * "Hello?? Anybody there?" to the bot that gave the conversation to people, none of whom has answered or taken it yet:
 * under which number the matter is, and by when somebody answers. Null where it says nothing.
 */
export async function reassure(context: TurnContext): Promise<Reassurance | null> {
  const { turn, deps, account, language } = context;
  const { handedOff } = turn.state;
  const { conversation } = turn;
  const { capabilities } = account.type;
  if (handedOff === undefined || conversation.holderId !== null || capabilities.form === 'spoken') return null;
  if (handedOff.reassured >= MAX_TIMES) return null;
  const now = deps.clock.now();
  const lines = await deps.store.conversations.newest(conversation.id, LOOK_BACK);
  if (!isDue(context, handedOff, lines)) return null;
  const ticket = (await deps.store.desk.ofConversation(conversation.id)).find(isOpen);
  if (ticket === undefined) return null;
  const contents = deps.engine.render([promptFor(ticket, context)], {
    language,
    capabilities,
    facts: factsOf(context),
  });
  return { contents, handedOff: { ...handedOff, reassuredAt: now.toISOString(), reassured: handedOff.reassured + 1 } };
}

function isDue({ turn, deps }: TurnContext, handedOff: HandedOff, lines: readonly TimelineEntry[]): boolean {
  const since = (iso: string): number => deps.clock.now().getTime() - Date.parse(iso);
  const said = lines.filter(({ direction, at }) => direction === 'out' && at.getTime() >= Date.parse(handedOff.at));
  if (said.some(({ authorId }) => authorId !== null)) return false;
  const silentMs = since((said.at(-1)?.at ?? new Date(handedOff.at)).toISOString());
  if (silentMs < SETTLED_MS || since(handedOff.reassuredAt ?? '1970-01-01') < SILENCE_MS) return false;
  const written = turn.waiting.filter(({ message }) => message.kind === 'message');
  const isAsked = written.some(({ message }) => deps.engine.asksIfHeard(message.text));
  const isMore = written.some(({ message, files }) => files.length > 0 || !deps.engine.isCourtesy(message.text));
  return isAsked || (isMore && silentMs >= SILENCE_MS);
}

/** Closed: from when on. Open: by when, where that is known, and whether it is over. */
function promptFor(ticket: Ticket, { account, deps }: TurnContext): Prompt {
  const now = deps.clock.now();
  const opensAt = nextOpening(calendarOf(account.brand), now);
  const replyDueAt = ticket.firstRepliedAt === null ? ticket.firstReplyDueAt : ticket.nextReplyDueAt;
  const values = { ticketNumber: ticket.numbers[0] ?? null };
  const prompt = { options: [], expect: null };
  if (opensAt !== null)
    return { text: 'waiting.closed', values: { ...values, opensAt: opensAt.toISOString() }, ...prompt };
  if (replyDueAt === null) return { text: 'waiting.open', values, ...prompt };
  if (replyDueAt <= now) return { text: 'waiting.late', values, ...prompt };
  return { text: 'waiting.due', values: { ...values, dueAt: replyDueAt.toISOString() }, ...prompt };
}
