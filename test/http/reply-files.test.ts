import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { channelTypes } from '../../channels/index.ts';
import { engine } from '../helpers/road.ts';
import { pdfBytes, pngBytes } from '../helpers/sample-files.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { testAccount } from '../helpers/test-brand.ts';
import { errorOf, from, PUBLIC_URL, testServer } from './web-server.ts';

const MB = 1024 * 1024;
const EXE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);

/** An agent on a ticket whose customer writes by this channel. */
async function atWork(channel = 'webchat') {
  const files = channelTypes.get(channel)?.capabilities.files;
  const account = testAccount('shop-chat', {});
  const { files: _none, ...base } = account.type.capabilities;
  account.type.capabilities = files === undefined ? base : { ...base, files };
  const server = await testServer();
  const hashCode = (code: string) => createHmac('sha256', 'a key of the test').update(code).digest('hex');
  Object.assign(server.services, {
    engine,
    hashCode,
    publicUrl: PUBLIC_URL,
    accounts: new Map([['shop-chat', account]]),
  });
  const cookie = await server.signIn({ role: 'agent', name: 'Meera Iyer' });
  const { ticketId, conversationId } = await seedComplaint(server.store, { brandId: 'shop', at: server.clock.now() });
  const upload = async (named: Record<string, Uint8Array>, as = cookie) => {
    const form = new FormData();
    for (const [name, bytes] of Object.entries(named)) form.append('files', new File([new Uint8Array(bytes)], name));
    return server.app.request(
      `${PUBLIC_URL}/api/tickets/${ticketId}/draft/files`,
      { method: 'POST', headers: { origin: PUBLIC_URL, cookie: as }, body: form },
      from('198.51.100.7'),
    );
  };
  const draft = async (as = cookie) => (await server.get(`/api/tickets/${ticketId}/draft`, as)).json();
  const timeline = async () => (await server.get(`/api/tickets/${ticketId}/timeline`, cookie)).json();
  return {
    server,
    cookie,
    ticketId,
    conversationId,
    upload,
    draft,
    timeline,
    reply: async (text: string, fileIds: string[]) =>
      server.post(
        `/api/tickets/${ticketId}/reply`,
        { conversationId, seenSeq: (await timeline()).seen[conversationId], text, fileIds },
        { cookie },
      ),
  };
}

const idsOf = (draft: { files: { id: string }[] }) => draft.files.map(({ id }) => id);

