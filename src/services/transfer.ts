import type { OutboundContent } from '../core/message.ts';
import { aboutOf } from './promise-call-back.ts';
import type { TurnContext } from './turn-context.ts';

/** Notes on the last message of a hand-off what the person who takes the call should know. */
export function addTransfer(contents: OutboundContent[], { tickets }: TurnContext): void {
  const last = contents.at(-1);
  if (last === undefined) return;
  const ticket = tickets.at(-1);
  last.transfer = { ticketNumber: ticket?.number ?? null, about: aboutOf(ticket?.summary ?? '') };
}
