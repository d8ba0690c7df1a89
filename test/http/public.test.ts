import { describe, expect, it } from 'vitest';
import { calls, catalogues, concepts, flows, phrases } from '../../flows/index.ts';
import { createEngine } from '../../src/engine/index.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { from, PUBLIC_URL, testServer } from './web-server.ts';

const NUMBER = '8787330600';
const engine = createEngine({ flows, catalogues, phrases, concepts, calls });

async function site() {
  const server = await testServer();
  server.deps.services.engine = engine;
  const post = (path: string, form: Record<string, string>, address = '198.51.100.9') =>
    server.app.request(
      `${PUBLIC_URL}${path}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form),
      },
      from(address),
    );
  return { ...server, form: post };
}

describe('/help', () => {
  it('names care, officer with designation and address, and the helpline, in English and Hindi', async () => {
    const { get } = await site();

    const english = await (await get('/help/shop?lang=en')).text();
    const hindi = await (await get('/help/shop?lang=hi')).text();

    for (const wanted of [
      'Asha Rao',
      'Grievance Officer',
      '+91 80 4000 0000',
      'officer@shop.example',
      '1 Test Road',
      '1915',
      '1800 000 0000',
      'care@shop.example',
    ]) {
      expect(english).toContain(wanted);
      expect(hindi).toContain(wanted);
    }
    expect(hindi).toContain('शिकायत अधिकारी');
    expect(hindi).toContain('<html lang="hi">');
    expect((await get('/help/nobody')).status).toBe(404);
  });

  it('lists the brands where there are several, in the reader’s language', async () => {
    const { app, get } = await testServer();

    const english = await (await get('/help')).text();
    const hindi = await (await app.request('/help', { headers: { 'accept-language': 'hi-IN' } })).text();

    for (const page of [english, hindi]) {
      expect(page).toContain('Test Shop');
      expect(page).toContain('/help/other?lang=');
      expect(page).toContain('/track/shop?lang=');
      expect(page).not.toContain('<script');
    }
    expect(english).toContain('<html lang="en">');
    expect(hindi).toContain('<html lang="hi">');
  });

  it('may stand in a frame, asks for no sign-in and runs no script', async () => {
    const { get } = await site();
    const response = await get('/help/shop');
    const policy = response.headers.get('content-security-policy') ?? '';

    expect(response.status).toBe(200);
    expect(policy).toContain('frame-ancestors *');
    expect(policy).not.toContain('script-src');
    expect(response.headers.get('x-frame-options')).toBeNull();
    expect(await response.text()).not.toContain('<script');
  });
});

describe('/track', () => {
  it('shows state and history for number and code, and no note', async () => {
    const { store, clock, form, signIn, post, deps } = await site();
    const { ticketId, conversationId } = await seedComplaint(store, {
      brandId: 'shop',
      at: clock.now(),
      number: NUMBER,
    });
    const cookie = await signIn();
    await post(`/api/tickets/${ticketId}/notes`, { text: 'difficult customer' }, { cookie });

    const asked = await form('/track/shop?lang=en', { number: '87873 30600' });
    const code = await codeIn(store, conversationId);
    const shown = await form('/track/shop/status?lang=en', { number: NUMBER, code });
    const text = await shown.text();
    const again = await form('/track/shop/status?lang=en', { number: NUMBER, code });

    expect(asked.status).toBe(200);
    expect(code).toMatch(/^\d{6}$/);
    expect(shown.status).toBe(200);
    expect(text).toContain(NUMBER);
    expect(text).toContain('Opened');
    expect(text).not.toContain('difficult customer');
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect(again.status).toBe(403);
    expect(deps.trustedProxies).toBe(0);
  });

  it('says the same for a number that there is not, and sends nothing to another brand', async () => {
    const { store, clock, form } = await site();
    await seedComplaint(store, { brandId: 'other', at: clock.now(), number: NUMBER });

    const foreign = await (await form('/track/shop?lang=en', { number: NUMBER })).text();
    const none = await (await form('/track/shop?lang=en', { number: '6173016390' })).text();
    const same = (text: string) => text.replaceAll(/nonce="[^"]*"|value="\d+"/g, '');

    expect(same(foreign)).toBe(same(none));
    expect((await form('/track/shop/status', { number: NUMBER, code: '000000' })).status).toBe(403);
  });

  it('takes five tries at a code, and twenty from one address in an hour', async () => {
    const { store, clock, form } = await site();
    const { conversationId } = await seedComplaint(store, { brandId: 'shop', at: clock.now(), number: NUMBER });
    await form('/track/shop', { number: NUMBER });
    const code = await codeIn(store, conversationId);
    const wrong = code === '000000' ? '111111' : '000000';
    for (let n = 0; n < 5; n += 1) await form('/track/shop/status', { number: NUMBER, code: wrong }, `192.0.2.${n}`);

    const right = await form('/track/shop/status', { number: NUMBER, code }, '192.0.2.77');
    let last = 0;
    for (let n = 0; n < 22; n += 1) last = (await form('/track/shop', { number: '1' }, '192.0.2.200')).status;
    const elsewhere = await form('/track/shop', { number: '1' }, '192.0.2.201');
    clock.advance(3_700_000);

    expect([right.status, last, elsewhere.status]).toEqual([403, 429, 200]);
    expect((await form('/track/shop', { number: '1' }, '192.0.2.200')).status).toBe(200);
  });

  it('writes what was typed as text', async () => {
    const { form } = await site();
    const text = await (await form('/track/shop', { number: '"><script>alert(1)</script>' })).text();

    expect(text).not.toContain('<script');
    expect((await form('/track/shop', { number: 'x'.repeat(9_000) })).status).toBe(413);
  });
});

async function codeIn(store: Awaited<ReturnType<typeof testServer>>['store'], conversationId: string): Promise<string> {
  for (;;) {
    const message = await store.outbox.claimNext({ conversationId }, 'sender', new Date('2030-01-01'));
    if (message === null) return '';
    if (message.content.secret !== undefined) return message.content.secret;
    await store.outbox.settle(message.id, { status: 'sent', providerId: null }, new Date('2030-01-01'), null);
  }
}
