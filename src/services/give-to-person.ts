import { openTicket } from './calls/open-ticket.ts';
import { factsOf } from './facts.ts';
import type { TurnResult } from './run-turn.ts';
import type { TurnContext } from './turn-context.ts';

/**
 * The way out where our own code failed on a message: it is set aside with its reason, a ticket is opened, a person
 * gets the conversation, and the customer is told so. The lane goes on; nothing is tried for ever.
 */
export async function giveToPerson(context: TurnContext): Promise<TurnResult> {
  const { deps, turn, account } = context;
  for (const { id, message } of turn.waiting) {
    await deps.store.quarantine.put(
      `poison-${id}`,
      {
        accountId: message.accountId,
        reason: 'poison',
        detail: `message ${id} made the bot fail; the conversation was given to a person`,
        payload: JSON.stringify(message),
      },
      deps.clock.now(),
    );
  }
  context.tickets.length = 0;
  context.addToTickets.length = 0;
  context.complaints.length = 0;
  context.effect = null;
  context.notices.length = 0;
  const opened = await openTicket({ kind: 'request', topic: 'bot-failure' }, context);
  const state = { ...turn.state, stack: [], offered: [], queued: [] };
  const contents = deps.engine.render([{ text: 'botFailure', values: opened.slots, options: [], expect: null }], {
    language: context.language,
    capabilities: account.type.capabilities,
    facts: factsOf(context),
  });
  const readToSeq = turn.waiting.at(-1)?.seq ?? turn.doneSeq;
  return { state, contents, understood: [], handOff: { reason: 'bot-failure' }, readToSeq };
}
