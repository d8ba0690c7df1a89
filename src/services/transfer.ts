import type { OutboundContent } from '../core/message.ts';
import type { TurnContext } from './turn-context.ts';

/** What an agent can take in while the phone rings. */
const MAX_ABOUT = 160;

/** Notes on the last message of a hand-off what the person who takes the call should know. */
export function addTransfer(contents: OutboundContent[], { tickets }: TurnContext): void {
  const last = contents.at(-1);
  if (last === undefined) return;
  const ticket = tickets.at(-1);
  const [about = ''] = (ticket?.summary ?? '').split('\n');
  last.transfer = { ticketNumber: ticket?.number ?? null, about: about.slice(0, MAX_ABOUT) };
}
