import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MailShop, openMailShop } from '../helpers/mail-shop.ts';
import { aDelivered } from '../helpers/orders.ts';

const MINUTE_MS = 60_000;
const QUESTION = { subject: 'Where is my order', text: 'Where is my order TS-10001?' };

describe('what becomes of an answer, on a real Dovecot and a real SMTP server', () => {
  let shop: MailShop;
  beforeEach(async () => {
    shop = await openMailShop({ orders: [aDelivered(1)], options: { sentFolder: 'Sent' } });
  });
  afterEach(() => shop.close());

  const conversation = (): string => shop.conversations[0] ?? '';
  const idOf = (n: number): string => shop.smtp.received[n]?.messageId ?? '';
  const bounce = (messageId: string, status: string, action = 'failed'): string =>
    [
      'Return-Path: <>',
      'From: MAILER-DAEMON@mx.example',
      'To: care@shop.example',
      'Subject: Undelivered Mail Returned to Sender',
      `Message-ID: <dsn-${status}-${action}@mx.example>`,
      'Content-Type: multipart/report; report-type=delivery-status; boundary=B',
      '',
      '--B',
      '',
      'I am sorry.',
      '--B',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      'Final-Recipient: rfc822; asha@customer.example',
      `Action: ${action}`,
      `Status: ${status}`,
      '--B',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${messageId}`,
      '--B--',
      '',
    ].join('\n');

  it('a line that breaks after DATA leaves it uncertain, it is not sent again, and the Sent folder settles it', async () => {
    shop.smtp.behave('drop');
    await shop.write(QUESTION);
    const before = await shop.statuses(conversation());
    shop.smtp.behave('accept');
    await shop.road.sweep();
    expect(before).toEqual(['uncertain']);
    expect(shop.smtp.received).toHaveLength(1);

    await shop.dovecot.deliver(shop.smtp.raw[0]?.toString('latin1') ?? '', 'Sent');
    shop.road.clock.advance(6 * MINUTE_MS);
    await shop.until(async () => (await shop.statuses(conversation()))[0] === 'sent');
  }, 90_000);

  it('and a bounce settles it the other way', async () => {
    shop.smtp.behave('drop');
    await shop.write(QUESTION);
    await shop.deliver(bounce(idOf(0), '5.1.1'));

    expect(await shop.statuses(conversation())).toEqual(['failed']);
    expect(shop.quarantined).toMatchObject([{ reason: 'bounce' }]);
  }, 90_000);

  it('greylisting is waited for, and then it goes out once', async () => {
    shop.smtp.behave('greylist');
    await shop.write(QUESTION);
    expect(await shop.statuses(conversation())).toEqual(['queued']);
    shop.smtp.behave('accept');
    await shop.road.sweep();
    expect(shop.smtp.received).toHaveLength(0);
    shop.road.clock.advance(6 * MINUTE_MS);
    await shop.road.sweep();

    expect(shop.smtp.received).toHaveLength(1);
    expect(await shop.statuses(conversation())).toEqual(['sent']);
  }, 90_000);

  it('a delay changes nothing, a failure does, and a report about nothing of ours does not', async () => {
    await shop.write(QUESTION);
    await shop.deliver(bounce(idOf(0), '4.4.1', 'delayed'));
    await shop.deliver(bounce('<redress.x.aaaaaaaaaaaaaaaa@shop.example>', '5.1.2'));
    expect(await shop.statuses(conversation())).toEqual(['sent']);
    await shop.deliver(bounce(idOf(0), '5.1.1'));

    expect(await shop.statuses(conversation())).toEqual(['failed']);
    expect(shop.smtp.received).toHaveLength(1);
  }, 90_000);

  it('a complaint (ARF) stops what nobody asked for; a mail of theirs is answered all the same', async () => {
    await shop.write(QUESTION);
    await shop.deliver(
      [
        'From: fbl@isp.example',
        'To: care@shop.example',
        'Subject: abuse report',
        'Content-Type: multipart/report; report-type=feedback-report; boundary=F',
        '',
        '--F',
        'Content-Type: message/feedback-report',
        '',
        'Feedback-Type: abuse',
        'User-Agent: X/1',
        'Version: 1',
        // Nobody is stopped whom we did not write to.
        'Original-Rcpt-To: <ravi@customer.example>',
        '',
        '--F',
        'Content-Type: message/rfc822',
        '',
        `Message-ID: ${idOf(0)}`,
        'From: care@shop.example',
        '',
        'x',
        '--F--',
        '',
      ].join('\n'),
    );
    const identity = { kind: 'email', value: 'asha@customer.example' } as const;
    expect(shop.quarantined).toMatchObject([{ reason: 'complaint-report' }]);
    expect(await shop.road.store.reach.isSuppressed('shop', identity)).toBe(true);
    const other = { kind: 'email', value: 'ravi@customer.example' } as const;
    expect(await shop.road.store.reach.isSuppressed('shop', other)).toBe(false);
    shop.road.clock.advance(MINUTE_MS);
    expect(await shop.write({ ...QUESTION, subject: 'And now?' })).toHaveLength(1);
  }, 90_000);

  it('robots get no answer, and a person lets one out of quarantine who was a person after all', async () => {
    await shop.deliver(
      'From: Asha <asha@customer.example>\nTo: care@shop.example\nSubject: Automatic reply: Lamp\nMessage-ID: <a@b.example>\n\nWhere is my order TS-10001?\n',
    );
    expect(shop.smtp.received).toEqual([]);
    expect(shop.quarantined).toMatchObject([{ reason: 'auto-reply' }]);
    const source = shop.quarantined[0]?.payload;
    await shop.release(typeof source === 'string' ? Buffer.from(source) : (source ?? new Uint8Array()));

    expect(shop.smtp.received).toHaveLength(1);
  }, 90_000);
});
