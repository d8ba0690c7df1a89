import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/core/errors.ts';
import { MAX_ATTACHMENTS, MAX_TEXT_LENGTH } from '../../src/core/message.ts';
import { noMetrics } from '../../src/services/metrics.ts';
import { createReceive } from '../../src/services/receive.ts';
import { releaseQuarantined } from '../../src/services/release.ts';
import { chatMessage, serviceDeps } from '../helpers/service-deps.ts';
import { testAccount } from '../helpers/test-brand.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function files(count: number) {
  return Array.from({ length: count }, (_, n) => ({
    fileName: `photo-${n}.png`,
    declaredType: 'image/png',
    bytes: PNG,
  }));
}

describe('receiving a message', () => {
  it('stores it, and knows it when it comes again', async () => {
    const deps = await serviceDeps();
    const receive = createReceive(deps);
    const message = chatMessage('Where is my order?');

    const first = await receive(message);
    const second = await receive(message);

    expect(first.outcome).toBe('accepted');
    expect(second).toEqual({ ...first, outcome: 'duplicate' });
  });

  it('keeps a text of 1 MB whole as a file and gives the bot its beginning', async () => {
    const deps = await serviceDeps();
    const text = 'broken lamp '.repeat(90_000);

    const outcome = await createReceive(deps)(chatMessage(text));

    const turn = outcome.outcome === 'accepted' ? await deps.store.lanes.load(outcome.conversationId) : null;
    const waiting = turn?.waiting[0];
    expect(waiting?.message.text).toHaveLength(MAX_TEXT_LENGTH);
    expect(waiting?.files).toMatchObject([{ name: 'message.txt', contentType: 'text/plain', size: text.length }]);
    const kept = await deps.files.get(waiting?.files[0]?.sha256 ?? '');
    expect(new TextDecoder().decode(kept ?? new Uint8Array())).toBe(text);
  });

  it('keeps a text that is not valid Unicode', async () => {
    const deps = await serviceDeps();

    const outcome = await createReceive(deps)(chatMessage('broken \ud800 lamp\u0000'));

    const turn = outcome.outcome === 'accepted' ? await deps.store.lanes.load(outcome.conversationId) : null;
    expect(turn?.waiting[0]?.message.text).toBe('broken \ufffd lamp\ufffd');
  });

  it('keeps what it may of 50 attachments and sets the others aside with the reason, once', async () => {
    const deps = await serviceDeps();
    const receive = createReceive(deps);
    const message = chatMessage('photos');

    const outcome = await receive(message, files(50));
    await receive(message, files(50));

    const turn = outcome.outcome === 'accepted' ? await deps.store.lanes.load(outcome.conversationId) : null;
    expect(turn?.waiting[0]?.files).toHaveLength(MAX_ATTACHMENTS);
    const aside = await deps.store.quarantine.list({ accountIds: ['shop-chat'], view: 'waiting', limit: 100 });
    expect(aside).toHaveLength(50 - MAX_ATTACHMENTS);
    expect(new Set(aside.map(({ reason }) => reason))).toEqual(new Set(['too-many-attachments']));
    const [line] = await deps.store.conversations.timeline(turn?.conversation.id ?? '', 0, 10);
    expect(line?.refusedFiles).toHaveLength(50 - MAX_ATTACHMENTS);
  });

  it.each([
    [
      'a program by content',
      {
        fileName: 'invoice.pdf',
        declaredType: 'application/pdf',
        bytes: Buffer.from('MZ\u0090\u0000'.padEnd(256, '\u0000'), 'latin1'),
      },
    ],
    [
      'a program by name',
      { fileName: 'invoice.pdf.exe', declaredType: 'application/pdf', bytes: Buffer.from('hello') },
    ],
  ])('sets %s aside and keeps the message', async (_, file) => {
    const deps = await serviceDeps();

    const outcome = await createReceive(deps)(chatMessage('see file'), [file]);

    expect(outcome.outcome).toBe('accepted');
    expect(await deps.store.quarantine.list({ accountIds: ['shop-chat'], view: 'waiting', limit: 10 })).toMatchObject([
      { reason: 'bad-attachment' },
    ]);
  });

  it('sets a file aside once that came with a mail to two mailboxes, and counts the second as a copy', async () => {
    const outcomes: string[] = [];
    const counting = { ...noMetrics, messageReceived: (_: string, outcome: string) => void outcomes.push(outcome) };
    const accounts = new Map(['care', 'orders'].map((id) => [id, testAccount(id)]));
    const deps = await serviceDeps({ accounts, metrics: counting });
    const receive = createReceive(deps);
    const program = { fileName: 'bill.exe', declaredType: 'application/pdf', bytes: Buffer.from('hello') };
    const inMailbox = (accountId: string) =>
      receive(chatMessage('see file', { accountId, mail: { key: 'k', id: '<1@x.example>' } }), [program]);

    const [first, copy] = [await inMailbox('care'), await inMailbox('orders')];

    expect(copy).toEqual({ ...first, outcome: 'duplicate' });
    expect(outcomes).toEqual(['stored', 'copy']);
    expect(await deps.store.quarantine.list({ accountIds: null, view: 'waiting', limit: 10 })).toHaveLength(1);
  });

  it('says with the message what else came with it and why it was not taken, by a clean name that no log has', async () => {
    const written: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => void written.push(line) });
    const deps = { ...(await serviceDeps()), log };
    const bytes = Buffer.from('hello');
    const file = { fileName: '../my\u202e\u0000 Asha Rao.pdf.exe', declaredType: 'application/pdf', bytes };
    const claimed = chatMessage('see file', { refusedFiles: [{ name: 'never sent', size: 1, reason: 'too-large' }] });

    const outcome = await createReceive(deps)(claimed, [file]);

    const { conversationId } = outcome.outcome === 'accepted' ? outcome : { conversationId: '' };
    expect(await deps.store.conversations.timeline(conversationId, 0, 10)).toMatchObject([
      { files: [], refusedFiles: [{ name: 'my Asha Rao.pdf.exe', size: 5, reason: 'bad-attachment' }] },
    ]);
    expect(await deps.store.quarantine.list({ accountIds: null, view: 'waiting', limit: 10 })).toMatchObject([
      { detail: expect.stringMatching(/: a program, .*; 5 bytes, my Asha Rao\.pdf\.exe$/) },
    ]);
    expect(written.join('\n')).toContain('message.received');
    expect(written.join('\n')).not.toContain('Asha');
  });

  it('believes the bytes, not the sender, about the type of a file, and cleans its name', async () => {
    const deps = await serviceDeps();
    const evil = {
      fileName: '../../etc/\u202egpj.page.html',
      declaredType: 'text/html',
      bytes: Buffer.from('<script>alert(1)</script>'),
    };

    const outcome = await createReceive(deps)(chatMessage('see file'), [evil]);

    const turn = outcome.outcome === 'accepted' ? await deps.store.lanes.load(outcome.conversationId) : null;
    expect(turn?.waiting[0]?.files).toMatchObject([{ name: 'gpj.page.html', contentType: 'application/octet-stream' }]);
  });

  it('sets a message for an unknown account aside', async () => {
    const deps = await serviceDeps();

    const outcome = await createReceive(deps)(chatMessage('hello', { accountId: 'nobody' }));

    expect(outcome).toEqual({ outcome: 'quarantined', reason: 'unknown-account' });
    expect(await deps.store.quarantine.list({ accountIds: null, view: 'waiting', limit: 10 })).toMatchObject([
      { reason: 'unknown-account', accountId: 'nobody' },
    ]);
  });

  it('sets aside once what comes again, and what is let out in vain', async () => {
    const deps = await serviceDeps();
    const receive = createReceive(deps);
    const message = chatMessage('hello', { accountId: 'nobody' });
    await receive(message);
    await receive(message);
    const waiting = () => deps.store.quarantine.list({ accountIds: null, view: 'waiting', limit: 10 });
    const [held] = await waiting();

    await expect(releaseQuarantined(held?.id ?? '', deps, { receive, channels: new Map() })).rejects.toMatchObject({
      code: 'input.invalid',
    });

    expect(await waiting()).toMatchObject([{ id: held?.id }]);
  });

  it('sets a message of the wrong shape aside', async () => {
    const deps = await serviceDeps();

    const outcome = await createReceive(deps)(chatMessage('hello', { providerId: 'x'.repeat(600) }));

    expect(outcome).toEqual({ outcome: 'quarantined', reason: 'malformed' });
  });

  it('keeps the message while the queue is down', async () => {
    const base = await serviceDeps();
    const down = async (): Promise<never> => {
      throw new AppError('queue.unavailable', 'Redis is away');
    };

    const outcome = await createReceive({ ...base, queue: { ...base.queue, ring: down } })(chatMessage('hello'));

    expect(outcome.outcome).toBe('accepted');
    expect((await base.store.sweeps.due(base.clock.now(), 10)).conversations).toHaveLength(1);
  });

  it('tells the channel when nothing could be stored, so that it answers 503', async () => {
    const base = await serviceDeps();
    const busy = async (): Promise<never> => {
      throw new AppError('store.busy', 'locked');
    };
    const deps = { ...base, store: { ...base.store, inbox: { receive: busy } } };

    await expect(createReceive(deps)(chatMessage('hello'))).rejects.toMatchObject({ code: 'store.busy' });
  });
});
