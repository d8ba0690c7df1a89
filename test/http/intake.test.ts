import { describe, expect, it } from 'vitest';
import { signWebhook } from '../../src/services/webhooks.ts';
import { PUBLIC_URL, testServer } from './web-server.ts';

const post = { source: 'social-x', externalId: 'post-1', text: 'They never refunded me', kind: 'complaint' };

async function source(brandIds: string[] | null = ['shop']) {
  const server = await testServer();
  const cookie = await server.signIn({ role: 'admin' });
  const made = await server.post('/api/keys', { name: 'Listening tool', brandIds, isSigned: true }, { cookie });
  const { id, key: secret } = await made.json();
  interface Letter {
    messageId?: string;
    at?: Date;
    body?: string;
    sentBody?: string;
    secret?: string;
    brand?: string;
    id?: string;
    more?: string;
  }
  const send = async (letter: Letter = {}) => {
    const { messageId = 'msg-1', at = server.clock.now(), body = JSON.stringify(post) } = letter;
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const signature = signWebhook(letter.secret ?? secret, `${messageId}.${timestamp}.${body}`);
    return server.app.request(`${PUBLIC_URL}/intake/${letter.brand ?? 'shop'}/${letter.id ?? id}`, {
      method: 'POST',
      headers: {
        'webhook-id': messageId,
        'webhook-timestamp': timestamp,
        'webhook-signature': letter.more === undefined ? signature : `${letter.more} ${signature}`,
      },
      body: letter.sentBody ?? body,
    });
  };
  return { server, cookie, id, secret, send };
}

describe('a signed source', () => {
  it('opens a ticket with the law’s clocks, and the secret is kept encrypted', async () => {
    const { server, send, secret, cookie } = await source();

    const taken = await send({ more: 'v1,b2xk' });
    const { ticketNumber } = await taken.json();

    expect(taken.status).toBe(201);
    expect(await server.store.tickets.findByNumber('shop', ticketNumber)).toMatchObject({
      kind: 'complaint',
      topic: 'social-x',
    });
    expect(secret).toMatch(/^whsec_/);
    const [listed] = await (await server.get('/api/keys', cookie)).json();
    expect(listed).toMatchObject({ isSigned: true, usedAt: server.clock.now().toISOString() });
    expect(JSON.stringify(listed)).not.toContain(secret);
  });

  it('is refused a second time under the same id, while another id of the same post changes nothing', async () => {
    const { send } = await source();
    const first = await send();

    const replayed = await send();
    const again = await send({ messageId: 'msg-2' });

    expect([first.status, replayed.status, again.status]).toEqual([201, 409, 200]);
    expect((await again.json()).ticketNumber).toBe((await first.json()).ticketNumber);
  });

  it('may send again what was refused for its contents', async () => {
    const { send } = await source();
    const wrong = await send({ body: JSON.stringify({ ...post, source: 'Social X' }) });
    const noJson = await send({ body: 'hello', messageId: 'msg-9' });

    const right = await send();

    expect([wrong.status, noJson.status, right.status]).toEqual([400, 400, 201]);
  });

  it.each([
    ['another secret', { secret: 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['a body that was changed', { sentBody: JSON.stringify({ ...post, text: 'something else' }) }],
    ['another id in the address', { id: 'somebody' }],
  ])('is refused with %s', async (_, letter) => {
    const { server, send } = await source();

    expect((await send(letter)).status).toBe(401);
    expect(await server.store.tickets.findByNumber('shop', '0')).toBeNull();
  });

  it.each([
    ['6 minutes old', -360, 401],
    ['4 minutes old', -240, 201],
    ['4 minutes ahead', 240, 201],
    ['6 minutes ahead', 360, 401],
  ])('%s', async (_, seconds, status) => {
    const { server, send } = await source();

    expect((await send({ at: new Date(server.clock.now().getTime() + seconds * 1000) })).status).toBe(status);
  });

  it('cannot write for another brand, without a signature, as a bearer, or after it was revoked', async () => {
    const { server, send, id, secret, cookie } = await source();
    const bare = await server.post(`/intake/shop/${id}`, post);
    const bearer = await server.post('/intake/shop', post, { authorization: `Bearer ${secret}` });
    const foreign = await send({ brand: 'other' });
    await server.app.request(`${PUBLIC_URL}/api/keys/${id}`, {
      method: 'DELETE',
      headers: { cookie, origin: PUBLIC_URL },
    });

    expect([bare.status, bearer.status, foreign.status, (await send()).status]).toEqual([401, 401, 404, 401]);
  });
});
