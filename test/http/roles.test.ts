import { describe, expect, it } from 'vitest';
import { createApi } from '../../src/http/api.ts';
import { ROLES, type UserRole } from '../../src/http/people.ts';
import { PUBLIC_URL, testServer } from './web-server.ts';

const LEADS: readonly UserRole[] = ['supervisor', 'grievance-officer', 'admin'];
const ADMINS: readonly UserRole[] = ['admin'];

/** Every route is named here with those who may use it; whoever adds a route has to say so. */
const TABLE: Record<string, readonly UserRole[]> = {
  'GET /me': ROLES,
  'POST /me/status': ROLES,
  'GET /tickets': ROLES,
  'GET /tickets/counts': ROLES,
  'GET /tickets/:id': ROLES,
  'GET /tickets/:id/timeline': ROLES,
  'POST /tickets/:id/state': ROLES,
  'POST /tickets/:id/assign': ROLES,
  'POST /tickets/:id/priority': ROLES,
  'POST /tickets/:id/tags': ROLES,
  'POST /tickets/:id/orders': ROLES,
  'GET /tickets/:id/orders': ROLES,
  'GET /tickets/:ticketId/photos': ROLES,
  // What needs approval is refused to agents by the use case, order by order.
  'POST /tickets/:id/order-actions': ROLES,
  'POST /tickets/:id/conversations': ROLES,
  'POST /tickets/:id/complaint': ROLES,
  'POST /tickets/:id/docket': ROLES,
  'POST /tickets/:id/notes': ROLES,
  'POST /tickets/:id/reply': ROLES,
  'POST /tickets/:id/merge': ROLES,
  'POST /tickets/:id/split': ROLES,
  'POST /tickets/:id/follow-up': ROLES,
  'GET /tickets/:id/presence': ROLES,
  'POST /tickets/:id/presence': ROLES,
  'DELETE /tickets/:id/presence': ROLES,
  'GET /tickets/:id/draft': ROLES,
  'PUT /tickets/:id/draft': ROLES,
  'POST /tickets/:id/draft/files': ROLES,
  'DELETE /tickets/:id/draft/files/:fileId': ROLES,
  'GET /tickets/:id/canned-replies': ROLES,
  'GET /tickets/:id/conversations/:conversationId/templates': ROLES,
  'GET /canned-replies': ROLES,
  'PUT /canned-replies/:id': LEADS,
  'DELETE /canned-replies/:id': LEADS,
  'POST /tickets/bulk': LEADS,
  'POST /tickets/bulk-reply': LEADS,
  'POST /quarantine/:id/release': LEADS,
  'GET /tickets.csv': LEADS,
  'GET /people': ROLES,
  'GET /notifications': ROLES,
  'GET /notifications/unread': ROLES,
  'POST /notifications/read': ROLES,
  'GET /conversations': ROLES,
  'GET /conversations/:id': ROLES,
  'POST /conversations/:id/hold': ROLES,
  'POST /conversations/:id/tickets': ROLES,
  'GET /conversations/:id/files/:fileId': ROLES,
  'GET /events': ROLES,
  'GET /counts': ROLES,
  'GET /undelivered': ROLES,
  'POST /undelivered/:outboundId': ROLES,
  'GET /quarantine/:id': LEADS,
  'GET /quarantine': ROLES,
  'GET /channels': ROLES,
  'GET /channels/:accountId/state': ROLES,
  'GET /channels/:accountId/pairing': ADMINS,
  'POST /channels/:accountId/pairing': ADMINS,
  'POST /channels/:accountId/resume': ADMINS,
  'POST /channels/:accountId/test': ADMINS,
  'GET /calls': ROLES,
  'POST /calls/token': ROLES,
  'POST /calls/presence': ROLES,
  'POST /calls/:callSid/take': ROLES,
  'POST /calls/:callSid/move': ROLES,
  'GET /merge-reviews': ROLES,
  'POST /merge-reviews/:reviewId': LEADS,
  'GET /reports': LEADS,
  'GET /reports/register.csv': LEADS,
  'GET /reports/register.pdf': LEADS,
  'GET /phrase-suggestions': LEADS,
  'POST /phrase-suggestions': LEADS,
  'GET /brands': ROLES,
  'GET /sessions': ROLES,
  'DELETE /sessions/:id': ROLES,
  'POST /users': ADMINS,
  'PATCH /users/:id': ADMINS,
  'PUT /users/:id/password': ADMINS,
  'DELETE /users/:id': ADMINS,
  'GET /keys': ADMINS,
  'POST /keys': ADMINS,
  'DELETE /keys/:id': ADMINS,
  'GET /webhooks': ADMINS,
  'POST /webhooks': ADMINS,
  'PATCH /webhooks/:id': ADMINS,
  'DELETE /webhooks/:id': ADMINS,
  'GET /webhooks/:id/deliveries': ADMINS,
  'POST /webhooks/:id/secret': ADMINS,
  'POST /webhooks/:id/deliveries/:deliveryId/retry': ADMINS,
  'GET /brands/:brandId/settings': LEADS,
  'PUT /brands/:brandId/settings/:section': ADMINS,
  'DELETE /brands/:brandId/settings/:section': ADMINS,
  'GET /audit': LEADS,
};
/** Without a session, with its own proof. */
const OPEN = new Set(['GET /setup', 'POST /setup']);

describe('roles', async () => {
  const server = await testServer();
  const cookies = new Map<UserRole, string>();
  for (const role of ROLES) cookies.set(role, await server.signIn({ role }));
  const routes = [
    ...new Set(
      createApi(server.deps)
        .routes.filter(({ method, path }) => method !== 'ALL' && !path.endsWith('/*'))
        .map(({ method, path }) => `${method} ${path}`),
    ),
  ].filter((route) => !OPEN.has(route));

  it('are named for every route, and for none that there is not', () => {
    expect(routes.filter((route) => TABLE[route] === undefined)).toEqual([]);
    expect(Object.keys(TABLE).filter((route) => !routes.includes(route))).toEqual([]);
  });

  it.each(Object.entries(TABLE).flatMap(([route, allowed]) => ROLES.map((role) => [route, role, allowed] as const)))(
    '%s for %s',
    async (route, role, allowed) => {
      const [method = '', path = ''] = route.split(' ');
      const stop = new AbortController();

      const response = await server.app.request(`${PUBLIC_URL}/api${path.replaceAll(/:\w+/g, 'nothing')}`, {
        method,
        headers: { origin: PUBLIC_URL, cookie: cookies.get(role) ?? '', 'content-type': 'application/json' },
        ...(method === 'GET' || method === 'DELETE' ? {} : { body: '{}' }),
        signal: stop.signal,
      });
      await response.body?.cancel();
      stop.abort();

      expect(response.status === 403).toBe(!allowed.includes(role));
      expect(response.status).not.toBe(401);
      expect(response.status).toBeLessThan(500);
    },
  );
});
