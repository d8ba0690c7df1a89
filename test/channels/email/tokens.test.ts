import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { email } from '../../../channels/email/index.ts';
import { createTokens } from '../../../channels/email/tokens.ts';
import { memoryState } from '../../helpers/channel-deps.ts';
import { fakeClock } from '../../helpers/service-deps.ts';

describe('sign-in without a password', () => {
  let server: Server;
  let tokenUrl: string;
  const asked: URLSearchParams[] = [];
  let answer: { status: number; body: object };

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        asked.push(new URLSearchParams(body));
        response.writeHead(answer.status, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ access_token: `token-${asked.length}`, expires_in: 3600, ...answer.body }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    tokenUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/token`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  beforeEach(() => {
    asked.length = 0;
    answer = { status: 200, body: {} };
  });

  const base = { provider: 'microsoft', clientId: 'id', clientSecret: 'secret' } as const;

  it('fetches a new token for each mailbox connection, and keeps one for sending until it ends', async () => {
    const clock = fakeClock();
    const tokens = createTokens({ ...base, tokenUrl, refreshToken: 'r1' }, { state: memoryState(), clock });

    expect([await tokens.get(), await tokens.get(), await tokens.get(true), await tokens.get()]).toEqual([
      'token-1',
      'token-1',
      'token-2',
      'token-2',
    ]);
    clock.advance(56 * 60_000);
    expect(await tokens.get()).toBe('token-3');
  });

  it('signs the application in by itself where there is no refresh token (Microsoft 365)', async () => {
    await createTokens({ ...base, tokenUrl }, { state: memoryState(), clock: fakeClock() }).get();

    expect(Object.fromEntries(asked[0] ?? [])).toEqual({
      client_id: 'id',
      client_secret: 'secret',
      grant_type: 'client_credentials',
      scope: 'https://outlook.office365.com/.default',
    });
  });

  it('goes on with the refresh token that it was given last, also after a restart', async () => {
    const state = memoryState();
    answer.body = { refresh_token: 'r2' };
    await createTokens({ ...base, tokenUrl, refreshToken: 'r1' }, { state, clock: fakeClock() }).get();
    await createTokens({ ...base, tokenUrl, refreshToken: 'r1' }, { state, clock: fakeClock() }).get();

    expect(asked.map((body) => body.get('refresh_token'))).toEqual(['r1', 'r2']);
  });

  it('tells a refusal from an outage', async () => {
    const tokens = createTokens({ ...base, tokenUrl }, { state: memoryState(), clock: fakeClock() });

    answer.status = 401;
    await expect(tokens.get()).rejects.toMatchObject({ code: 'provider.permanent' });
    answer.status = 429;
    await expect(tokens.get()).rejects.toMatchObject({ code: 'provider.transient' });
    answer.status = 503;
    await expect(tokens.get()).rejects.toMatchObject({ code: 'provider.transient' });
  });

  it('an account needs a password or OAuth2, and Google a refresh token', () => {
    const account = {
      address: 'care@shop.example',
      fromName: 'Shop',
      imap: { host: 'imap.example', port: 993, user: 'care' },
      smtp: { host: 'smtp.example', port: 465 },
    };
    const google = { provider: 'google', clientId: 'id', clientSecret: 'secret' };

    expect(email.options.safeParse(account).success).toBe(false);
    expect(email.options.safeParse({ ...account, oauth: google }).success).toBe(false);
    expect(email.options.safeParse({ ...account, oauth: { ...google, refreshToken: 'r' } }).success).toBe(true);
  });
});