describe('files in an answer', () => {
  it('are kept with the draft of their writer, with a safe name and the type that their bytes have', async () => {
    const { server, upload, draft } = await atWork();

    const added = await upload({ '../../etc/<b>photo‮gnp.svg': pngBytes() });

    expect(added.status).toBe(201);
    const [file] = (await draft()).files;
    expect(file).toEqual({
      id: expect.any(String),
      name: 'bphotognp.svg',
      contentType: 'image/png',
      size: 200,
    });
    const other = await server.signIn({ role: 'agent', name: 'Ravi' });
    expect(await draft(other)).toBeNull();
  });

  it('go out with the answer, are shown in the conversation, and the draft is empty then', async () => {
    const { server, cookie, conversationId, upload, draft, reply, timeline } = await atWork();
    await upload({ 'invoice.pdf': pdfBytes(), 'photo.png': pngBytes() });

    const sent = await reply('Here they are.', idsOf(await draft()));

    expect(sent.status).toBe(201);
    const { lines } = await timeline();
    const [invoice] = lines.at(-1).files;
    expect(lines.at(-1)).toMatchObject({
      text: 'Here they are.',
      files: [{ name: 'invoice.pdf' }, { name: 'photo.png' }],
    });
    expect(lines.at(-1).files[0]).not.toHaveProperty('sha256');
    expect(await draft()).toBeNull();
    const file = await server.get(`/api/conversations/${conversationId}/files/${invoice.id}`, cookie);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(Buffer.from(pdfBytes()));
    expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''invoice.pdf");
    const stranger = await server.signIn({ role: 'agent', brandIds: ['other'] });
    expect((await server.get(`/api/conversations/${conversationId}/files/${invoice.id}`, stranger)).status).toBe(404);
  });

  it('may be all that is said', async () => {
    const { upload, draft, reply, timeline } = await atWork();
    await upload({ 'invoice.pdf': pdfBytes() });

    expect((await reply('', idsOf(await draft()))).status).toBe(201);
    expect((await timeline()).lines.at(-1)).toMatchObject({ text: '', files: [{ name: 'invoice.pdf' }] });
    expect((await reply('', [])).status).toBe(400);
  });

  it.each([
    ['a file of 20 MB', { 'film.mp4': pdfBytes(20 * MB) }, 413, 'an answer takes 10 files of together 18 MB'],
    ['a file of 17 MB', { 'film.mp4': pdfBytes(17 * MB) }, 413, 'a file may have 16 MB'],
    [
      'together too much',
      { 'a.pdf': pdfBytes(10 * MB), 'b.pdf': pdfBytes(7.9 * MB), 'c.pdf': pdfBytes(100_000) },
      413,
      '18 MB',
    ],
    ['a program', { 'setup.png': EXE }, 400, 'a program'],
    ['a program by its name', { 'run.bat': Buffer.from('echo') }, 400, 'a program'],
    ['nothing', {}, 400, 'no file came'],
  ])('%s is refused in clear words, and the draft stays as it was', async (_what, files, status, words) => {
    const { server, cookie, ticketId, upload, draft } = await atWork();
    await upload({ 'kept.png': pngBytes(200_000) });
    await server.app.request(`${PUBLIC_URL}/api/tickets/${ticketId}/draft`, {
      method: 'PUT',
      headers: { origin: PUBLIC_URL, cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Half a sent' }),
    });

    const refused = await upload(files);

    expect(refused.status).toBe(status);
    expect((await errorOf(refused)).message).toContain(words);
    expect(await draft()).toMatchObject({ text: 'Half a sent', files: [{ name: 'kept.png' }] });
  });

  it.each([
    ['no form', { body: '{}', headers: { 'content-type': 'application/json' } }, 'send it as multipart/form-data'],
    [
      'a broken form',
      { body: '--x\r\nnothing', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
      'this form is broken',
    ],
    [
      'a form of too many parts',
      { body: '--x\r\n'.repeat(300), headers: { 'content-type': 'multipart/form-data; boundary=x' } },
      'a form has at most 200 parts',
    ],
  ])('%s is refused by what is wrong with it', async (_what, { body, headers }, words) => {
    const { server, cookie, ticketId } = await atWork();

    const refused = await server.app.request(
      `${PUBLIC_URL}/api/tickets/${ticketId}/draft/files`,
      { method: 'POST', headers: { origin: PUBLIC_URL, cookie, ...headers }, body },
      from('198.51.100.7'),
    );

    expect(refused.status).toBe(400);
    expect((await errorOf(refused)).message).toBe(words);
  });

  it('are not taken from a colleague’s draft, nor twice', async () => {
    const { server, upload, draft, reply } = await atWork();
    const other = await server.signIn({ role: 'agent', name: 'Ravi' });
    await upload({ 'theirs.pdf': pdfBytes() }, other);
    await upload({ 'mine.pdf': pdfBytes(300) });
    const mine = idsOf(await draft());

    expect((await reply('Here', idsOf(await draft(other)))).status).toBe(404);
    expect((await reply('Here', mine)).status).toBe(201);
    expect((await reply('Again', mine)).status).toBe(404);
    expect((await draft(other)).files).toHaveLength(1);
  });

  it('that are taken away again leave no bytes, unless somebody else has the same', async () => {
    const { server, cookie, ticketId, upload, draft, reply } = await atWork();
    const remove = async (id: string) =>
      server.app.request(`${PUBLIC_URL}/api/tickets/${ticketId}/draft/files/${id}`, {
        method: 'DELETE',
        headers: { origin: PUBLIC_URL, cookie },
      });
    const hashes: string[] = [];
    const { put } = server.services.files;
    server.services.files.put = async (sha256, bytes) => {
      hashes.push(sha256);
      await put(sha256, bytes);
    };
    await upload({ 'sent.pdf': pdfBytes() });
    await reply('Here', idsOf(await draft()));
    await upload({ 'same.pdf': pdfBytes() });
    await upload({ 'other.pdf': pdfBytes(999) });

    for (const id of idsOf(await draft())) expect((await remove(id)).status).toBe(200);

    expect(await draft()).toBeNull();
    const [sent = '', , other = ''] = hashes;
    expect(await server.services.files.get(sent)).not.toBeNull();
    expect(await server.services.files.get(other)).toBeNull();
  });

  it('are refused where the channel carries none, before anything is sent', async () => {
    const { upload, draft, reply, timeline } = await atWork('sms-twilio');
    await upload({ 'invoice.pdf': pdfBytes() });
    const before = (await timeline()).lines.length;

    const refused = await reply('Here', idsOf(await draft()));

    expect(refused.status).toBe(400);
    expect((await errorOf(refused)).message).toContain('carries no files');
    expect((await timeline()).lines).toHaveLength(before);
    expect((await draft()).files).toHaveLength(1);
  });

  it('that the channel does not take go as a link, which opens for two weeks and cannot be guessed', async () => {
    const { server, upload, draft, reply, timeline } = await atWork('whatsapp-twilio');
    await upload({ 'plan ü.zip': Buffer.from('PK\u0003\u0004 not a type that WhatsApp takes') });
    await reply('The plan', idsOf(await draft()));
    const line = (await timeline()).lines.at(-1);
    const link = /http:\/\/localhost:3000(\/files\/\S+)/.exec(line.text)?.[1] ?? '';

    expect(line.files).toMatchObject([{ name: 'plan ü.zip', as: 'link' }]);
    const opened = await server.get(link);
    expect(opened.status).toBe(200);
    expect(opened.headers.get('content-disposition')).toContain('attachment');
    expect(await opened.text()).toContain('not a type');
    for (const wrong of [link.replace(/-[0-9a-f]{4}/, '-0000'), link.replace(/(\w)-/, 'z-'), '/files/a/b/1-2/c'])
      expect((await server.get(wrong)).status).toBe(404);
    server.clock.advance(15 * 24 * 60 * 60_000);
    expect((await server.get(link)).status).toBe(404);
  });

  it('go to many at once, kept once; the own draft of each stays, and what is sent to nobody is not kept', async () => {
    const { server, ticketId, upload, draft, timeline, cookie } = await atWork();
    const lead = await server.signIn({ role: 'supervisor', brandIds: ['shop'] });
    const seed = (brandId: string) => seedComplaint(server.store, { brandId, at: server.clock.now() });
    const [other, foreign] = [await seed('shop'), await seed('other')];
    const sendAll = async (text: string, ids: string[], named: Record<string, Uint8Array>, as = lead) => {
      const form = new FormData();
      for (const id of ids) form.append('ids', id);
      form.append('text', text);
      for (const [name, bytes] of Object.entries(named)) form.append('files', new File([new Uint8Array(bytes)], name));
      const init = { method: 'POST', headers: { origin: PUBLIC_URL, cookie: as }, body: form };
      return server.app.request(`${PUBLIC_URL}/api/tickets/bulk-reply`, init, from('198.51.100.7'));
    };
    await upload({ 'begun.pdf': pdfBytes(500) }, lead);

    const answer = await sendAll('The courier is on strike.', [ticketId, other.ticketId, foreign.ticketId], {
      'notice.pdf': pdfBytes(),
    });
    const nobody = await sendAll('', [foreign.ticketId], { 'other.pdf': pdfBytes(900) });
    const refusals = [
      await sendAll('', [ticketId], {}),
      await sendAll('x', [], { 'notice.pdf': pdfBytes() }),
      await sendAll('x', [ticketId], { 'run.bat': Buffer.from('echo') }),
      await sendAll('x', [ticketId], { 'film.mp4': pdfBytes(17 * MB) }),
      await sendAll('x', [ticketId], { 'notice.pdf': pdfBytes() }, cookie),
    ].map(({ status }) => status);

    expect(await answer.json()).toEqual({
      done: 2,
      results: [
        { id: ticketId, outcome: 'done', reason: null },
        { id: other.ticketId, outcome: 'done', reason: null },
        { id: foreign.ticketId, outcome: 'not-found', reason: null },
      ],
    });
    const lines = [await timeline(), await (await server.get(`/api/tickets/${other.ticketId}/timeline`, lead)).json()];
    for (const { lines: said } of lines)
      expect(said.at(-1)).toMatchObject({ text: 'The courier is on strike.', files: [{ name: 'notice.pdf' }] });
    expect((await draft(lead)).files).toMatchObject([{ name: 'begun.pdf' }]);
    expect((await nobody.json()).done).toBe(0);
    const kept = (bytes: Uint8Array) => server.deps.files.get(createHash('sha256').update(bytes).digest('hex'));
    expect(await kept(pdfBytes())).not.toBeNull();
    expect(await kept(pdfBytes(900))).toBeNull();
    expect(refusals).toEqual([400, 400, 400, 413, 403]);
  });

  it('go to very many and may be as large as to one; the same try of it again goes to nobody twice', async () => {
    const { server, ticketId, timeline } = await atWork();
    const lead = await server.signIn({ role: 'supervisor' });
    const sendAll = async () => {
      const form = new FormData();
      for (const id of [ticketId, ...Array.from({ length: 499 }, (_, n) => `nobody-${n}`)]) form.append('ids', id);
      form.append('text', 'See the notice.');
      form.append('key', 'a-try-of-sixteen-letters');
      form.append('files', new File([new Uint8Array(pdfBytes(3 * MB))], 'notice.pdf'));
      const init = { method: 'POST', headers: { origin: PUBLIC_URL, cookie: lead }, body: form };
      return server.app.request(`${PUBLIC_URL}/api/tickets/bulk-reply`, init, from('198.51.100.7'));
    };

    const answers = [await sendAll(), await sendAll()];

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    for (const answer of answers) expect((await answer.json()).done).toBe(1);
    const said = (await timeline()).lines.filter(({ text }: { text: string }) => text === 'See the notice.');
    expect(said).toMatchObject([{ files: [{ name: 'notice.pdf' }] }]);
  });

  it('sent to many are refused, by name, where the channel carries none', async () => {
    const { server, ticketId, timeline } = await atWork('voice-twilio');
    const lead = await server.signIn({ role: 'supervisor' });
    const form = new FormData();
    form.append('ids', ticketId);
    form.append('text', 'See the notice.');
    form.append('files', new File([new Uint8Array(pdfBytes())], 'notice.pdf'));
    const init = { method: 'POST', headers: { origin: PUBLIC_URL, cookie: lead }, body: form };

    const response = await server.app.request(`${PUBLIC_URL}/api/tickets/bulk-reply`, init, from('198.51.100.7'));

    expect((await response.json()).results).toEqual([{ id: ticketId, outcome: 'refused', reason: 'no-files-here' }]);
    expect((await timeline()).lines.map((line: { text: string }) => line.text)).not.toContain('See the notice.');
  });

  it('are gone with the person', async () => {
    const { server, conversationId, upload, draft, reply, ticketId, timeline, cookie } = await atWork();
    await upload({ 'invoice.pdf': pdfBytes() });
    await reply('Here', idsOf(await draft()));
    await upload({ 'begun.pdf': pdfBytes(500) });
    const fileId = (await timeline()).lines.at(-1).files[0].id;
    const row = await server.store.desk.get(['shop'], ticketId);
    await server.store.tickets.setState(ticketId, row?.ticket.version ?? 0, 'closed', 'x', server.clock.now());

    const erased = await server.store.privacy.erase('shop', row?.ticket.contactId ?? '', server.clock.now());

    expect(erased).toMatchObject({ outcome: 'erased', files: [expect.any(String), expect.any(String)] });
    expect((await server.get(`/api/conversations/${conversationId}/files/${fileId}`, cookie)).status).toBe(404);
    expect(await draft()).toBeNull();
  });
});
