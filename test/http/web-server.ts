import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { OpenedStore } from '../../db/index.ts';
import { createAuth } from '../../src/http/auth.ts';
import type { HttpDeps } from '../../src/http/deps.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import type { NewUser } from '../../src/http/people.ts';
import { createHttpApp, type HttpApp } from '../../src/http/server.ts';
import { createFeed } from '../../src/lib/feed.ts';
import { createIds } from '../../src/lib/ids.ts';
import { createBrandPlaygrounds } from '../../src/playground.ts';
import { createBrandSettings } from '../../src/services/brand-settings.ts';
import { rememberedPasswords } from '../helpers/passwords.ts';
import { engine } from '../helpers/road.ts';
import { type FakeClock, fakeClock, memoryFiles, serviceDeps } from '../helpers/service-deps.ts';
import { testAccount, testBrand, testChannel } from '../helpers/test-brand.ts';
import { openTestStore } from '../helpers/test-store.ts';
import { holdAgainstDocument } from './described-answers.ts';

export const PUBLIC_URL = 'http://localhost:3000';
export const PASSWORD = 'a long enough password';
/** Without a socket there is no address: this is the one that a test's request comes from. */
export const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });

export interface TestServer {
  app: HttpApp;
  store: OpenedStore;
  clock: FakeClock;
  deps: HttpDeps;
  services: HttpDeps['services'];
  /** Makes a user and signs in; the result is a cookie header. */
  signIn(user?: Partial<NewUser>): Promise<string>;
  get(path: string, cookie?: string): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
}

/** The web server on an in-memory store, or on that which is given, called without sockets. Two brands: `shop` and `other`. */
export async function testServer(overrides: Partial<HttpDeps> = {}, given?: OpenedStore): Promise<TestServer> {
  const store = given ?? (await openTestStore());
  const log = pino({ level: 'silent' });
  const clock = fakeClock();
  const channel = testChannel(async () => ({ status: 'sent', providerId: null }));
  const auth = createAuth({
    database: store.authDatabase,
    secret: 's'.repeat(32),
    publicUrl: overrides.publicUrl ?? PUBLIC_URL,
    log,
    passwords: rememberedPasswords,
  });
  const feed = createFeed(() => {});
  const files = memoryFiles();
  const otherBrand = { ...testBrand, id: 'other', name: 'Other Shop' };
  const services = await serviceDeps({ store, feed, files, log });
  const brandSettings = await createBrandSettings([testBrand, otherBrand], {
    store: store.brandSettings,
    clock,
    ids: createIds(),
    log,
  });
  const accountOf = (id: string, brandId: string) => {
    const { config, type } = testAccount(id);
    return [
      id,
      {
        config,
        type,
        get brand() {
          return brandSettings.of(brandId);
        },
      },
    ] as const;
  };
  const deps: HttpDeps = {
    store,
    services: {
      ...services,
      clock,
      brandSettings,
      accounts: new Map([accountOf('shop-chat', 'shop'), accountOf('other-chat', 'other')]),
    },
    playgrounds: createBrandPlaygrounds({ brands: [testBrand] }, { ...services, publicUrl: PUBLIC_URL, clock, engine }),
    isDemo: false,
    files,
    channels: new Map([
      ['shop-chat', { channel, kind: 'webchat', brandId: 'shop' }],
      ['other-chat', { channel, kind: 'webchat', brandId: 'other' }],
    ]),
    uploads: { look: async () => ({ state: 'gone', link: null }), take: async () => 'gone', text: (key) => key },
    brands: brandSettings.brands,
    brandSettings,
    auth,
    feed,
    clock,
    log,
    metrics: createMetrics(),
    metricsToken: null,
    publicUrl: PUBLIC_URL,
    checks: {},
    trustedProxies: 0,
    consoleFolder: fileURLToPath(new URL('./console-page', import.meta.url)),
    newId: createIds().next,
    ...overrides,
  };
  const app = createHttpApp(deps);
  const ask = app.request.bind(app);
  app.request = async (input, init, ...rest) => {
    const response = await ask(input, init, ...rest);
    const { method, url } = input instanceof Request ? input : { method: init?.method ?? 'GET', url: String(input) };
    await holdAgainstDocument(method, url, response);
    return response;
  };
  const get: TestServer['get'] = async (path, cookie) =>
    app.request(path, cookie === undefined ? {} : { headers: { cookie } }, from('198.51.100.7'));
  const post: TestServer['post'] = async (path, body, headers = {}) =>
    app.request(
      `${PUBLIC_URL}${path}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: PUBLIC_URL, ...headers },
        body: JSON.stringify(body),
      },
      from('198.51.100.7'),
    );
  let users = 0;
  return {
    app,
    store,
    clock,
    deps,
    services: deps.services,
    get,
    post,
    async signIn(user = {}) {
      users += 1;
      const email = `user${users}@shop.example`;
      await auth.createUser({ name: 'Meera', email, password: PASSWORD, role: 'supervisor', ...user });
      const response = await app.request(
        `${PUBLIC_URL}/auth/sign-in/email`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: PUBLIC_URL },
          body: JSON.stringify({ email: user.email ?? email, password: user.password ?? PASSWORD }),
        },
        from(`203.0.113.${users}`),
      );
      return cookiesOf(response);
    },
  };
}

export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}

export async function errorOf(response: Response): Promise<{ code: string; message: string }> {
  return (await response.json()).error;
}
