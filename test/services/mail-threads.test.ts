import { beforeEach, describe, expect, it } from 'vitest';
import { email } from '../../channels/email/index.ts';
import { createMarks } from '../../channels/email/marks.ts';
import { takeMail } from '../../channels/email/take-mail.ts';
import type { OutboundMessage } from '../../src/core/message.ts';
import { createChannelDeps } from '../../src/services/channel-deps.ts';
import { createDeliver } from '../../src/services/deliver.ts';
import { createReceive } from '../../src/services/receive.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import { openByHand } from '../../src/services/tickets/open-by-hand.ts';
import { serviceDeps } from '../helpers/service-deps.ts';
import { testAccount, testChannel } from '../helpers/test-brand.ts';

const OPTIONS = email.options.parse({
  address: 'care@shop.example',
  fromName: 'Shop',
  imap: { host: 'x', port: 1, user: 'x', password: 'x' },
  smtp: { host: 'x', port: 1 },
});
const MARKS = createMarks(Buffer.alloc(32, 7), OPTIONS);
const ACCOUNT = 'shop-mail';

/** The shop's mailbox: what comes in is stored and answered, and the answer's id is known. */
async function openShop() {
  const account = { ...testAccount(ACCOUNT), type: email };
  const deps = await serviceDeps({ account });
  const receive = createReceive(deps);
  const takeTurn = createTakeTurn(deps);
  const sent: OutboundMessage[] = [];
  const channel = testChannel(async (message) => {
    sent.push(message);
    return { status: 'sent', providerId: MARKS.messageId(message.id) };
  });
  const deliver = createDeliver(deps, new Map([[ACCOUNT, channel]]));
  let joined = '';
  const channelDeps = createChannelDeps(account, {
    deps,
    publicUrl: 'http://localhost',
    async receive(message, files, how) {
      const outcome = await receive(message, files, how);
      joined = 'conversationId' in outcome ? outcome.conversationId : '';
      return outcome;
    },
    receiveAndWait: async () => ({ status: 'late' }),
  });
  return {
    deps,
    /** The conversation that a mail of these headers joined. */
    async mail(headers: Record<string, string>, text = 'Hello'): Promise<string> {
      const all = { From: 'Asha <asha@customer.example>', To: 'care@shop.example', Subject: 'Lamp', ...headers };
      const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
      await takeMail(Buffer.from(`${lines.join('\r\n')}\r\n\r\n${text}\r\n`), OPTIONS, channelDeps, MARKS);
      return joined;
    },
    async answer(conversationId: string): Promise<{ messageId: string; replyTo: string }> {
      await takeTurn(conversationId);
      const { outbound } = await deps.store.sweeps.due(deps.clock.now(), 10);
      for (const { id } of outbound) await deliver(id);
      const last = sent.at(-1);
      return { messageId: MARKS.messageId(last?.id ?? ''), replyTo: MARKS.replyAddress(conversationId) };
    },
  };
}

