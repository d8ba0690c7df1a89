import { describe, expect, it } from 'vitest';
import type { Colleague } from '../../../src/core/desk.ts';
import { nextOf, OFFLINE_AFTER_MS } from '../../../src/services/tickets/assign.ts';

const NOW = new Date('2026-11-24T10:00:00+05:30');
const ago = (ms: number): Date => new Date(NOW.getTime() - ms);

function colleague(id: string, rest: Partial<Colleague> = {}): Colleague {
  const seenAt = ago(1000);
  const there = { status: 'available' as const, capacity: 5, seenAt, assignedAt: null, load: 0 };
  return { id, name: id, email: `${id}@shop.example`, role: 'agent', brandIds: null, ...there, ...rest };
}

describe('the next one to get a ticket', () => {
  it.each<[string, Partial<Colleague>]>([
    ['is away', { status: 'away' }],
    ['was not seen for a while', { seenAt: ago(OFFLINE_AFTER_MS + 1) }],
    ['was never seen', { seenAt: null }],
    ['has as many as they can take', { load: 5 }],
    ['does not see the brand', { brandIds: ['other'] }],
  ])('is nobody who %s', (_why, rest) => {
    expect(nextOf([colleague('a', rest)], 'shop', NOW)).toBeNull();
    expect(nextOf([colleague('a', rest), colleague('b')], 'shop', NOW)?.id).toBe('b');
  });

  it('is the one who got a ticket longest ago, and of those who never did the one with fewer', () => {
    const all = [
      colleague('lately', { assignedAt: ago(1000) }),
      colleague('earlier', { assignedAt: ago(9000), brandIds: ['shop'] }),
      colleague('never, two', { load: 2 }),
      colleague('never, one', { load: 1 }),
    ];

    expect(nextOf(all, 'shop', NOW)?.id).toBe('never, one');
    expect(nextOf(all.slice(0, 2), 'shop', NOW)?.id).toBe('earlier');
    expect(nextOf(all, 'other', NOW)?.id).toBe('never, one');
  });
});
