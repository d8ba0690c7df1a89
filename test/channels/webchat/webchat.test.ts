import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { webchat } from '../../../channels/webchat/index.ts';
import type { ChannelDeps, ThreadEntry } from '../../../src/core/channel.ts';
import { AppError } from '../../../src/core/errors.ts';
import { fakeChannelDeps, outboundMessage } from '../../helpers/channel-deps.ts';

function open(overrides: Partial<ChannelDeps> = {}, options: Record<string, unknown> = {}) {
  const deps = fakeChannelDeps('chat', overrides);
  const channel = webchat.create(webchat.options.parse(options), deps);
  const ask = async (path: string, init: RequestInit = {}, client: string | null = null): Promise<Response> => {
    const [plain = path] = path.split('?');
    return (
      (await channel.fetch?.(new Request(`http://localhost/channels/chat${path}`, init), plain, client)) ??
      new Response(null, { status: 500 })
    );
  };
  const session = async () => {
    const { token } = (await (await ask('/session', { method: 'POST' })).json()) as { token: string };
    return { authorization: `Bearer ${token}` };
  };
  return { deps, channel, ask, session };
}

function form(fields: Record<string, string>, files: File[] = []): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries({ id: randomUUID(), ...fields })) body.append(name, value);
  for (const file of files) body.append('files', file);
  return body;
}

const entry = (seq: number): ThreadEntry => ({
  seq,
  id: `id-${seq}`,
  direction: 'out',
  text: `line ${seq}`,
  options: [],
  files: [],
  at: new Date(0),
});

