import { describe, expect, it } from 'vitest';
import { createApi } from '../../src/http/api.ts';
import { PUBLIC_URL, testServer } from './web-server.ts';

const EVIL = 'https://evil.example';

describe('a page of another site', async () => {
  const server = await testServer();
  const cookie = await server.signIn({ role: 'admin' });
  const changes = [
    ...new Set(
      createApi(server.deps)
        .routes.filter(({ method }) => !['ALL', 'GET', 'HEAD'].includes(method))
        .map(({ method, path }) => `${method} /api${path.replace(/:\w+/g, 'x')}`),
    ),
    ...[
      '/auth/sign-in/email',
      '/auth/sign-out',
      '/auth/change-password',
      '/auth/two-factor/enable',
      '/auth/revoke-sessions',
    ].map((path) => `POST ${path}`),
  ];
  const ask = (route: string, headers: Record<string, string>): Promise<Response> | Response => {
    const [method = '', path = ''] = route.split(' ');
    return server.app.request(`${PUBLIC_URL}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: '{}',
    });
  };

  it('finds all routes that change something', () => {
    expect(changes.length).toBeGreaterThan(50);
  });

  it.each(changes)('cannot use a signed-in browser for %s', async (route) => {
    for (const headers of [{ origin: EVIL }, { origin: 'null' }, { origin: `${PUBLIC_URL}.evil.example` }, {}]) {
      const response = await ask(route, { cookie, ...headers });
      const { error } = (await response.json()) as { error: { message: string } };

      expect([response.status, error.message]).toEqual([403, 'this request came from another site']);
    }
  });

  it('gets none of our cookies along, whatever it asks for', async () => {
    const signIn = await ask('POST /auth/sign-in/email', { origin: PUBLIC_URL });
    expect(signIn.headers.get('access-control-allow-origin')).toBeNull();
    for (const line of (
      await server.app.request(`${PUBLIC_URL}/api/me`, { headers: { cookie, origin: EVIL } })
    ).headers.getSetCookie()) {
      expect(line).toMatch(/SameSite=(Lax|Strict)/i);
    }
  });
});
