import { describe, expect, it } from 'vitest';
import type { NewPassword } from '../../src/http/people.ts';
import { totp } from '../helpers/totp.ts';
import { cookiesOf, PASSWORD, PUBLIC_URL, type TestServer, testServer } from './web-server.ts';

const NEW_PASSWORD = 'another long password';

/** An administrator, and Ravi with the cookie of his session. */
async function office() {
  const server = await testServer();
  const admin = await server.signIn({ role: 'admin', name: 'Admin' });
  const ravi = await server.signIn({ role: 'agent', name: 'Ravi', email: 'ravi@shop.example', brandIds: ['shop'] });
  return { server, admin, ravi, id: await idOf(server, 'Ravi') };
}

async function idOf({ store }: TestServer, name: string): Promise<string> {
  return (await store.staff.list()).find((one) => one.name === name)?.id ?? '';
}

/** What the API answers to whoever gives it. */
async function give({ app }: TestServer, cookie: string, id: string, wanted: NewPassword = { password: NEW_PASSWORD }) {
  const response = await app.request(`${PUBLIC_URL}/api/users/${id}/password`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', origin: PUBLIC_URL, cookie },
    body: JSON.stringify(wanted),
  });
  return { status: response.status, json: await response.json() };
}

const enter = ({ post }: TestServer, password: string, email = 'ravi@shop.example') =>
  post('/auth/sign-in/email', { email, password });

/** Codes are asked for from now on. */
async function addSecondStep({ post }: TestServer, cookie: string): Promise<string> {
  const enabled = await (await post('/auth/two-factor/enable', { password: PASSWORD }, { cookie })).json();
  const code = totp(new URL(enabled.totpURI).searchParams.get('secret') ?? '');
  await post('/auth/two-factor/verify-totp', { code }, { cookie });
  return code;
}

describe('a new password from an administrator', () => {
  it('is what they sign in with; the old one and their sessions are refused, and nobody else’s', async () => {
    const { server, admin, ravi, id } = await office();

    const given = await give(server, admin, id);

    expect(given.status).toBe(200);
    expect((await server.get('/api/me', ravi)).status).toBe(401);
    expect((await enter(server, PASSWORD)).status).toBe(401);
    const cookie = cookiesOf(await enter(server, NEW_PASSWORD));
    expect(await (await server.get('/api/me', cookie)).json()).toMatchObject({ id, role: 'agent', brandIds: ['shop'] });
    const audit = await (await server.get('/api/audit', admin)).json();
    expect(audit).toMatchObject([{ action: 'user.new-password', target: 'ravi@shop.example', brandIds: ['shop'] }]);
    expect(JSON.stringify(audit)).not.toContain(NEW_PASSWORD);
  });

  it('is the first one of somebody who had none', async () => {
    const { server, admin } = await office();
    const leela = { id: 'leela', name: 'Leela', email: 'leela@shop.example', role: 'agent' };
    await server.store.demo.addPeople([leela], server.clock.now());

    const before = await enter(server, NEW_PASSWORD, leela.email);
    await give(server, admin, leela.id);

    expect(before.status).toBe(401);
    expect((await enter(server, NEW_PASSWORD, leela.email)).status).toBe(200);
  });

  it.each([
    [{ password: NEW_PASSWORD }, true, 'user.new-password'],
    [{ password: NEW_PASSWORD, withoutSecondStep: true }, undefined, 'user.new-password withoutSecondStep'],
  ])('leaves the second step where only the password is lost: %j', async (wanted, isAsked, action) => {
    const { server, admin, ravi, id } = await office();
    await addSecondStep(server, ravi);

    await give(server, admin, id, wanted);

    const entered = await enter(server, NEW_PASSWORD);
    expect((await entered.json()).twoFactorRedirect).toBe(isAsked);
    const me = await server.get('/api/me', cookiesOf(entered));
    expect(me.status).toBe(isAsked ? 401 : 200);
    expect((await (await server.get('/api/audit', admin)).json())[0].action).toBe(action);
  });

  it('lets a second step that was taken away be set up anew', async () => {
    const { server, admin, ravi, id } = await office();
    await addSecondStep(server, ravi);
    await give(server, admin, id, { password: PASSWORD, withoutSecondStep: true });

    await addSecondStep(server, cookiesOf(await enter(server, PASSWORD)));

    expect(await (await enter(server, PASSWORD)).json()).toMatchObject({ twoFactorRedirect: true });
  });

  it('keeps out whoever had given the old one and was still being asked for the code', async () => {
    const { server, admin, ravi, id } = await office();
    const code = await addSecondStep(server, ravi);
    const half = cookiesOf(await enter(server, PASSWORD));

    await give(server, admin, id);
    const late = await server.post('/auth/two-factor/verify-totp', { code }, { cookie: half });

    expect(late.status).toBe(401);
    expect((await server.get('/api/me', cookiesOf(late))).status).toBe(401);
  });

  it('is refused for oneself, for people of the demo, for nobody, and where it is too short', async () => {
    const { server, admin, id } = await office();
    const kavya = { id: 'kavya', name: 'Kavya', email: 'kavya@demo.invalid', role: 'agent' };
    await server.store.demo.addPeople([kavya], server.clock.now());

    expect(await give(server, admin, await idOf(server, 'Admin'))).toMatchObject({
      status: 400,
      json: { reason: 'own-password' },
    });
    expect(await give(server, admin, kavya.id)).toMatchObject({ status: 409, json: { reason: 'demo-person' } });
    expect((await give(server, admin, 'nobody')).status).toBe(404);
    expect(await give(server, admin, id, { password: 'short' })).toMatchObject({
      status: 400,
      json: { error: { message: expect.stringMatching(/at least 12/) } },
    });
    expect((await enter(server, PASSWORD)).status).toBe(200);
    expect((await server.get('/api/me', admin)).status).toBe(200);
    expect((await enter(server, NEW_PASSWORD, kavya.email)).status).toBe(401);
  });

  it('comes from nobody who sees less than they do: they could go on as them', async () => {
    const { server, id } = await office();
    const ofShop = await server.signIn({ role: 'admin', brandIds: ['shop'] });
    const both = { role: 'agent', name: 'Both', email: 'both@shop.example', brandIds: ['shop', 'other'] } as const;
    await server.signIn({ ...both, brandIds: [...both.brandIds] });

    const ofAll = await give(server, ofShop, await idOf(server, 'Admin'));
    const ofMore = await give(server, ofShop, await idOf(server, 'Both'));
    const ofSame = await give(server, ofShop, id);

    expect([ofAll.status, ofMore.status, ofSame.status]).toEqual([404, 404, 200]);
    expect((await enter(server, PASSWORD, both.email)).status).toBe(200);
  });
});
