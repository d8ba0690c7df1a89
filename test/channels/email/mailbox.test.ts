import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { email } from '../../../channels/email/index.ts';
import { createMarks, markKey } from '../../../channels/email/marks.ts';
import type { Channel } from '../../../src/core/channel.ts';
import { AppError } from '../../../src/core/errors.ts';
import { until } from '../../contracts/job-queue.ts';
import { type FakeChannelDeps, fakeChannelDeps, memoryState } from '../../helpers/channel-deps.ts';
import { type Dovecot, startDovecot } from '../../helpers/dovecot.ts';

let written = 0;

function mail(text: string, headers: Record<string, string> = {}): string {
  written += 1;
  const all = {
    'Return-Path': '<asha@customer.example>',
    From: 'Asha Rao <asha@customer.example>',
    To: 'care@shop.example',
    Subject: 'Where is my order',
    Date: new Date().toUTCString(),
    'Message-ID': `<question-${written}@customer.example>`,
    ...headers,
  };
  return `${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')}\n\n${text}\n`;
}

describe('a mailbox on a real Dovecot', () => {
  let dovecot: Dovecot;
  let deps: FakeChannelDeps;
  const running: Channel[] = [];

  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  afterAll(() => dovecot.stop());
  beforeEach(() => {
    deps = fakeChannelDeps('shop-mail');
  });

  async function withChannel(
    work: (channel: Channel) => Promise<void>,
    using = deps,
    password = dovecot.password,
    more: Record<string, unknown> = {},
  ): Promise<void> {
    const options = email.options.parse({
      address: 'care@shop.example',
      fromName: 'Test Shop',
      imap: { ...dovecot.imap, password },
      smtp: { host: '127.0.0.1', port: 1, secure: false },
      pollMs: 200,
      ...more,
    });
    const channel = email.create(options, using);
    running.push(channel);
    await channel.start();
    try {
      await work(channel);
    } finally {
      await channel.stop();
    }
  }

  it('takes each mail once: what was there, what comes in, also after a restart and a second copy', async () => {
    await dovecot.deliver(mail('Before the start', { 'Message-ID': '<one@customer.example>' }));
    await withChannel(async () => {
      await until(() => deps.received.length === 1);
      await dovecot.deliver(mail('While it runs'));
      await until(() => deps.received.length === 2);
    });
    await dovecot.deliver(mail('While it was off'));
    await dovecot.markAllRead();
    await withChannel(async (channel) => {
      await until(() => deps.received.length === 3);
      expect(channel.health().state).toBe('ok');
    });

    expect(deps.received.map(({ message }) => message.text.split('\n').at(-1))).toEqual([
      'Before the start',
      'While it runs',
      'While it was off',
    ]);
    expect(deps.received[0]?.message).toMatchObject({
      from: [{ kind: 'email', value: 'asha@customer.example' }],
      proven: false,
      threadKey: '<one@customer.example>',
      replyContext: { subject: 'Where is my order', messageId: '<one@customer.example>' },
    });
  });

  it('does not pass by a mail that could not be stored, and takes it once the store is back', async () => {
    let busy = true;
    const base = fakeChannelDeps('shop-mail');
    const refusing = {
      ...base,
      receive: async (...args: Parameters<typeof base.receive>) => {
        if (busy) throw new AppError('store.busy', 'locked');
        return base.receive(...args);
      },
    };
    await dovecot.deliver(mail('Not to be lost'));
    await withChannel(async (channel) => {
      await until(() => channel.health().state === 'degraded');
      expect(base.received).toEqual([]);
      busy = false;
      await until(() => base.received.some(({ message }) => message.text.endsWith('Not to be lost')), 15_000);
    }, refusing);
  });

  it('comes back after the server went away', async () => {
    await withChannel(async (channel) => {
      await until(() => channel.health().state === 'ok');
      await dovecot.restart();
      await dovecot.deliver(mail('After the restart'));
      await until(() => deps.received.some(({ message }) => message.text.endsWith('After the restart')), 15_000);
    });
  });

  it('reads again under a new UIDVALIDITY without answering twice', async () => {
    const state = memoryState();
    const own = fakeChannelDeps('shop-mail', { state });
    await withChannel(async () => {
      await dovecot.deliver(mail('Before the change'));
      await until(() => own.received.some(({ message }) => message.text.endsWith('Before the change')));
    }, own);
    const before = own.received.length;
    await dovecot.changeUidValidity();
    await dovecot.deliver(mail('After the change'));
    await withChannel(async () => {
      await until(() => own.received.some(({ message }) => message.text.endsWith('After the change')), 15_000);
    }, own);

    expect(own.received).toHaveLength(before + 1);
  });

  it('leaves robots alone, with the reason', async () => {
    const own = fakeChannelDeps('shop-mail', { state: deps.state });
    await withChannel(async () => {
      await dovecot.deliver(mail('Out of office', { 'Auto-Submitted': 'auto-replied' }));
      await dovecot.deliver(mail('News of the week', { 'List-Id': '<news.example>' }));
      await until(() => own.quarantined.length === 2, 15_000);
    }, own);

    expect(own.quarantined.map(({ reason }) => reason)).toEqual(['auto-reply', 'mailing-list']);
  });

  it('raises an alarm where the password is wrong', async () => {
    await withChannel(
      async (channel) => {
        await until(() => channel.health().state === 'down');
        expect(channel.health().detail).toContain('sign-in was refused');
      },
      deps,
      'wrong',
    );
  });

  it('comes back after the connection was cut, and has what came meanwhile', async () => {
    await withChannel(async (channel) => {
      await until(() => channel.health().state === 'ok');
      await dovecot.dropConnections();
      await dovecot.deliver(mail('After the cut'));
      await until(() => deps.received.some(({ message }) => message.text.endsWith('After the cut')), 15_000);
    });
  });

  it('hears of a new mail at once where the server announces it (IDLE)', async () => {
    await withChannel(
      async (channel) => {
        await until(() => channel.health().state === 'ok');
        await dovecot.deliver(mail('Announced'));
        await until(() => deps.received.some(({ message }) => message.text.endsWith('Announced')), 30_000);
      },
      deps,
      dovecot.password,
      { pollMs: 600_000 },
    );
  }, 40_000);

  it('puts away what it took, where it is told to', async () => {
    const own = fakeChannelDeps('shop-mail', { state: memoryState() });
    await dovecot.deliver(mail('For the file'), 'Done');
    const before = await dovecot.countIn('Done');
    await withChannel(
      async () => {
        await dovecot.deliver(mail('To be put away'));
        await until(() => own.received.some(({ message }) => message.text.endsWith('To be put away')), 15_000);
        await untilAsync(async () => (await dovecot.countIn('Done')) > before);
      },
      own,
      dovecot.password,
      { afterwards: { moveTo: 'Done', keyword: '$Redress' }, backfillDays: 0 },
    );
  });

  it('marks what it took with a keyword, and leaves it where it is', async () => {
    const own = fakeChannelDeps('shop-mail', { state: memoryState() });
    await withChannel(
      async () => {
        await dovecot.deliver(mail('To be marked'));
        await until(() => own.received.some(({ message }) => message.text.endsWith('To be marked')), 15_000);
        await untilAsync(async () => (await dovecot.keywords()).includes('$Seen-By-Redress'));
      },
      own,
      dovecot.password,
      { afterwards: { keyword: '$Seen-By-Redress' }, backfillDays: 0 },
    );
  });

  it('several brands with a mailbox each: every mail comes to its own brand, and each knows its own address', async () => {
    const lamps = fakeChannelDeps('lamps-mail');
    const chairs = fakeChannelDeps('chairs-mail');
    const optionsOf = (address: string, mailbox: string) => ({
      address,
      imap: { ...dovecot.imap, mailbox },
    });
    for (const folder of ['Lamps', 'Chairs']) await dovecot.deliver(mail('An old one'), folder);
    await withChannel(
      () =>
        withChannel(
          async () => {
            await dovecot.deliver(mail('My lamp is broken', { To: 'care@lamps.example' }), 'Lamps');
            await dovecot.deliver(mail('My chair is broken', { To: 'care@chairs.example' }), 'Chairs');
            await dovecot.deliver(mail('Our own', { From: 'care@chairs.example' }), 'Chairs');
            await dovecot.deliver(mail('A colleague', { From: 'care@lamps.example' }), 'Chairs');
            const saying = (deps: FakeChannelDeps, text: string): boolean =>
              deps.received.some(({ message }) => message.text.endsWith(text));
            await until(() => saying(lamps, 'My lamp is broken'), 30_000);
            await until(() => saying(chairs, 'A colleague'), 30_000);
          },
          chairs,
          dovecot.password,
          optionsOf('care@chairs.example', 'Chairs'),
        ),
      lamps,
      dovecot.password,
      optionsOf('care@lamps.example', 'Lamps'),
    );
    const said = (deps: FakeChannelDeps) =>
      deps.received.map(({ message }) => message.text.split('\n').at(-1)).filter((text) => text !== 'An old one');

    expect(said(lamps)).toEqual(['My lamp is broken']);
    expect(said(chairs)).toEqual(['My chair is broken', 'A colleague']);
    expect(chairs.quarantined).toMatchObject([{ reason: 'own-mail' }]);
    expect(new Set(lamps.received.map(({ message }) => message.accountId))).toEqual(new Set(['lamps-mail']));
  }, 60_000);

  it('settles an uncertain mail that lies in the folder of sent mail, and no other', async () => {
    const state = memoryState();
    const own = fakeChannelDeps('shop-mail', { state });
    const marks = createMarks(await markKey(state), {
      address: 'care@shop.example',
      replyToken: true,
      bounceToken: false,
    });
    await dovecot.deliver(mail('Our answer', { 'Message-ID': marks.messageId('outbound-7') }), 'Sent');
    await dovecot.deliver(
      mail('Not ours', { 'Message-ID': '<redress.outbound-8.aaaaaaaaaaaaaaaa@shop.example>' }),
      'Sent',
    );
    await withChannel(() => until(() => own.reports.length > 0, 15_000), own, dovecot.password, { sentFolder: 'Sent' });

    expect(own.reports).toEqual([
      { accountId: 'shop-mail', outboundId: 'outbound-7', providerId: marks.messageId('outbound-7'), status: 'sent' },
    ]);
  });

  it('reads the words of a mail that is too large, and tells of the files', async () => {
    const own = fakeChannelDeps('shop-mail', { state: deps.state });
    const folder = 'Large';
    const photo = `${'QUJD'.repeat(19)}\n`.repeat(420_000);
    await dovecot.deliver(
      mail(
        `--B\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nलैंप टूट गया\n--B\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n${photo}\n--B--`,
        { 'Content-Type': 'multipart/mixed; boundary=B', 'MIME-Version': '1.0' },
      ),
      folder,
    );
    await withChannel(
      () => until(() => own.received.some(({ message }) => message.text.endsWith('लैंप टूट गया')), 20_000),
      own,
      dovecot.password,
      { imap: { ...dovecot.imap, mailbox: folder } },
    );

    expect(own.quarantined).toMatchObject([{ reason: 'too-large' }]);
  }, 40_000);

  it('answers also who writes under a head of tens of megabytes, of which the beginning is kept', async () => {
    const own = fakeChannelDeps('shop-mail', { state: memoryState() });
    const folder = 'Huge';
    await dovecot.deliverMany(
      [mail('Where is my lamp?', { 'X-Trace': 'a stop on the way\n '.repeat(1_800_000) }), mail('And mine?')],
      folder,
    );
    await withChannel(() => until(() => own.received.length === 2, 30_000), own, dovecot.password, {
      imap: { ...dovecot.imap, mailbox: folder },
    });

    expect(own.received.map(({ message }) => message.text.split('\n').at(-1))).toEqual([
      'Where is my lamp?',
      'And mine?',
    ]);
    expect(own.quarantined).toMatchObject([{ reason: 'too-large' }]);
    expect(String(own.quarantined[0]?.payload)).toMatch(/^Return-Path: <asha@customer.example>[\s\S]+X-Trace: a stop/);
    expect(own.quarantined[0]?.payload.length).toBeLessThan(1024 * 1024);
  }, 40_000);

  it('works off a backlog of 10,000 mails, each once', async () => {
    const own = fakeChannelDeps('shop-mail', { state: memoryState() });
    const seen = new Set<string>();
    let count = 0;
    const counting = {
      ...own,
      receive: async (message: Parameters<typeof own.receive>[0]) => {
        seen.add(message.providerId);
        count += 1;
        return { outcome: 'accepted', conversationId: 'c', messageId: message.providerId } as const;
      },
    };
    await dovecot.deliverMany(
      Array.from({ length: 10_000 }, (_, n) =>
        mail(`Where is my order ${n}?`, { From: `Customer <c${n}@customer.example>` }),
      ),
      'Backlog',
    );
    await withChannel(() => until(() => count >= 10_000, 240_000), counting, dovecot.password, {
      imap: { ...dovecot.imap, mailbox: 'Backlog' },
    });

    expect(count).toBe(10_000);
    expect(seen.size).toBe(10_000);
  }, 300_000);
});

async function untilAsync(holds: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 100; n += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it did not come to hold');
}
