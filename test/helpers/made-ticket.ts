import { lawClock } from '../../src/core/law-clock.ts';
import type { Ticket } from '../../src/core/ticket.ts';

const T0 = new Date('2026-11-24T10:00:00+05:30');

/** A complaint that came in on the morning of the tests. */
export function madeTicket(overrides: Partial<Ticket> = {}): Ticket {
  const receivedAt = overrides.receivedAt ?? T0;
  return {
    id: 't1',
    brandId: 'shop',
    contactId: 'c',
    conversationId: 'v1',
    numbers: ['1'],
    kind: 'complaint',
    topic: 'complaint',
    orderNumber: null,
    summary: '',
    language: 'en',
    state: 'new',
    priority: 'high',
    assigneeId: null,
    tags: [],
    orderNumbers: [],
    conversationIds: [],
    level: 0,
    resolution: null,
    acknowledgedAt: null,
    firstRepliedAt: null,
    lastCustomerAt: null,
    resolvedAt: null,
    closedAt: null,
    reopened: 0,
    mergedIntoId: null,
    followsId: null,
    splitFromId: null,
    docket: null,
    docketDueAt: null,
    ...lawClock(receivedAt),
    firstReplyDueAt: null,
    nextReplyDueAt: null,
    resolutionDueAt: null,
    dueAt: null,
    surveyedAt: null,
    hasCopy: false,
    version: 1,
    updatedAt: T0,
    receivedAt,
    ...overrides,
  };
}
