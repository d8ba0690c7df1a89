import { describe, expect, it } from 'vitest';
import { canMove, OUTBOUND_STATUSES, type OutboundStatus } from '../../src/core/message.ts';

const ALLOWED: Record<OutboundStatus, readonly OutboundStatus[]> = {
  queued: ['sending', 'uncertain', 'failed', 'sent', 'delivered', 'read'],
  sending: ['uncertain', 'failed', 'sent', 'delivered', 'read'],
  // A status callback, the Sent folder or a person settles it either way.
  uncertain: ['failed', 'sent', 'delivered', 'read'],
  sent: ['failed', 'delivered', 'read'],
  delivered: ['read'],
  read: [],
  // A late "delivered" is proof; a late "sent" is an echo of before.
  failed: ['delivered', 'read'],
};

describe('states of an outgoing message', () => {
  it.each(OUTBOUND_STATUSES)('only move forward from %s', (from) => {
    const reached = OUTBOUND_STATUSES.filter((to) => canMove(from, to));

    expect(reached.toSorted()).toEqual(ALLOWED[from].toSorted());
  });
});
