import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { email } from '../../../channels/email/index.ts';
import { inspectMail } from '../../../channels/email/inspect.ts';
import { createMarks } from '../../../channels/email/marks.ts';
import { takeMail } from '../../../channels/email/take-mail.ts';
import { inspectMails } from '../../../src/terminal/inspect-mail.ts';
import { fakeChannelDeps } from '../../helpers/channel-deps.ts';

const FOLDER = new URL('../../fixtures/email/', import.meta.url).pathname;
const OPTIONS = email.options.parse({
  address: 'care@shop.example',
  fromName: 'Shop',
  imap: { host: 'x', port: 1, user: 'x', password: 'x' },
  smtp: { host: '127.0.0.1', port: 1, secure: false },
});

async function fixtures(): Promise<Buffer[]> {
  const names = await readdir(FOLDER, { recursive: true });
  return Promise.all(names.filter((name) => name.endsWith('.eml')).map((name) => readFile(join(FOLDER, name))));
}

describe('whatever comes in', () => {
  const damage = fc.record({
    which: fc.nat(),
    cuts: fc.array(
      fc.record({ at: fc.nat(6_000), drop: fc.nat(300), put: fc.uint8Array({ maxLength: 40 }), again: fc.nat(3) }),
      { maxLength: 4 },
    ),
  });

  it('a damaged mail becomes a row or lies in quarantine, and never throws', async () => {
    const whole = await fixtures();
    await fc.assert(
      fc.asyncProperty(damage, async ({ which, cuts }) => {
        let mail: Buffer = whole[which % whole.length] ?? Buffer.alloc(0);
        for (const { at, drop, put, again } of cuts) {
          const start = at % (mail.length + 1);
          const piece = mail.subarray(start, start + drop);
          mail = Buffer.concat([
            mail.subarray(0, start),
            put,
            ...new Array<Buffer>(again).fill(piece),
            mail.subarray(start + drop),
          ]);
        }
        const deps = fakeChannelDeps('mail');
        await takeMail(mail, OPTIONS, deps, createMarks(Buffer.alloc(32), OPTIONS));
        expect(deps.received.length + deps.quarantined.length).toBe(1);
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it.each([
    ['spaces', ' '.repeat(500_000)],
    ['line ends', '\r\n'.repeat(300_000)],
    ['colons', 'a:\r\n'.repeat(100_000)],
    ['quotes', '> '.repeat(200_000)],
    ['words before a colon', `${'on 3 june 2024 10:00 '.repeat(20_000)}:`],
    ['dashes', `${'-'.repeat(400_000)}x`],
    ['nested quotations', `${'<blockquote>'.repeat(20_000)}x`],
    ['open tags', '<div class="gmail_quote">'.repeat(5_000)],
    ['addresses', 'a@b.example '.repeat(40_000)],
  ])(
    '%s without end are read in bounded time',
    async (_, body) => {
      const type = body.startsWith('<') ? 'text/html' : 'text/plain';
      const mail = `From: a@b.example\r\nSubject: x\r\nContent-Type: ${type}\r\n\r\n${body}\r\nend`;

      expect((await inspectMail(Buffer.from(mail), [])).sender).toBe('a@b.example');
    },
    20_000,
  );
});

describe('redress mail inspect', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'redress-mails-'));
    await writeFile(join(folder, 'a.eml'), 'From: Asha <asha@customer.example>\n\nWhere is my lamp?\n');
    await writeFile(join(folder, 'b.eml'), '');
    await writeFile(join(folder, 'c.eml'), 'From: care@shop.example\n\nOur answer\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function run(paths: string[]): Promise<{ unread: number; printed: unknown }> {
    const lines: string[] = [];
    const unread = await inspectMails({
      paths,
      json: true,
      inspect: (source) => inspectMail(source, ['care@shop.example']),
      print: (line) => lines.push(line),
    });
    return { unread, printed: JSON.parse(lines.join('\n')) };
  }

  it('prints an object for one file', async () => {
    const { printed } = await run([join(folder, 'a.eml')]);

    expect(printed).toMatchObject({
      file: join(folder, 'a.eml'),
      sender: 'asha@customer.example',
      senderName: 'Asha',
      verdict: 'person',
      visibleReply: 'Where is my lamp?',
      thread: { messageId: null, references: [] },
      error: null,
    });
  });

  it('reads a folder with the folders in it, a thousand mails in seconds, and gets past what is no mail', async () => {
    const bad = join(folder, 'deep', 'more');
    await mkdir(bad, { recursive: true });
    const mails = await fixtures();
    for (let n = 0; n < 1_000; n += 1) await writeFile(join(bad, `${n}.eml`), mails[n % mails.length] ?? '');
    await writeFile(join(bad, 'noise.eml'), randomBytes(200_000));
    const startedAt = performance.now();
    const { printed } = await run([bad]);

    expect(printed).toHaveLength(1_001);
    expect(performance.now() - startedAt).toBeLessThan(60_000);
  }, 90_000);

  it('prints an array for several, with an entry for what cannot be read', async () => {
    await rm(join(folder, 'deep'), { recursive: true, force: true });
    const { unread, printed } = await run([folder, join(folder, 'missing.eml')]);

    expect(unread).toBe(2);
    expect(printed).toMatchObject([
      { verdict: 'person' },
      { verdict: null, error: 'it has no head of a mail' },
      { verdict: 'own' },
      { verdict: null, error: expect.stringContaining('ENOENT') },
    ]);
  });
});
