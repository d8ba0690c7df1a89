import { describe, expect, it } from 'vitest';
import type { Ticket, TicketEvent, TicketEventData, TicketState } from '../../src/core/ticket.ts';
import { evolve } from '../../src/core/ticket-life.ts';
import { noticeDueAt, pendingNotice } from '../../src/core/ticket-notice.ts';
import { madeTicket } from '../helpers/made-ticket.ts';

const T0 = Date.parse('2026-11-24T10:00:00+05:30');
const MINUTE_MS = 60_000;

type Step = [minutes: number, actor: string, data: TicketEventData];
const to = (from: TicketState, state: TicketState): TicketEventData => ({ type: 'state-changed', from, to: state });
const REPLIED: TicketEventData = { type: 'replied', outboundId: 'o' };
const WROTE: TicketEventData = { type: 'message-added', messageId: 'm' };
const told = (notice: 'resolved' | 'reopened'): TicketEventData => ({ type: 'notice-sent', notice, outboundId: 'o' });

/** What is still to be told so many minutes after the start, after these events. */
function pending(minutes: number, ...steps: Step[]) {
  const ticket = steps.reduce<Ticket>((one, [at, , data]) => evolve(one, data, timeOf(at)), madeTicket());
  const events = steps.map(
    ([at, actor, data], index): TicketEvent => ({
      id: `e${index}`,
      ticketId: ticket.id,
      seq: index + 1,
      actor,
      data,
      at: timeOf(at),
    }),
  );
  return pendingNotice(ticket, events, timeOf(minutes));
}

const timeOf = (minutes: number): Date => new Date(T0 + minutes * MINUTE_MS);

describe('what a customer is still to be told of a ticket', () => {
  it.each<[string, string | null, number, Step[]]>([
    ['it is resolved', 'resolved', 2, [[0, 'meera', to('open', 'resolved')]]],
    ['their answer is waited for', 'waiting-customer', 2, [[0, 'meera', to('open', 'waiting-customer')]]],
    ['somebody works on it', null, 2, [[0, 'meera', to('new', 'open')]]],
    ['the courier is waited for', null, 2, [[0, 'meera', to('open', 'waiting-third-party')]]],
    ['it is closed', null, 2, [[0, 'system', to('resolved', 'closed')]]],
    ['a person opened it again', 'reopened', 2, [[0, 'meera', to('resolved', 'open')]]],
    ['they opened it again themselves', null, 2, [[0, 'system', to('resolved', 'open')]]],
    [
      'a person wrote in the same step',
      null,
      2,
      [
        [0, 'meera', REPLIED],
        [0, 'meera', to('open', 'resolved')],
      ],
    ],
    [
      'a person wrote since',
      null,
      2,
      [
        [0, 'meera', to('open', 'resolved')],
        [1, 'meera', REPLIED],
      ],
    ],
    [
      'a person wrote before',
      'resolved',
      9,
      [
        [0, 'meera', REPLIED],
        [5, 'meera', to('open', 'resolved')],
      ],
    ],
    [
      'it was taken back',
      null,
      3,
      [
        [0, 'meera', to('open', 'resolved')],
        [1, 'system', to('resolved', 'open')],
      ],
    ],
    [
      'they were told',
      null,
      3,
      [
        [0, 'meera', to('open', 'resolved')],
        [2, 'system', told('resolved')],
      ],
    ],
    ['it is of yesterday', null, 25 * 60, [[0, 'meera', to('open', 'resolved')]]],
  ])('where %s: %s', (_, expected, minutes, steps) => {
    expect(pending(minutes, ...steps)).toBe(expected);
  });

  const TWICE: Step[] = [
    [0, 'meera', to('open', 'resolved')],
    [2, 'system', told('resolved')],
    [5, 'meera', to('resolved', 'open')],
    [6, 'meera', to('open', 'resolved')],
  ];

  it('is not the same again within the hour, while the state goes back and forth', () => {
    expect(pending(8, ...TWICE)).toBeNull();
  });

  it('is the same again after the hour, or once they wrote in between', () => {
    const later = TWICE.map(([at, ...step], index): Step => [index > 2 ? at + 90 : at, ...step]);
    const wrote: Step[] = [...TWICE.slice(0, 2), [4, 'system', WROTE], ...TWICE.slice(2)];

    expect(pending(98, ...later)).toBe('resolved');
    expect(pending(8, ...wrote)).toBe('resolved');
  });
});

describe('when it is looked at', () => {
  it('is two minutes after the change, and not any more once it was told or is not to be', () => {
    const at = timeOf(0);

    expect(noticeDueAt([to('open', 'resolved')], 'meera', at)).toEqual(timeOf(2));
    expect(noticeDueAt([REPLIED], 'meera', at)).toBeUndefined();
    expect(noticeDueAt([told('resolved')], 'system', at)).toBeNull();
    expect(noticeDueAt([{ type: 'notice-skipped', notice: 'resolved', why: 'stopped' }], 'system', at)).toBeNull();
  });
});
