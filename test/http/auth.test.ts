import { afterEach, describe, expect, it, vi } from 'vitest';
import { totp } from '../helpers/totp.ts';
import { cookiesOf, errorOf, from, PASSWORD, PUBLIC_URL, testServer } from './web-server.ts';

const first = { name: 'Meera', email: 'Meera@Shop.example', password: PASSWORD };

describe('sign-in', () => {
  it('opens a session, says who it is, and ends it', async () => {
    const { signIn, get, post } = await testServer();
    const cookie = await signIn({ role: 'agent', brandIds: ['shop'] });

    const me = await (await get('/api/me', cookie)).json();
    const signedOut = await post('/auth/sign-out', {}, { cookie });
    const after = await get('/api/me', cookie);

    expect(me).toMatchObject({ name: 'Meera', email: 'user1@shop.example', role: 'agent', brandIds: ['shop'] });
    expect(JSON.stringify(me)).not.toContain('password');
    expect(signedOut.status).toBe(200);
    expect(after.status).toBe(401);
  });

  it('keeps the cookie from scripts and from other sites', async () => {
    const { deps, post } = await testServer();
    await deps.auth.createUser({ ...first, role: 'admin' });

    const response = await post('/auth/sign-in/email', { email: 'meera@shop.example', password: PASSWORD });

    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly/i);
    expect(response.headers.get('set-cookie')).toMatch(/SameSite=Lax/i);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('stops guessing after five tries a minute from one address, whatever it says of itself', async () => {
    const { app } = await testServer();
    const attempt = async (address: string, headers: Record<string, string> = {}) =>
      (
        await app.request(
          `${PUBLIC_URL}/auth/sign-in/email`,
          {
            method: 'POST',
            headers: { 'content-type': 'application/json', origin: PUBLIC_URL, ...headers },
            body: JSON.stringify({ email: 'meera@shop.example', password: 'wrong password' }),
          },
          from(address),
        )
      ).status;

    const statuses: number[] = [];
    for (let tries = 0; tries < 6; tries += 1) statuses.push(await attempt('203.0.113.9'));

    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect(await attempt('203.0.113.9', { 'x-redress-client': '9.9.9.9', 'x-forwarded-for': '9.9.9.9' })).toBe(429);
    expect(await attempt('203.0.113.10')).toBe(401);
  });

  it('counts by the address that our own proxies saw, whatever else stands in the header', async () => {
    const attemptAt = async (app: Awaited<ReturnType<typeof testServer>>['app'], forwarded: string) =>
      (
        await app.request(
          `${PUBLIC_URL}/auth/sign-in/email`,
          {
            method: 'POST',
            headers: { 'content-type': 'application/json', origin: PUBLIC_URL, 'x-forwarded-for': forwarded },
            body: JSON.stringify({ email: 'meera@shop.example', password: 'wrong password' }),
          },
          from('10.0.0.1'),
        )
      ).status;
    const behindOne = await testServer({ trustedProxies: 1 });
    const behindTwo = await testServer({ trustedProxies: 2 });
    const direct = await testServer({ trustedProxies: 0 });
    const tries = async (app: typeof direct.app, header: (index: number) => string): Promise<number[]> => {
      const statuses: number[] = [];
      for (let index = 0; index < 6; index += 1) statuses.push(await attemptAt(app, header(index)));
      return statuses;
    };
    const stopped = [401, 401, 401, 401, 401, 429];

    // What a client writes itself stands further left than what the proxy appended.
    expect(await tries(behindOne.app, (index) => `9.9.9.${index}, 203.0.113.50`)).toEqual(stopped);
    expect(await attemptAt(behindOne.app, '203.0.113.50, 203.0.113.51')).toBe(401);
    expect(await tries(behindTwo.app, (index) => `9.9.9.${index}, 203.0.113.60, 10.0.0.${index + 2}`)).toEqual(stopped);
    expect(await attemptAt(behindTwo.app, '203.0.113.61, 10.0.0.2')).toBe(401);
    // Without a proxy the header is anybody's word.
    expect(await tries(direct.app, (index) => `203.0.113.${index}`)).toEqual(stopped);
  });

  it('lets nobody sign up, and nobody change his own role or brands', async () => {
    const { signIn, post, get } = await testServer();
    const cookie = await signIn({ role: 'agent', brandIds: ['shop'] });

    const signUp = await post('/auth/sign-up/email', { ...first, email: 'eve@evil.example' });
    await post('/auth/update-user', { name: 'Eve', role: 'admin', brandIds: '*' }, { cookie });
    const me = await (await get('/api/me', cookie)).json();

    expect(signUp.status).toBeGreaterThanOrEqual(400);
    expect(me).toMatchObject({ role: 'agent', brandIds: ['shop'] });
  });

  it('asks for the code of the authenticator where one is set up', async () => {
    const { signIn, post, get } = await testServer();
    const cookie = await signIn({ email: 'two@shop.example' });
    const enabled = await (await post('/auth/two-factor/enable', { password: PASSWORD }, { cookie })).json();
    const code = totp(new URL(enabled.totpURI).searchParams.get('secret') ?? '');
    const verified = await post('/auth/two-factor/verify-totp', { code }, { cookie });

    const response = await post('/auth/sign-in/email', { email: 'two@shop.example', password: PASSWORD });
    const half = cookiesOf(response);
    const wrong = await post('/auth/two-factor/verify-totp', { code: '000000' }, { cookie: half });
    const right = await post('/auth/two-factor/verify-totp', { code }, { cookie: half });

    expect(verified.status).toBe(200);
    expect(await response.json()).toMatchObject({ twoFactorRedirect: true });
    expect((await get('/api/me', half)).status).toBe(401);
    expect(wrong.status).toBe(401);
    expect(right.status).toBe(200);
    expect((await get('/api/me', cookiesOf(right))).status).toBe(200);
  });

  it('stops guessing codes after five tries a minute, though the password was right', async () => {
    const { signIn, post } = await testServer();
    const cookie = await signIn({ email: 'two@shop.example' });
    const enabled = await (await post('/auth/two-factor/enable', { password: PASSWORD }, { cookie })).json();
    const code = totp(new URL(enabled.totpURI).searchParams.get('secret') ?? '');
    await post('/auth/two-factor/verify-totp', { code }, { cookie });
    const half = cookiesOf(await post('/auth/sign-in/email', { email: 'two@shop.example', password: PASSWORD }));

    const statuses: number[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      statuses.push((await post('/auth/two-factor/verify-totp', { code: '000000' }, { cookie: half })).status);
    }
    const right = await post('/auth/two-factor/verify-totp', { code }, { cookie: half });

    expect(statuses.filter((status) => status !== 401 && status !== 429)).toEqual([]);
    expect(statuses.at(-1)).toBe(429);
    expect(right.status).toBe(429);
  });
});

describe('guessing passwords with patience', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Minutes are better-auth's, hours are ours: both clocks go on together. */
  async function guesser() {
    const server = await testServer({ trustedProxies: 0 });
    await server.deps.auth.createUser({ ...first, role: 'admin' });
    vi.useFakeTimers({ toFake: ['Date'] });
    const attempt = async (address: string, password = 'wrong password', email = 'meera@shop.example') =>
      (
        await server.app.request(
          `${PUBLIC_URL}/auth/sign-in/email`,
          {
            method: 'POST',
            headers: { 'content-type': 'application/json', origin: PUBLIC_URL },
            body: JSON.stringify({ email, password }),
          },
          from(address),
        )
      ).status;
    const wait = (ms: number): void => {
      vi.setSystemTime(Date.now() + ms);
      server.clock.advance(ms);
    };
    return { attempt, wait };
  }

  it('ends after twenty wrong ones in an hour from one address, for all accounts', async () => {
    const { attempt, wait } = await guesser();
    for (let tries = 0; tries < 20; tries += 1) {
      expect(await attempt('203.0.113.9')).toBe(401);
      wait(61_000);
    }

    expect(await attempt('203.0.113.9')).toBe(429);
    expect(await attempt('203.0.113.9', 'wrong password', 'ravi@shop.example')).toBe(429);
    // Whoever tried cannot shut the account for its owner.
    expect(await attempt('198.51.100.20', PASSWORD)).toBe(200);
    wait(60 * 60_000);
    expect(await attempt('203.0.113.9', PASSWORD)).toBe(200);
  });

  it('ends after a hundred wrong ones in an hour at one account, from however many addresses', async () => {
    const { attempt, wait } = await guesser();
    for (let tries = 0; tries < 100; tries += 1) {
      expect(await attempt(`203.0.113.${tries}`, 'wrong password', 'MEERA@Shop.example')).toBe(401);
    }

    expect(await attempt('198.51.100.21', PASSWORD)).toBe(429);
    expect(await attempt('198.51.100.21', 'wrong password', 'ravi@shop.example')).toBe(401);
    wait(61 * 60_000);
    expect(await attempt('198.51.100.21', PASSWORD)).toBe(200);
  });
});

