import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawClock } from '../../src/core/law-clock.ts';
import { businessHoursSchema } from '../../src/core/policy.ts';
import { TICKET_STATES, type Ticket, type TicketEvent, type TicketEventData } from '../../src/core/ticket.ts';
import { dueSteps, readClocks, STEPS, timesOf } from '../../src/core/ticket-clocks.ts';
import { afterCustomerWrote, canChange, evolve, TRANSITIONS } from '../../src/core/ticket-life.ts';
import { ticketRulesSchema } from '../../src/core/ticket-rules.ts';
import { madeTicket as ticket } from '../helpers/made-ticket.ts';

const T0 = new Date('2026-11-24T10:00:00+05:30');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const later = (ms: number): Date => new Date(T0.getTime() + ms);
const rules = ticketRulesSchema.parse({});
const calendar = { hours: businessHoursSchema.parse({}), timeZone: 'Asia/Kolkata' };

/** A history, and the ticket that it makes. */
function history(...steps: readonly [ms: number, data: TicketEventData][]) {
  const events = steps.map(
    ([ms, data], index): TicketEvent => ({
      id: String(index),
      ticketId: 't1',
      seq: index + 1,
      actor: 'x',
      data,
      at: later(ms),
    }),
  );
  return { events, ticket: events.reduce((one, { data, at }) => evolve(one, data, at), ticket()) };
}

const state = (from: Ticket['state'], to: Ticket['state']): TicketEventData => ({ type: 'state-changed', from, to });
const replied: TicketEventData = { type: 'replied', outboundId: 'o' };
const wrote: TicketEventData = { type: 'message-added', messageId: 'm' };
const readingOf = ({ events, ticket: one }: ReturnType<typeof history>, clock: string) =>
  readClocks(one, events, rules, calendar).find((reading) => reading.clock === clock);

describe('the life of a ticket', () => {
  it('has a way out of every state but the last, and none into what it is', () => {
    for (const one of TICKET_STATES) {
      expect(TRANSITIONS[one]).not.toContain(one);
      expect(TRANSITIONS[one].length === 0).toBe(one === 'closed');
      expect(canChange(one, 'new')).toBe(false);
    }
  });

  it('is opened again by a reply within a week, not later, not when closed, and an answer ends the waiting', () => {
    const resolved = history([0, state('new', 'resolved')]).ticket;

    expect(afterCustomerWrote(resolved, later(6 * DAY_MS))).toEqual([state('resolved', 'open')]);
    expect(afterCustomerWrote(resolved, later(8 * DAY_MS))).toEqual([]);
    expect(afterCustomerWrote(ticket({ state: 'closed' }), later(1))).toEqual([]);
    expect(afterCustomerWrote(ticket({ state: 'waiting-customer' }), later(1))).toEqual([
      state('waiting-customer', 'open'),
    ]);
    expect(afterCustomerWrote(ticket({ state: 'open' }), later(1))).toEqual([]);
  });

  it('keeps the earliest clock on a merge, whichever is merged into which', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 * 24 }),
        fc.integer({ min: 0, max: 60 * 24 }),
        fc.boolean(),
        fc.boolean(),
        (one, other, ackOne, ackOther) => {
          const make = (id: string, hours: number, isAcknowledged: boolean) =>
            ticket({
              id,
              numbers: [id],
              receivedAt: later(hours * HOUR_MS),
              acknowledgedAt: isAcknowledged ? later((hours + 1) * HOUR_MS) : null,
            });
          const [a, b] = [make('a', one, ackOne), make('b', other, ackOther)];
          const into = (to: Ticket, from: Ticket) => evolve(to, mergeOf(from), later(100 * DAY_MS));
          const [ab, ba] = [into(a, b), into(b, a)];

          const earliest = one <= other ? a : b;
          for (const merged of [ab, ba]) {
            expect(merged.receivedAt).toEqual(earliest.receivedAt);
            expect(merged.ackDueAt).toEqual(earliest.ackDueAt);
            expect(merged.redressDueAt).toEqual(earliest.redressDueAt);
            expect(new Set(merged.numbers)).toEqual(new Set(['a', 'b']));
            expect(merged.acknowledgedAt !== null).toBe(ackOne && ackOther);
          }
          expect(ab.acknowledgedAt).toEqual(ba.acknowledgedAt);
        },
      ),
    );
  });

  it('does not make a reader’s version stale by what nobody could disagree on', () => {
    const quiet: TicketEventData[] = [
      { type: 'acknowledged', outboundId: 'o' },
      wrote,
      replied,
      { type: 'note-added', noteId: 'n', mentions: [] },
    ];

    for (const event of quiet) expect(evolve(ticket(), event, T0).version).toBe(1);
    expect(evolve(ticket(), state('new', 'open'), T0).version).toBe(2);
  });
});

function mergeOf(from: Ticket): TicketEventData {
  return {
    type: 'merged',
    ticketId: from.id,
    numbers: from.numbers,
    conversationIds: [from.conversationId],
    orderNumbers: [],
    kind: from.kind,
    receivedAt: from.receivedAt.toISOString(),
    acknowledgedAt: from.acknowledgedAt?.toISOString() ?? null,
    ackDueAt: from.ackDueAt?.toISOString() ?? null,
    redressDueAt: from.redressDueAt?.toISOString() ?? null,
    docket: null,
    docketDueAt: null,
  };
}

