import { seedComplaint } from '../helpers/seed.ts';
import { type TestServer, testServer } from './web-server.ts';

export async function atWork() {
  const server = await testServer();
  const cookie = await server.signIn({ role: 'agent', name: 'Meera Iyer' });
  const seeded = await seedComplaint(server.store, { brandId: 'shop', at: server.clock.now(), name: 'Asha' });
  const desk = deskOf(server, cookie, seeded.ticketId);
  return { server, cookie, ...seeded, ...desk };
}

export function deskOf(server: TestServer, cookie: string, ticketId: string) {
  return {
    read: async () => (await server.get(`/api/tickets/${ticketId}`, cookie)).json(),
    timeline: async () => (await server.get(`/api/tickets/${ticketId}/timeline`, cookie)).json(),
    change: (what: string, body: unknown) => server.post(`/api/tickets/${ticketId}/${what}`, body, { cookie }),
  };
}