describe('what is open below /auth', () => {
  it.each(['update-user', 'verify-password', 'sign-up/email', 'change-email', 'delete-user', 'two-factor/send-otp'])(
    'is not %s, which nobody here uses',
    async (path) => {
      const { signIn, post } = await testServer();
      const cookie = await signIn({ role: 'agent' });

      const response = await post(`/auth/${path}`, { name: 'Asha Rao', password: PASSWORD }, { cookie });

      expect(response.status).toBe(404);
    },
  );

  it('takes no more than a sign-in needs', async () => {
    const { post } = await testServer();

    const response = await post('/auth/sign-in/email', { email: 'a@shop.example', password: 'x'.repeat(20_000) });

    expect(response.status).toBe(413);
  });
});

describe('a lost phone', () => {
  it('is made up for by a backup code, which works once', async () => {
    const { signIn, post, get } = await testServer();
    const cookie = await signIn({ email: 'two@shop.example' });
    const enabled = await (await post('/auth/two-factor/enable', { password: PASSWORD }, { cookie })).json();
    const code = totp(new URL(enabled.totpURI).searchParams.get('secret') ?? '');
    await post('/auth/two-factor/verify-totp', { code }, { cookie });
    const [backup] = enabled.backupCodes as string[];
    const enter = async () => {
      const half = cookiesOf(await post('/auth/sign-in/email', { email: 'two@shop.example', password: PASSWORD }));
      return post('/auth/two-factor/verify-backup-code', { code: backup }, { cookie: half });
    };

    const right = await enter();
    const again = await enter();

    expect((await get('/api/me', cookiesOf(right))).status).toBe(200);
    expect(again.status).toBe(401);
  });
});