describe('the clocks of a ticket', () => {
  it('of the law run from receipt and pause for nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2030-01-01') }),
        fc.array(fc.constantFrom<Ticket['state']>('open', 'waiting-customer', 'waiting-third-party'), { maxLength: 6 }),
        (ms, states) => {
          const receivedAt = new Date(ms);
          const start = ticket({ receivedAt });
          const events = states.map((to, index): TicketEvent => {
            const data = state('open', to);
            return { id: '', ticketId: 't1', seq: index, actor: 'x', data, at: new Date(ms + index * DAY_MS) };
          });
          const now = events.reduce((one, { data, at }) => evolve(one, data, at), start);

          const readings = readClocks(now, events, rules, calendar);

          const due = (clock: string) => readings.find((one) => one.clock === clock)?.dueAt;
          expect(due('acknowledgement')).toEqual(new Date(ms + 48 * HOUR_MS));
          expect(due('redress')).toEqual(lawClock(receivedAt).redressDueAt);
        },
      ),
    );
  });

  it('take their steps at half, three quarters, nine tenths and at the end, each once', () => {
    const { ticket: one, events } = history();
    const law = readClocks(one, events, rules, calendar).filter(({ clock }) => clock === 'acknowledgement');
    const at = (hours: number, fired: Parameters<typeof dueSteps>[1] = []) =>
      dueSteps(law, fired, later(hours * HOUR_MS)).map(({ percent }) => percent);

    expect(at(23.9)).toEqual([]);
    expect(at(24)).toEqual([50]);
    expect(at(36)).toEqual([50, 75]);
    expect(at(48)).toEqual([...STEPS]);
    expect(at(48, dueSteps(law, [], later(36 * HOUR_MS)))).toEqual([90, 100]);
    expect(at(99, dueSteps(law, [], later(48 * HOUR_MS)))).toEqual([]);
  });

  it('of the helpline’s docket run for their 30 days from its note on, whoever is waited for, warn, and end when it is solved', () => {
    const dueAt = later(31 * DAY_MS);
    const noted: TicketEventData = { type: 'docket-set', docket: 'NCH-1', dueAt: dueAt.toISOString() };
    const waiting = history([DAY_MS, noted], [2 * DAY_MS, state('new', 'waiting-customer')]);
    const reading = readingOf(waiting, 'docket');
    const percents = (days: number) =>
      dueSteps(reading === undefined ? [] : [reading], [], later(days * DAY_MS)).map(({ percent }) => percent);
    const solved = history([DAY_MS, noted], [3 * DAY_MS, state('new', 'resolved')]);

    expect(reading).toMatchObject({ dueAt, endedAt: null });
    expect([percents(15.9), percents(16), percents(31)]).toEqual([[], [50], [...STEPS]]);
    expect(readingOf(solved, 'docket')?.endedAt).toEqual(later(3 * DAY_MS));
    expect(readingOf(history(), 'docket')).toBeUndefined();
  });

  it('end with what they wait for', () => {
    const solved = history(
      [HOUR_MS, { type: 'acknowledged', outboundId: 'o' }],
      [2 * HOUR_MS, state('new', 'resolved')],
    );
    const readings = readClocks(solved.ticket, solved.events, rules, calendar);

    expect(readings.every(({ endedAt }) => endedAt !== null)).toBe(true);
    expect(dueSteps(readings, [], later(400 * DAY_MS))).toEqual([]);
    expect(timesOf(solved.ticket, readings, [])).toMatchObject({ dueAt: null, checkAt: null });
  });

  it('of the shop: the next reply is waited for from the first message that nobody answered', () => {
    const asked = history([0, replied], [HOUR_MS, wrote], [2 * HOUR_MS, wrote]);
    const answered = history([0, replied], [HOUR_MS, wrote], [2 * HOUR_MS, replied]);
    const thanked = history([0, replied], [HOUR_MS, { ...wrote, courtesy: true }]);

    expect(readingOf(asked, 'next-reply')).toMatchObject({ run: later(HOUR_MS), dueAt: later(3 * HOUR_MS) });
    expect(readingOf(answered, 'next-reply')).toBeUndefined();
    expect(readingOf(thanked, 'next-reply')).toBeUndefined();
    expect(readingOf(history([0, wrote]), 'next-reply')).toBeUndefined();
  });

  it('of the shop stand still while the customer is waited for; the courier’s time counts unless the shop says otherwise', () => {
    const steps = (to: Ticket['state']) => history([HOUR_MS, state('new', to)], [5 * HOUR_MS, state(to, 'open')]);
    const due = (to: Ticket['state'], more: object = {}) => {
      const { ticket: one, events } = steps(to);
      return readClocks(one, events, ticketRulesSchema.parse(more), calendar).find(
        ({ clock }) => clock === 'resolution',
      )?.dueAt;
    };
    const running = readingOf(history(), 'resolution')?.dueAt;

    expect(due('waiting-third-party')).toEqual(running);
    expect(due('waiting-customer')?.getTime()).toBeGreaterThan(running?.getTime() ?? 0);
    expect(due('waiting-third-party', { pauseForThirdParty: true })).toEqual(due('waiting-customer'));
  });
});
