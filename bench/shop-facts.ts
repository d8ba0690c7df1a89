import type { Facts } from '../src/core/flow-state.ts';

/** A shop as the engine sees it in a chat. */
export const FACTS: Facts = {
  rung: 'unknown',
  now: '2026-11-24T06:30:00.000Z',
  brandName: 'Shop',
  languages: ['en', 'hi'],
  orderNumberPattern: 'OD-?\\d{5}',
  form: 'chat',
  values: { orderNumberExample: 'OD-10234' },
};
