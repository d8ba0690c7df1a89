import type { Prompt } from '../../core/flow-state.ts';
import type { Ticket } from '../../core/ticket.ts';
import { isOpen, mayReopen } from '../../core/ticket-life.ts';
import { numbersOf } from '../clocks/notice-words.ts';
import { factsFor } from '../facts.ts';
import type { TurnResult } from '../run-turn.ts';
import type { TurnContext } from '../turn-context.ts';
import { answersNotice, mayAnswerNotice, toldTogether } from './answers-notice.ts';

export interface TurnOnTickets {
  result: TurnResult;
  addToTickets: string[];
  isCourtesy: boolean;
}

/**
 * What a customer's messages mean for the tickets of the conversation. While a person has it, they belong to the open
 * tickets. While the bot has it, a message that it cannot answer by itself opens the ticket again that was solved last:
 * "it is still broken" goes to whoever knows the matter, "where is my other order" does not, and "thanks" opens nothing.
 * So does what answers the notice that it is solved.
 */
export async function turnOnTickets(context: TurnContext, result: TurnResult): Promise<TurnOnTickets> {
  const { deps, turn } = context;
  const texts = turn.waiting.filter(({ message }) => message.kind === 'message');
  const nothing = { result, addToTickets: [], isCourtesy: false };
  if (texts.length === 0) return nothing;
  const tickets = await deps.store.desk.ofConversation(turn.conversation.id);
  if (tickets.length === 0) return nothing;

  const isCourtesy = texts.every(({ message, files }) => files.length === 0 && deps.engine.isCourtesy(message.text));
  const reopenable = tickets.filter((ticket) => mayReopen(ticket, deps.clock.now()));
  const [solved] = reopenable;
  if (turn.conversation.holder === 'person') {
    const open = tickets.filter(isOpen);
    const concerned = open.length > 0 ? open : solved === undefined ? [] : [solved];
    return { result, addToTickets: concerned.map(({ id }) => id), isCourtesy };
  }
  if (solved === undefined || isCourtesy) return nothing;
  const isForPerson = reopens(context, result);
  if (!isForPerson && !mayAnswerNotice(context, result)) return nothing;
  const together = await toldTogether(context, solved, reopenable);
  if (!isForPerson && !(await answersNotice(context, together))) return nothing;
  // What the flows began with it is not gone on with.
  context.tickets.length = 0;
  context.notices.length = 0;
  const meant = namedIn(texts, together.tickets);
  return { result: reopened(context, result, meant), addToTickets: meant.map(({ id }) => id), isCourtesy: false };
}

/** Those whose numbers they wrote; where they wrote none, all that were told together: a colleague sees which. */
function namedIn(texts: TurnContext['turn']['waiting'], tickets: readonly Ticket[]): readonly Ticket[] {
  // Numbers are told in groups, and written so too.
  const written = texts.map(({ message }) => message.text.replace(/(\d)[ -](?=\d)/g, '$1'));
  const named = tickets.filter(({ numbers }) =>
    numbers.some((number) => written.some((text) => text.includes(number))),
  );
  return named.length === 0 ? tickets : named;
}

/** A reply to a mail is meant for its thread; on a chat only what the bot did not understand is. */
function reopens({ account, turn }: TurnContext, { understood, handOff }: TurnResult): boolean {
  if (handOff !== null || turn.state.stack.length > 0) return false;
  if (account.type.capabilities.form === 'letter') return understood.every(({ read }) => !read.startsWith('command:'));
  return understood.length > 0 && understood.every(({ read }) => read === 'nothing');
}

/** A person has it again; the customer hears so instead of "I did not understand". */
function reopened(context: TurnContext, result: TurnResult, tickets: readonly Ticket[]): TurnResult {
  const { deps, account, turn, language } = context;
  const text = tickets.length === 1 ? 'ticket.reopened' : 'tickets.reopened';
  const prompts: Prompt[] = [{ text, values: numbersOf(tickets), options: [], expect: null }];
  const facts = factsFor(account, turn.conversation.rung, deps.clock.now());
  const { capabilities } = account.type;
  return {
    ...result,
    state: { ...turn.state, stack: [], offered: [], queued: [], unrecognised: 0 },
    contents: deps.engine.render(prompts, { language, capabilities, facts }),
    handOff: { reason: 'reopened' },
    readToSeq: turn.waiting.at(-1)?.seq ?? turn.doneSeq,
  };
}
