import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/core/errors.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { testServer } from './web-server.ts';

interface Ticket {
  tags: string[];
  assigneeId: string | null;
}

async function incident(count: number) {
  const server = await testServer();
  const cookie = await server.signIn({ role: 'supervisor', name: 'Meera' });
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1)
    ids.push((await seedComplaint(server.store, { brandId: 'shop', at: server.clock.now() })).ticketId);
  const bulk = async (action: object) =>
    (await server.post('/api/tickets/bulk', { ids, action }, { cookie })).json() as Promise<{
      done: number;
      results: { id: string; outcome: string; reason: string | null }[];
    }>;
  const tickets = async (): Promise<Ticket[]> => {
    const found = await Promise.all(ids.map((id) => server.store.desk.get(['shop'], id)));
    return found.map((row) => row?.ticket ?? { tags: [], assigneeId: null });
  };
  /** A colleague who is there, with what they are told. */
  const colleague = async (name: string) => {
    const own = await server.signIn({ role: 'agent', name, brandIds: ['shop'] });
    await server.post('/api/me/status', { status: 'available', capacity: 500 }, { cookie: own });
    const { id } = (await (await server.get('/api/me', own)).json()) as { id: string };
    const unread = async () => (await (await server.get('/api/notifications/unread', own)).json()).unread as number;
    const told = async () =>
      (await (await server.get('/api/notifications', own)).json()) as { ticketId: string; ticket: object | null }[];
    return { id, unread, told };
  };
  return { server, ids, bulk, tickets, colleague };
}

describe('many tickets at once', () => {
  it('are changed together, not one after the other, and who is there is asked once', async () => {
    const { server, bulk, tickets, colleague } = await incident(70);
    const ravi = await colleague('Ravi');
    const { desk, staff } = server.store;
    const { commit } = desk;
    const { list } = staff;
    let running = 0;
    let most = 0;
    let lists = 0;
    desk.commit = async (asked) => {
      running += 1;
      most = Math.max(most, running);
      const outcome = await commit(asked);
      running -= 1;
      return outcome;
    };
    staff.list = () => {
      lists += 1;
      return list();
    };

    const { done } = await bulk({ type: 'assign', to: ravi.id });

    expect({ done, lists }).toEqual({ done: 70, lists: 1 });
    expect(most).toBeGreaterThan(20);
    expect((await tickets()).every(({ assigneeId }) => assigneeId === ravi.id)).toBe(true);
  });

  it('one that fails is named, the others are done, and it is as it was', async () => {
    const { server, ids, bulk, tickets } = await incident(5);
    const { desk } = server.store;
    const { commit } = desk;
    desk.commit = (asked) =>
      asked.changes[0]?.ticketId === ids[2]
        ? Promise.reject(new AppError('store.busy', 'locked for longer than it was waited for'))
        : commit(asked);

    const { done, results } = await bulk({ type: 'tag', tag: 'Courier' });

    expect(done).toBe(4);
    expect(results.filter(({ outcome }) => outcome !== 'done')).toEqual([
      { id: ids[2], outcome: 'failed', reason: null },
    ]);
    expect(results.map(({ id }) => id)).toEqual(ids);
    expect((await tickets()).map(({ tags }) => tags)).toEqual([['courier'], ['courier'], [], ['courier'], ['courier']]);
  });

  it('by turn are dealt out evenly', async () => {
    const { bulk, tickets, colleague } = await incident(40);
    const [ravi, sita] = [await colleague('Ravi'), await colleague('Sita')];

    await bulk({ type: 'assign', to: 'next' });

    const assigned = (await tickets()).map(({ assigneeId }) => assigneeId);
    expect(assigned.filter((id) => id === ravi.id)).toHaveLength(20);
    expect(assigned.filter((id) => id === sita.id)).toHaveLength(20);
  });
});

describe('the bell', () => {
  it('says how many there are, also beyond those that are listed, and nothing twice', async () => {
    const { bulk, colleague } = await incident(130);
    const ravi = await colleague('Ravi');

    await bulk({ type: 'assign', to: ravi.id });
    await bulk({ type: 'assign', to: ravi.id });

    expect(await ravi.unread()).toBe(130);
  });

  it('names the ticket of each line, and none that its reader may not see', async () => {
    const { server, ids, bulk, colleague } = await incident(1);
    const ravi = await colleague('Ravi');
    await bulk({ type: 'assign', to: ravi.id });
    const foreign = await seedComplaint(server.store, { brandId: 'other', at: server.clock.now() });
    const told = { userId: ravi.id, ticketId: foreign.ticketId, kind: 'reply' as const, detail: '' };
    await server.store.workplace.notify([{ ...told, id: 'foreign', at: new Date(0), readAt: null }]);
    const row = await server.store.desk.get(['shop'], ids[0] ?? '');
    const [own, other] = await ravi.told();

    expect(own?.ticket).toEqual({
      number: row?.ticket.numbers[0],
      topic: row?.ticket.topic,
      contactName: row?.contactName,
    });
    expect(other).toMatchObject({ ticketId: foreign.ticketId, ticket: null });
  });
});
