import { afterEach, expect, it, vi } from 'vitest';
import { madeTicket } from '../helpers/made-ticket.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

it('runs the helpline’s clock from the day on which its docket was noted, as the escalations do', async () => {
  vi.stubGlobal('localStorage', { getItem: () => 'en' });
  const { lawClocks } = await import('../../src/console/ticket/clock-views.ts');
  const dates = { receivedAt: '2026-11-01T10:00:00Z', docketDueAt: '2026-12-20T10:00:00Z' };
  const ticket = { ...JSON.parse(JSON.stringify(madeTicket({}))), ...dates };
  const docket = { type: 'docket-set' as const, docket: '4417203', dueAt: dates.docketDueAt };
  const events = [{ id: 'e', ticketId: 't', seq: 2, actor: 'asha', at: '2026-11-20T10:00:00Z', data: docket }];

  expect(lawClocks({ ticket, events }).at(-1)).toMatchObject({ startedAt: '2026-11-20T10:00:00Z' });
});
