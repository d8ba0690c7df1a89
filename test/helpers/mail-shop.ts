import type { ParsedMail } from 'mailparser';
import { email } from '../../channels/email/index.ts';
import type { Channel } from '../../src/core/channel.ts';
import type { QuarantineItem } from '../../src/core/channel-outcome.ts';
import type { Order } from '../../src/core/order.ts';
import { startDovecot } from './dovecot.ts';
import { openRoad } from './road.ts';
import { startSmtp } from './smtp.ts';

const AUTHSERV = 'mx.shop.example';
/** A loaded machine is slow, and nothing is measured here. */
const WAIT_MS = 30_000;

/** What a customer writes. */
export interface Letter {
  subject: string;
  text: string;
  photos?: readonly { name: string; bytes: Uint8Array }[];
  /** The answer of ours that it answers, as mail programs do. */
  answers?: ParsedMail;
  from?: string;
  /** Our own server found the sender genuine. Default true. */
  isProven?: boolean;
}

export type MailShop = Awaited<ReturnType<typeof openMailShop>>;

/** A shop whose only door is a mailbox: a real Dovecot, a real SMTP server, and everything of ours that is between them. */
export async function openMailShop({ orders, options = {} }: { orders: readonly Order[]; options?: object }) {
  const [dovecot, smtp] = await Promise.all([startDovecot(), startSmtp()]);
  // A folder of sent mail that is in use.
  await dovecot.deliver('From: care@shop.example\nSubject: before\n\nbefore\n', 'Sent');
  const account = email.options.parse({
    address: 'care@shop.example',
    fromName: 'Test Shop',
    imap: dovecot.imap,
    smtp: { host: '127.0.0.1', port: smtp.port, secure: false },
    authservId: AUTHSERV,
    pollMs: 200,
    ...options,
  });
  const conversations: string[] = [];
  const quarantined: Omit<QuarantineItem, 'accountId'>[] = [];
  const opened: Channel[] = [];
  const road = await openRoad({
    orders,
    brand: { languages: ['en', 'hi', 'hi-Latn'] },
    mail(deps) {
      const channel = email.create(account, {
        ...deps,
        async receive(...args) {
          const outcome = await deps.receive(...args);
          if (outcome.outcome === 'accepted') conversations.push(outcome.conversationId);
          return outcome;
        },
        async quarantine(item) {
          quarantined.push(item);
          await deps.quarantine(item);
        },
      });
      opened.push(channel);
      return channel;
    },
  });
  const [channel] = opened;
  await channel?.start();
  await until(() => channel?.health().state === 'ok');
  let written = 0;

  return {
    road,
    smtp,
    dovecot,
    quarantined,
    /** The conversations that the mails joined, in their order. */
    conversations,
    /** What became of our answers in this conversation, oldest first. */
    async statuses(conversationId: string) {
      const lines = await road.store.desk.lines([conversationId], 100);
      return lines.filter(({ direction }) => direction === 'out').map(({ status }) => status);
    },
    /** Waits for what the channel does by itself. */
    until,
    /** Puts a mail into the mailbox as it is and waits until it was taken, as a message or into quarantine, and answered. */
    async deliver(raw: string): Promise<ParsedMail[]> {
      const before = smtp.received.length;
      const taken = conversations.length + quarantined.length;
      await dovecot.deliver(raw);
      await until(() => conversations.length + quarantined.length > taken);
      await road.settle();
      return smtp.received.slice(before);
    },
    /** The same for what a person writes. Returns what was answered. */
    write(letter: Letter): Promise<ParsedMail[]> {
      written += 1;
      return this.deliver(mime(letter, `<letter-${written}@customer.example>`));
    },
    /** As the console does it: that mail is a person's. */
    async release(source: Uint8Array): Promise<void> {
      await channel?.release?.(source);
      await road.settle();
    },
    async close() {
      await channel?.stop();
      await Promise.all([dovecot.stop(), smtp.stop()]);
      await road.close();
    },
  };
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + WAIT_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('it did not come to hold');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** As Gmail writes it: a new text above the quoted mail, photos attached. */
function mime({ subject, text, photos = [], answers, from, isProven = true }: Letter, id: string): string {
  const sender = from ?? 'Asha Rao <asha@customer.example>';
  const domain = /@([^>]+)/.exec(sender)?.[1] ?? '';
  const head = [
    ...(isProven ? [`Authentication-Results: ${AUTHSERV}; dmarc=pass header.from=${domain}`] : []),
    `From: ${sender}`,
    `To: ${answers?.replyTo?.value[0]?.address ?? 'care@shop.example'}`,
    `Subject: ${subject}`,
    `Message-ID: ${id}`,
    ...(answers === undefined
      ? []
      : [
          `In-Reply-To: ${answers.messageId}`,
          `References: ${[answers.references ?? []].flat().join(' ')} ${answers.messageId}`,
        ]),
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=MIXED',
  ];
  const quoted = (answers?.text ?? '').split('\n').map((line) => `> ${line}`);
  const attribution = ['', 'On Tue, 24 Nov 2026 at 10:05, Test Shop <care@shop.example> wrote:', '', ...quoted];
  const words = [text, ...(answers === undefined ? [] : attribution)].join('\n');
  const parts = photos.flatMap(({ name, bytes }) => [
    '--MIXED',
    `Content-Type: image/png; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    lines(bytes),
  ]);
  const body = ['--MIXED', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64', ''];
  return [...head, '', ...body, lines(Buffer.from(words, 'utf8')), ...parts, '--MIXED--', ''].join('\n');
}

function lines(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\n');
}
