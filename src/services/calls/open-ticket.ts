import type { Slots, SlotValue } from '../../core/flow.ts';
import { lawClock } from '../../core/law-clock.ts';
import { nextOpening } from '../../core/policy.ts';
import { TICKET_KINDS } from '../../core/ticket.ts';
import { drawTicketNumber } from '../../core/ticket-number.ts';
import type { CallHandler, TurnContext } from '../turn-context.ts';

const MAX_SUMMARY_LENGTH = 4000;
/** Arguments that are the ticket's own; all others are lines below the customer's words. */
const OWN = new Set(['kind', 'topic', 'summary', 'opening', 'orderNumber']);

/** Drafts a ticket; it is opened by the turn's commit, with its number already known. Only complaints get the law's clocks. */
export const openTicket: CallHandler = async (args, context) => {
  const kind = TICKET_KINDS.find((known) => known === args['kind']) ?? 'request';
  const clock = kind === 'complaint' ? lawClock(context.receivedAt) : null;
  const number = drawTicketNumber(context.deps.ids);
  const recorded = recordOf(args, context);
  context.tickets.push({
    id: context.deps.ids.next(),
    number,
    kind,
    topic: String(args['topic'] ?? kind),
    orderNumber: textOrNull(args['orderNumber']),
    summary: [recorded, ...backgroundOf(args, context)].join('\n').slice(0, MAX_SUMMARY_LENGTH),
    language: context.language,
    receivedAt: context.receivedAt,
    ackDueAt: clock?.ackDueAt ?? null,
    redressDueAt: clock?.redressDueAt ?? null,
  });
  return {
    outcome: 'opened',
    slots: {
      ticketNumber: number,
      recorded,
      ackDueAt: clock?.ackDueAt.toISOString() ?? null,
      redressDueAt: clock?.redressDueAt.toISOString() ?? null,
      opensAt: nextOpening(context.account.brand.hours, context.deps.clock.now())?.toISOString() ?? null,
    },
  };
};

/** The customer's words and what the flow asked: what they get a copy of (Amendment Rules 2026, G.S.R. 789(E)). */
function recordOf(args: Slots, context: TurnContext): string {
  const isHandOff = args['topic'] === 'hand-off';
  const details = Object.entries(args).flatMap(([name, value]) =>
    OWN.has(name) || (isHandOff && name === 'reason') ? [] : lineOf(name, value),
  );
  const told = textOrNull(args['summary']) ?? textOrNull(args['opening']);
  // "Yes" to the last question is no summary, unless there is nothing else.
  const words = told ?? (isHandOff || details.length === 0 ? wordsOf(context.turn.waiting) : '');
  return [words, ...details]
    .filter((line) => line.trim() !== '')
    .join('\n')
    .slice(0, MAX_SUMMARY_LENGTH);
}

/** For a hand-off, what was going on; for the person alone. */
function backgroundOf(args: Slots, context: TurnContext): string[] {
  return args['topic'] === 'hand-off' ? [...lineOf('reason', args['reason'] ?? null), ...interrupted(context)] : [];
}

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
const SECRETS = new Set(['code', 'pinCode', 'payout', 'opening']);

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