describe('which conversation a mail joins', () => {
  let shop: Awaited<ReturnType<typeof openShop>>;
  let first: string;
  let answer: { messageId: string; replyTo: string };

  beforeEach(async () => {
    shop = await openShop();
    first = await shop.mail({ 'Message-ID': '<q1@customer.example>' });
    answer = await shop.answer(first);
  });

  it('Gmail and Thunderbird: the whole chain of references', async () => {
    const reply = { 'In-Reply-To': answer.messageId, References: `<q1@customer.example> ${answer.messageId}` };

    expect(await shop.mail({ ...reply, 'Message-ID': '<q2@customer.example>', Subject: 'Re: Lamp' })).toBe(first);
  });

  it('Apple Mail: references rewritten to the answered mail alone', async () => {
    const reply = { 'In-Reply-To': answer.messageId, References: answer.messageId };

    expect(await shop.mail({ ...reply, 'Message-ID': '<q3@customer.example>', Subject: 'Re: Lamp' })).toBe(first);
  });

  it('Outlook: ids of its own between ours, wrapped lines', async () => {
    const references = `<x1@outlook.example>\r\n ${answer.messageId}\r\n <x2@outlook.example>`;

    expect(await shop.mail({ References: references, 'Message-ID': '<q4@outlook.example>', Subject: 'RE: Lamp' })).toBe(
      first,
    );
  });

  it('a program that keeps no references: by the address that it answers to', async () => {
    const reply = { To: answer.replyTo.toUpperCase(), 'Message-ID': '<q5@customer.example>', Subject: 'Re: Lamp' };

    expect(await shop.mail(reply)).toBe(first);
  });

  it('the same subject alone joins nothing, and neither does a tag that looks like ours', async () => {
    expect(await shop.mail({ 'Message-ID': '<same@customer.example>', Subject: 'Re: Lamp' })).not.toBe(first);
    expect(await shop.mail({ 'Message-ID': '<tag@customer.example>', Subject: `[#${first}] Lamp` })).not.toBe(first);
  });

  it('a mail twice is one message; another mail under its Message-ID is another one, in the same thread', async () => {
    const reply = {
      'In-Reply-To': answer.messageId,
      References: answer.messageId,
      'Message-ID': '<q9@customer.example>',
    };
    const lines = async () =>
      (await shop.deps.store.conversations.timeline(first, 0, 50)).filter(({ direction }) => direction === 'in').length;
    const before = await lines();
    await shop.mail(reply, 'Once');
    await shop.mail(reply, 'Once');
    expect(await lines()).toBe(before + 1);
    expect(await shop.mail(reply, 'Something else')).toBe(first);
    expect(await lines()).toBe(before + 2);
  });

  it('a robot’s mail that is read again, as under a new UIDVALIDITY, lies in quarantine once', async () => {
    const reply = { 'Auto-Submitted': 'auto-replied', 'Message-ID': '<away@customer.example>' };
    await shop.mail(reply);
    await shop.mail(reply);
    await shop.mail({ ...reply, 'Message-ID': '<away-again@customer.example>' });

    const waiting = await shop.deps.store.quarantine.list({ accountIds: [ACCOUNT], view: 'waiting', limit: 10 });
    expect(waiting).toHaveLength(2);
  });

  it('no Message-ID, one that is none, and references that are none: each a conversation of its own', async () => {
    const none = await shop.mail({ Subject: 'One' }, 'No id');
    const broken = await shop.mail({ 'Message-ID': 'not an id', References: 'rubbish <>, <a b>' }, 'Broken id');

    expect(new Set([first, none, broken]).size).toBe(3);
  });

  it('a new mail is a new conversation, so that the tickets of one person stay apart', async () => {
    expect(await shop.mail({ 'Message-ID': '<other@customer.example>', Subject: 'Chair' })).not.toBe(first);
  });

  it('a stranger never joins: not by references, nor by the token of a mail that was passed on', async () => {
    const stranger = { From: 'Ravi <ravi@stranger.example>', Subject: 'Fwd: Lamp' };
    const byReference = await shop.mail({
      ...stranger,
      References: answer.messageId,
      'Message-ID': '<s1@stranger.example>',
    });
    const byToken = await shop.mail({ ...stranger, To: answer.replyTo, 'Message-ID': '<s2@stranger.example>' });

    expect(byReference).not.toBe(first);
    expect(byToken).not.toBe(first);
  });

  it('a colleague of the shop who passes a customer’s mail on gets a conversation of his own', async () => {
    const staff = { From: 'Meera <meera@shop.example>', Subject: 'Fwd: Lamp', References: '<q1@customer.example>' };

    expect(await shop.mail({ ...staff, 'Message-ID': '<f1@shop.example>' })).not.toBe(first);
  });

  it('a token that somebody made up is none', async () => {
    const forged = answer.replyTo.replace(/.(?=@)/, (letter) => (letter === 'a' ? 'b' : 'a'));

    expect(await shop.mail({ To: forged, 'Message-ID': '<q6@customer.example>' })).not.toBe(first);
  });

  it('the number of a ticket in the subject, for its own contact only', async () => {
    const opened = await openByHand(shop.deps, {
      actor: { id: 'u1', name: 'Meera', brandIds: ['shop'] },
      conversationId: first,
      kind: 'request',
      summary: 'lamp',
      orderNumber: null,
    });
    const number = opened.outcome === 'done' ? (opened.ticket.numbers[0] ?? '') : '';
    const subject = `About ${number.slice(0, 5)} ${number.slice(5)}`;

    expect(await shop.mail({ Subject: subject, 'Message-ID': '<q7@customer.example>' })).toBe(first);
    expect(
      await shop.mail({ Subject: subject, 'Message-ID': '<s3@stranger.example>', From: 'ravi@stranger.example' }),
    ).not.toBe(first);
  });
});
