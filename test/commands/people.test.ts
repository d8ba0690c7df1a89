import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenedStore, openStore } from '../../db/index.ts';
import { loadConfig, storeOf } from '../../src/config.ts';
import { startProcess } from '../helpers/processes.ts';
import { totp } from '../helpers/totp.ts';
import { cookiesOf, PASSWORD, type TestServer, testServer } from '../http/web-server.ts';

const EMAIL = 'asha@shop.example';

describe('redress user, beside a running Redress', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-people-'));
  const env = { REDRESS_DATA_DIR: folder, REDRESS_CONFIG: 'none', REDRESS_SECRET: 's'.repeat(32) };
  let store: OpenedStore;
  let server: TestServer;

  beforeAll(async () => {
    store = await openStore(storeOf(loadConfig(env, folder)));
    server = await testServer({}, store);
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const user = async (args: string[], input: string) => {
    const process = startProcess('redress', ['user', ...args], env, input);
    return { code: await process.exited, output: process.output() };
  };
  const enter = (password: string) => server.post('/auth/sign-in/email', { email: EMAIL, password });

  it('adds an administrator and gives them a new password: the old one and their sessions are refused', async () => {
    const added = await user(['add', EMAIL, '--name', 'Asha', '--role', 'admin'], `${PASSWORD}\n`);
    const cookie = cookiesOf(await enter(PASSWORD));
    const before = await server.get('/api/me', cookie);

    const given = await user(['new-password', 'Asha@Shop.example'], 'another long password\n');

    expect(added).toMatchObject({ code: 0, output: expect.stringContaining(`${EMAIL} may sign in as admin`) });
    expect(given).toMatchObject({ code: 0, output: expect.stringContaining('Asha (asha@shop.example) signs in') });
    expect([before.status, (await server.get('/api/me', cookie)).status]).toEqual([200, 401]);
    expect([(await enter(PASSWORD)).status, (await enter('another long password')).status]).toEqual([401, 200]);
  });

  it('takes the second step away where that is said', async () => {
    const cookie = await server.signIn({ email: 'leela@shop.example' });
    const enabled = await (await server.post('/auth/two-factor/enable', { password: PASSWORD }, { cookie })).json();
    const code = totp(new URL(enabled.totpURI).searchParams.get('secret') ?? '');
    await server.post('/auth/two-factor/verify-totp', { code }, { cookie });
    const asked = async () =>
      (
        await (
          await server.post('/auth/sign-in/email', { email: 'leela@shop.example', password: 'a third long password' })
        ).json()
      ).twoFactorRedirect;

    await user(['new-password', 'leela@shop.example'], 'a third long password\n');
    const kept = await asked();
    await user(['new-password', 'leela@shop.example', '--without-second-step'], 'a third long password\n');

    expect([kept, await asked()]).toEqual([true, undefined]);
  });

  it.each([
    ['an address of nobody', 'nobody@shop.example', 'a long enough password\n', `there are: ${EMAIL}`],
    ['a short password', EMAIL, 'short\n', 'at least 12 characters'],
    ['no password at all', EMAIL, '', 'at least 12 characters'],
  ])('says what is wrong with %s, and changes nothing', async (_, email, input, message) => {
    const said = await user(['new-password', email], input);

    expect(said).toMatchObject({ code: 1, output: expect.stringContaining(message) });
  });
});
