import { MISSED_CALL } from '../../core/call.ts';
import type { Slots, SlotValue } from '../../core/flow.ts';
import { lawClock } from '../../core/law-clock.ts';
import { nextOpening } from '../../core/policy.ts';
import { TICKET_KINDS } from '../../core/ticket.ts';
import { drawTicketNumber } from '../../core/ticket-number.ts';
import type { CallHandler, TurnContext } from '../turn-context.ts';

const MAX_SUMMARY_LENGTH = 4000;
/** Arguments that are the ticket's own; all others are lines below the customer's words. */
const OWN = new Set(['kind', 'topic', 'summary', 'orderNumber']);

/** Drafts a ticket; it is opened by the turn's commit, with its number already known. Only complaints get the law's clocks. */
export const openTicket: CallHandler = async (args, context) => {
  const kind = TICKET_KINDS.find((known) => known === args['kind']) ?? 'request';
  const clock = kind === 'complaint' ? lawClock(context.receivedAt) : null;
  const number = drawTicketNumber(context.deps.ids);
  context.tickets.push({
    id: context.deps.ids.next(),
    number,
    kind,
    topic: String(args['topic'] ?? kind),
    orderNumber: textOrNull(args['orderNumber']),
    summary: summaryOf(args, context),
    language: context.language,
    receivedAt: context.receivedAt,
    ackDueAt: clock?.ackDueAt ?? null,
    redressDueAt: clock?.redressDueAt ?? null,
  });
  return {
    outcome: 'opened',
    slots: {
      ticketNumber: number,
      ackDueAt: clock?.ackDueAt.toISOString() ?? null,
      redressDueAt: clock?.redressDueAt.toISOString() ?? null,
      opensAt: nextOpening(context.account.brand.hours, context.deps.clock.now())?.toISOString() ?? null,
    },
  };
};

/** The customer's words, what the flow asked, and for a hand-off what was going on. */
function summaryOf(args: Slots, context: TurnContext): string {
  const words = textOrNull(args['summary']) ?? wordsOf(context.turn.waiting);
  const details = Object.entries(args).flatMap(([name, value]) => (OWN.has(name) ? [] : lineOf(name, value)));
  const before = TAKEN_OVER.has(String(args['topic'])) ? interrupted(context) : [];
  return [words, ...details, ...before]
    .filter((line) => line.trim() !== '')
    .join('\n')
    .slice(0, MAX_SUMMARY_LENGTH);
}

/** Topics of tickets that cut a flow short: somebody has to go on with it. */
const TAKEN_OVER: ReadonlySet<string> = new Set(['hand-off', MISSED_CALL]);

/** The flows that the person takes over from, with what was answered in them. */
function interrupted({ state }: TurnContext): string[] {
  return state.stack
    .filter(({ flow }) => flow !== 'human')
    .map(({ flow, slots }) => {
      const known = Object.entries(slots).flatMap(([name, value]) => (SECRETS.has(name) ? [] : lineOf(name, value)));
      return [`was in: ${flow}`, ...known].join('; ');
    });
}
/** Answers that are not for reading in a summary. */
const SECRETS = new Set(['code', 'pinCode', 'payout']);

function lineOf(name: string, value: SlotValue): string[] {
  if (value === null || value === '') return [];
  if (name.endsWith('Paise')) return [`${name.slice(0, -'Paise'.length)}: ₹${(Number(value) / 100).toFixed(2)}`];
  return [`${name}: ${value}`];
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function wordsOf(waiting: readonly { message: { text: string } }[]): string {
  return waiting
    .map(({ message }) => message.text)
    .filter((text) => text !== '')
    .join('\n');
}
