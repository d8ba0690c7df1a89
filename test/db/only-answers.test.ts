import { describe, expect, it } from 'vitest';
import { hasOnlyAnswers } from '../../db/postgres/stores/only-answers.ts';
import type { TurnCommit } from '../../src/core/store.ts';
import { commit, outbound, T0, ticket } from '../contracts/store-fixtures.ts';

const LEASE = { conversationId: 'c', owner: 'w', fence: 1 };

describe('a turn on PostgreSQL', () => {
  it.each<[string, Partial<TurnCommit>]>([
    ['no answer', {}],
    ['answers', { outbound: [outbound('one'), outbound('two')] }],
    ['thanks', { isCourtesy: true, complaints: [] }],
  ])('is one statement with %s', (_, rest) => {
    expect(hasOnlyAnswers(commit(LEASE, rest))).toBe(true);
  });

  it.each<[string, Partial<TurnCommit>]>([
    ['an answer that acknowledges a ticket', { outbound: [outbound('one'), outbound('two', 't')] }],
    ['a ticket', { tickets: [ticket('1234567890')] }],
    ['something for a ticket', { addToTickets: ['t'] }],
    ['a complaint', { complaints: ['t'] }],
    ['an effect', { effect: { id: 'e', call: 'book', arguments: {}, action: null, followUpAt: null } }],
    ['a code that is used', { codes: { sent: [], used: ['k'] } }],
    ['a code', { codes: { sent: [{ id: 'k', orderNumber: 'TS-1', hash: 'h', expiresAt: T0 }], used: [] } }],
    ['a rating', { ratings: [{ id: 'r', score: 5, comment: null }] }],
    ['a STOP', { optOut: 'stop' }],
    ['what nobody has thought of yet', Object.fromEntries([['wish', false]])],
  ])('is a transaction of several with %s', (_, rest) => {
    expect(hasOnlyAnswers(commit(LEASE, rest))).toBe(false);
  });
});