describe('the web chat', () => {
  it('takes a message with its files from a session that it does not know by its secret', async () => {
    const { deps, ask, session } = open();
    const headers = await session();
    const body = form({ text: 'broken', choiceId: 'yes' }, [new File(['x'], 'a.png', { type: 'image/png' })]);

    expect((await ask('/messages', { method: 'POST', headers, body })).status).toBe(202);

    const [received] = deps.received;
    expect(received?.message).toMatchObject({ kind: 'message', text: 'broken', choiceId: 'yes', proven: false });
    expect(received?.message.threadKey).toMatch(/^[0-9a-f]{64}$/);
    expect(headers.authorization).not.toContain(received?.message.threadKey ?? '');
    expect(received?.files).toMatchObject([{ fileName: 'a.png' }]);
  });

  it('gives the same message the same id, and the beginning of a chat its own kind', async () => {
    const { deps, ask, session } = open();
    const headers = await session();
    const id = randomUUID();
    for (let n = 0; n < 2; n += 1)
      await ask('/messages', { method: 'POST', headers, body: form({ id, text: 'once' }) });
    await ask('/messages', { method: 'POST', headers, body: form({ started: 'true' }) });

    expect(deps.received.map(({ message }) => message.kind)).toEqual(['message', 'started']);
  });

  it.each([
    ['no token', {}],
    ['a token of another shape', { authorization: 'Bearer short' }],
  ])('refuses %s', async (_, headers) => {
    const { ask } = open();

    expect((await ask('/messages', { method: 'POST', headers, body: form({ text: 'x' }) })).status).toBe(401);
    expect((await ask('/events', { headers })).status).toBe(401);
  });

  it('says what is wrong with a request', async () => {
    const { ask, session } = open();
    const headers = await session();

    const noId = await ask('/messages', { method: 'POST', headers, body: form({ id: 'one', text: 'x' }) });
    const noForm = await ask('/messages', { method: 'POST', headers, body: 'hello' });

    expect([noId.status, noForm.status]).toEqual([400, 400]);
    expect(JSON.stringify(await noId.json())).toContain('id: ');
    expect(JSON.stringify(await noForm.json())).toContain('multipart/form-data');
  });

  it('slows down who writes too much, and asks for a repeat when nothing could be stored', async () => {
    const limited = open({}, { messagesPerMinute: 2 });
    const headers = await limited.session();
    const post = () => limited.ask('/messages', { method: 'POST', headers, body: form({ text: 'x' }) });
    const busy = open({ receive: async () => Promise.reject(new AppError('store.busy', 'locked')) });

    expect([(await post()).status, (await post()).status, (await post()).status]).toEqual([202, 202, 429]);
    const refused = await busy.ask('/messages', {
      method: 'POST',
      headers: await busy.session(),
      body: form({ text: 'x' }),
    });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
  });

  it('slows down who makes up a new visitor for each message, and nobody at another address', async () => {
    const { ask, session } = open({}, { messagesPerMinute: 1 });
    const post = async (client: string) =>
      (await ask('/messages', { method: 'POST', headers: await session(), body: form({ text: 'x' }) }, client)).status;
    const statuses: number[] = [];

    for (let visitor = 0; visitor < 11; visitor += 1) statuses.push(await post('203.0.113.9'));

    expect(statuses).toEqual([...Array<number>(10).fill(202), 429]);
    expect(await post('203.0.113.10')).toBe(202);
  });

  it('lets nobody fill the disk: files and texts of an hour have a limit', async () => {
    const { deps, ask, session } = open({}, { megabytesPerHour: 1 });
    const headers = await session();
    const photo = new File([new Uint8Array(700 * 1024)], 'a.png', { type: 'image/png' });
    const post = (files: File[]) => ask('/messages', { method: 'POST', headers, body: form({ text: 'x' }, files) });

    const first = await post([photo]);
    const second = await post([photo]);
    const long = await ask('/messages', {
      method: 'POST',
      headers: await session(),
      body: form({ text: 'x'.repeat(100_001) }),
    });

    expect([first.status, second.status, second.headers.get('retry-after')]).toEqual([202, 429, '3600']);
    expect(long.status).toBe(400);
    expect(await long.text()).toContain('send it as a file');
    expect(deps.received).toHaveLength(1);
  });

  it('refuses a form of thousands of parts before it takes it apart', async () => {
    const { ask, session } = open();
    const part = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n';
    const headers = { ...(await session()), 'content-type': 'multipart/form-data; boundary=b' };

    const response = await ask('/messages', { method: 'POST', headers, body: `${part.repeat(100_000)}--b--\r\n` });

    expect(response.status).toBe(400);
    expect(await response.text()).toContain('at most 200 parts');
  });

  it('holds so many streams open for one visitor, and more again when one is closed', async () => {
    const { channel, ask, session } = open({ thread: async () => [] });
    const headers = await session();
    const streams = [];
    for (let page = 0; page < 10; page += 1) streams.push(await ask('/events', { headers }));

    const tooMany = await ask('/events', { headers });
    await streams[0]?.body?.cancel();
    const again = await ask('/events', { headers });

    expect([tooMany.status, again.status]).toEqual([429, 200]);
    await channel.stop();
  });

  it('notes what the page has shown', async () => {
    const { deps, ask, session } = open();
    await ask('/receipts', { method: 'POST', headers: await session(), body: JSON.stringify({ ids: ['one'] }) });

    expect(deps.reports).toEqual([{ accountId: 'chat', outboundId: 'one', status: 'delivered' }]);
  });

  it('streams from where the page stopped, wakes when something is sent, and ends on stop', async () => {
    const entries = [entry(1), entry(2)];
    const { deps, channel, ask, session } = open({
      thread: async (_key, after) => entries.filter(({ seq }) => seq > after),
    });
    const headers = await session();
    await ask('/messages', { method: 'POST', headers, body: form({ text: 'x' }) });
    const reader = (await ask('/events?after=1', { headers })).body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const hear = async (words: string): Promise<void> => {
      while (!heard.includes(words)) heard += (await reader?.read())?.value ?? '';
    };

    await hear('line 2');
    entries.push(entry(3));
    await channel.send(
      outboundMessage('x', { to: deps.received[0]?.message.threadKey ?? '' }),
      AbortSignal.timeout(1000),
    );
    await hear('line 3');
    await channel.stop();
    let done = false;
    while (!done) done = (await reader?.read())?.done ?? true;

    expect(heard).not.toContain('line 1');
    expect(heard).toContain('id: 3');
  });

  it('gives files to download only, and the page a strict policy', async () => {
    const { ask, session } = open({
      file: async () => ({ name: 'ü "x".svg', contentType: 'image/svg+xml', bytes: Buffer.from('<svg/>') }),
    });
    const file = await ask('/files/1', { headers: await session() });
    const page = await ask('/');

    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/);
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(await page.text()).toContain('widget.js');
  });

  it('gives a file whose name ends in half a letter, and none of its name as another header', async () => {
    const name = "it's (1)\r\nset-cookie: x=1\ud83d";
    const { ask, session } = open({ file: async () => ({ name, contentType: 'image/png', bytes: Buffer.from('x') }) });

    const file = await ask('/files/1', { headers: await session() });

    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''it%27s%20%281%29%0D%0Aset-cookie%3A%20x%3D1%EF%BF%BD",
    );
    expect(file.headers.has('set-cookie')).toBe(false);
  });

  it('talks to other sites only where it is allowed to', async () => {
    const { ask } = open({}, { allowedOrigins: ['https://shop.example/'] });
    const origin = async (from: string) =>
      (await ask('/session', { method: 'POST', headers: { origin: from } })).headers.get('access-control-allow-origin');

    expect([await origin('https://shop.example'), await origin('https://thief.example')]).toEqual([
      'https://shop.example',
      null,
    ]);
  });
});