describe('users', () => {
  it('have one account per address and a password that is not short', async () => {
    const { deps } = await testServer();
    await deps.auth.createUser({ ...first, role: 'admin' });

    await expect(deps.auth.createUser({ ...first, role: 'agent' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      deps.auth.createUser({ ...first, email: 'b@shop.example', password: 'short', role: 'agent' }),
    ).rejects.toThrow(/at least 12/);
  });
});

describe('administrators', () => {
  async function two() {
    const { deps, store } = await testServer();
    for (const name of ['a', 'b'])
      await deps.auth.createUser({ ...first, email: `${name}@shop.example`, role: 'admin' });
    await deps.auth.createUser({ ...first, email: 'c@shop.example', role: 'admin', brandIds: ['shop'] });
    const ofAll = async () =>
      (await store.staff.list()).filter(({ role, brandIds }) => role === 'admin' && brandIds === null);
    return { auth: deps.auth, ofAll, ids: (await ofAll()).map(({ id }) => id) };
  }
  type Auth = Awaited<ReturnType<typeof two>>['auth'];

  it.each([
    ['lower', (auth: Auth, id: string) => auth.changeUser(id, { role: 'agent' })],
    ['limit', (auth: Auth, id: string) => auth.changeUser(id, { brandIds: ['shop'] })],
    ['remove', (auth: Auth, id: string) => auth.removeUser(id)],
  ])('of all brands remain where two %s each other at once, and where the last one is next', async (_, take) => {
    const { auth, ofAll, ids } = await two();

    const atOnce = await Promise.allSettled(ids.map((id) => take(auth, id)));
    const left = await ofAll();
    for (const { id } of left.slice(1)) await take(auth, id);
    const [last] = await ofAll();

    expect(atOnce).toContainEqual({ status: 'rejected', reason: expect.objectContaining({ code: 'conflict' }) });
    await expect(take(auth, last?.id ?? '')).rejects.toMatchObject({ code: 'conflict' });
    expect(await ofAll()).toHaveLength(1);
  });

  it('of one brand may leave where one of all brands is there', async () => {
    const { auth, ofAll, ids } = await two();
    await auth.createUser({ ...first, email: 'd@shop.example', role: 'admin', brandIds: ['shop'] });

    await auth.changeUser(ids[0] ?? '', { brandIds: ['shop'] });

    expect(await ofAll()).toHaveLength(1);
    await expect(auth.changeUser(ids[0] ?? '', { role: 'agent' })).resolves.toBeUndefined();
  });
});

describe('the link for the first administrator', () => {
  it('says whether it can still be used, before anything is asked', async () => {
    const { deps, post, get } = await testServer();
    const token = await deps.auth.setupToken();
    const look = async (link: string | null) => (await get(`/api/setup?token=${link}`)).json();

    const before = [await look(token), await look('x'.repeat(43)), await look(null)];
    await post('/api/setup', { token, ...first });

    expect(before).toEqual([{ isOpen: true }, { isOpen: false }, { isOpen: false }]);
    expect(await look(token)).toEqual({ isOpen: false });
  });

  it('works once, and makes an administrator', async () => {
    const { deps, post, get } = await testServer();
    const token = await deps.auth.setupToken();

    const done = await post('/api/setup', { token, ...first });
    const again = await post('/api/setup', { token, ...first, email: 'b@shop.example' });
    const signedIn = await post('/auth/sign-in/email', { email: 'meera@shop.example', password: PASSWORD });
    const me = await (await get('/api/me', cookiesOf(signedIn))).json();

    expect([done.status, again.status, signedIn.status]).toEqual([201, 403, 200]);
    expect(me).toMatchObject({ role: 'admin', brandIds: null });
    expect(await deps.auth.setupToken()).toBeNull();
  });

  it('makes one administrator where two people follow it at the same time', async () => {
    const { deps, post } = await testServer();
    const token = await deps.auth.setupToken();

    const answers = await Promise.all(
      ['a', 'b', 'c'].map((name) => post('/api/setup', { token, ...first, email: `${name}@shop.example` })),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 403]);
  });

  it('is not used up by a wrong link or a refused password', async () => {
    const { deps, post } = await testServer();
    const token = await deps.auth.setupToken();

    const wrong = await post('/api/setup', { token: 'x'.repeat(43), ...first });
    const short = await post('/api/setup', { token, ...first, password: 'short' });
    const right = await post('/api/setup', { token, ...first });

    expect([wrong.status, short.status, right.status]).toEqual([403, 400, 201]);
    expect((await errorOf(short)).message).toMatch(/password: at least 12/);
  });

  it('does nothing once there is a user', async () => {
    const { deps, post } = await testServer();
    const token = await deps.auth.setupToken();
    await deps.auth.createUser({ ...first, role: 'agent' });

    const response = await post('/api/setup', { token, ...first, email: 'eve@evil.example' });

    expect(response.status).toBe(403);
  });
});
