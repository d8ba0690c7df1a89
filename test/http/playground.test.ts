import { describe, expect, it } from 'vitest';
import { createPhone, type PhoneOptions } from '../../src/phone/phone.ts';
import { checkTwiml } from '../helpers/twiml-schema.ts';
import { errorOf, PUBLIC_URL, type TestServer, testServer } from './web-server.ts';

const open = { personId: '' };
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const CALL_SID = `CA${'1'.repeat(32)}`;

describe('the playground', () => {
  it('serves a page without scripts or styles in it', async () => {
    const { get } = await testServer();

    const page = await get('/playground');
    const html = await page.text();

    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son[a-z]+=/);
    const files = ['playground.js', 'playground.css', 'call.js', 'voice.js', 'phone/line.js', 'phone/phone.js'];
    for (const file of files) expect((await get(`/playground/${file}`)).status).toBe(200);
    expect((await get('/playground/page.html')).status).toBe(404);
  });

  it('is for those who are signed in, and for the brands that they see', async () => {
    const server = await testServer();
    const cookie = await server.signIn({ brandIds: ['shop'] });
    const stranger = await server.signIn({ brandIds: ['other'] });

    expect((await server.post('/playground/api/sessions', open)).status).toBe(401);
    const opened = await server.post('/playground/api/sessions', open, { cookie });
    const { id, address } = await opened.json();
    const webhook = { address: `${address}/call`, params: { CallSid: CALL_SID } };
    const line = { side: 'chat', text: 'hello' };

    expect(opened.status).toBe(201);
    expect(
      (await server.post('/playground/api/sessions', { ...open, brandId: 'shop' }, { cookie: stranger })).status,
    ).toBe(404);
    expect((await server.post(`/playground/api/sessions/${id}/lines`, line)).status).toBe(401);
    expect((await server.post(`/playground/api/sessions/${id}/lines`, line, { cookie: stranger })).status).toBe(404);
    expect((await server.post(`/playground/api/sessions/${id}/lines`, line, { cookie })).status).toBe(200);
    expect((await server.post(`/playground/api/sessions/${id}/webhooks`, webhook)).status).toBe(401);
    expect((await server.post(`/playground/api/sessions/${id}/webhooks`, webhook, { cookie: stranger })).status).toBe(
      404,
    );
    expect((await server.post(`/playground/api/sessions/${id}/webhooks`, webhook, { cookie })).status).toBe(200);
  });

  it('is open to anybody where the demo runs, but not to another site’s page', async () => {
    const server = await testServer({ isDemo: true });

    const elsewhere = await server.post('/playground/api/sessions', open, { origin: 'https://evil.example' });
    expect((await errorOf(elsewhere)).code).toBe('auth.forbidden');
    expect((await server.post('/playground/api/sessions', open)).status).toBe(201);
  });

  it('lets nobody open more than thirty in a minute', async () => {
    const server = await testServer({ isDemo: true });
    const statuses: number[] = [];
    for (let n = 0; n < 31; n += 1) statuses.push((await server.post('/playground/api/sessions', open)).status);

    expect(statuses.slice(0, 30).every((status) => status === 201)).toBe(true);
    expect(statuses[30]).toBe(503);
  }, 30_000);

  it('walks the real road on each side, and leaves nothing in the shop’s own database', async () => {
    const server = await testServer({ isDemo: true });
    const opened = await (await server.post('/playground/api/sessions', open)).json();
    const play = async (input: object) =>
      (await server.post(`/playground/api/sessions/${opened.id}/lines`, input)).json();
    const [order] = opened.person.orders;

    const { chat, mail } = (await play({ side: 'chat', text: `where is my order ${order.number}` })).sides;
    const complaint = await play({ side: 'mail', text: 'I want to talk to a person' });

    expect(chat.lines).toMatchObject([
      { direction: 'in', understood: [{ read: 'intent:order-status' }] },
      { direction: 'out', text: expect.stringContaining(order.number) },
    ]);
    expect([chat.state.rung, mail.lines]).toEqual(['matched', []]);
    expect(complaint.tickets).toMatchObject([{ topic: 'hand-off' }]);
    expect(await server.store.tickets.list({ brandIds: ['shop', 'other'], limit: 5 })).toEqual([]);
  });

  it.each([
    ['a side that there is not', { side: 'fax', text: 'hello' }],
    ['a call that is written', { side: 'call', text: 'hello' }],
    ['too much text', { side: 'chat', text: 'x'.repeat(4001) }],
  ])('refuses %s', async (_, line) => {
    const server = await testServer({ isDemo: true });
    const { id } = await (await server.post('/playground/api/sessions', open)).json();

    expect((await server.post(`/playground/api/sessions/${id}/lines`, line)).status).toBe(400);
    expect((await server.post('/playground/api/sessions/nobody/lines', line)).status).toBe(404);
  });

  /** A playground with a phone in it, as the page has one. */
  async function ringUp(server: TestServer, page: { isAgentThere: boolean }) {
    const opened = await (await server.post('/playground/api/sessions', open)).json();
    const said: string[] = [];
    const [order] = opened.person.orders;
    let view = opened.view;
    const post: PhoneOptions['post'] = async (address, params) => {
      const response = await server.post(`/playground/api/sessions/${opened.id}/webhooks`, {
        address,
        params,
        ...page,
      });
      const answer = await response.json();
      if (answer.status !== 200 && answer.status !== 204) throw new Error(`${answer.status} ${answer.body}`);
      if (answer.body !== '') checkTwiml(answer.body);
      ({ view } = answer);
      return answer.body;
    };
    const phone = createPhone({
      post,
      signedUrl: opened.address,
      from: opened.person.phone,
      to: '+911800000000',
      onSay: (text, _language, side) => void said.push(`${side === 'caller' ? '' : 'agent: '}${text}`),
    });
    return { phone, post, said, order, opened, view: () => view };
  }

  it('is called by the phone’s own webhooks: language, recording notice, order and PIN code, an action, goodbye', async () => {
    const server = await testServer({ isDemo: true });
    const { phone, said, order, view } = await ringUp(server, { isAgentThere: false });

    await phone.call();
    await phone.press('1');
    expect(said.join(' ')).toMatch(/press 1.*recorded/);
    await phone.say(`where is my order ${order.number}`);
    await phone.press(order.pinCode);
    expect(said.at(-1)).toContain([...order.number.slice(3, 6)].join(' '));
    expect(view().sides.call).toMatchObject({ state: { rung: 'status-only' } });
    expect(view().sides.call.lines.some(({ understood }: { understood: unknown[] }) => understood.length > 0)).toBe(
      true,
    );
    expect(await phone.say('no thank you')).toEqual({ state: 'over' });
    expect(await server.store.conversations.byThread('call', phone.callSid)).toBeNull();
  });

  it('connects to an agent who is there, with a whisper; one who does not answer is away', async () => {
    const server = await testServer({ isDemo: true });
    const { phone, said, view } = await ringUp(server, { isAgentThere: true });
    await phone.call();
    await phone.press('1');

    expect(await phone.say('I want to talk to a person')).toMatchObject({
      state: 'ringing',
      targets: [{ name: 'agent' }],
    });
    await phone.pickUp();
    expect(said.at(-1)).toMatch(/^agent: .*ticket/);
    expect(await phone.otherHangsUp()).toEqual({ state: 'over' });
    expect(view().tickets).toMatchObject([{ kind: 'request', topic: 'hand-off' }]);

    const second = await ringUp(server, { isAgentThere: true });
    await second.phone.call();
    await second.phone.press('1');
    expect(await second.phone.press('0')).toMatchObject({ state: 'ringing' });
    expect(await second.phone.ringOut()).toMatchObject({ state: 'asked' });
    expect(second.said.join(' ')).toContain('None of our colleagues');
    expect(await second.phone.press('2')).toMatchObject({ state: 'recording', silenceSeconds: 6 });
    await second.phone.record(5);
    expect(second.said.at(-1)).toContain('We have your message');
  });

  it('opens the page for photos behind the link that its call sent, and takes them once', async () => {
    const server = await testServer({ isDemo: true });
    const { phone, said, view } = await ringUp(server, { isAgentThere: false });
    const newest = (pattern: RegExp): string =>
      view()
        .notices.flatMap(({ text }: { text: string }) => pattern.exec(text)?.slice(1) ?? [])
        .at(-1) ?? '';
    await phone.call();
    await phone.press('1');
    await phone.say('my item came damaged');
    await phone.say('KH 10237');
    await phone.press(newest(/(?<!\d)(\d{6})(?!\d)/));
    if (/What is wrong/i.test(said.at(-1) ?? '')) await phone.say('two plates are broken');
    const path = newest(/https?:\/\/[^/\s]+(\/upload\/\d{32})/);

    const page = await (await server.get(path)).text();
    expect(page).toContain('<form');
    const photos = new FormData();
    photos.append('photos', new Blob([PNG], { type: 'image/png' }), 'plates.png');
    const upload = () => server.app.request(path, { method: 'POST', body: photos });
    expect((await upload()).status).toBe(200);
    expect((await upload()).status).toBe(410);
    expect((await server.get(path.replace(/\d$/, (last) => String((Number(last) + 1) % 10)))).status).toBe(410);
    await phone.silence();
    expect(said.at(-1)).toContain('I have your photos');
  });

  it('keeps a call that is hung up in the middle as a missed call', async () => {
    const server = await testServer({ isDemo: true });
    const { phone, view } = await ringUp(server, { isAgentThere: false });
    await phone.call();
    await phone.press('1');
    await phone.say('I want to complain about a broken lamp');
    await phone.hangUp();

    expect(view().tickets).toMatchObject([{ topic: 'missed-call', summary: expect.stringContaining('broken lamp') }]);
  });

  it('posts webhooks to its own phone alone', async () => {
    const server = await testServer({ isDemo: true });
    const { post, opened } = await ringUp(server, { isAgentThere: false });

    await expect(post('https://elsewhere.example/call', { CallSid: CALL_SID })).rejects.toThrow();
    await expect(post(`${PUBLIC_URL}/channels/shop-chat/call`, { CallSid: CALL_SID })).rejects.toThrow();
    await expect(post(`${opened.address}/step?n=1`, { CallSid: 'none' })).rejects.toThrow('400');
    await expect(post(`${opened.address}/nothing`, { CallSid: CALL_SID })).rejects.toThrow('404');
  });
});
