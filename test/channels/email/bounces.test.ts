import { describe, expect, it } from 'vitest';
import { failedMessage } from '../../../channels/email/bounce.ts';
import { createMarks } from '../../../channels/email/marks.ts';
import { parseMail } from '../../../channels/email/parse.ts';
import { takeMail } from '../../../channels/email/take-mail.ts';
import { fakeChannelDeps } from '../../helpers/channel-deps.ts';
import { fixture, MARKS, OPTIONS, OWN, raw } from './mails.ts';

describe('bounces (RFC 3464)', () => {
  const ours = MARKS.messageId('outbound-1');
  const report = (action: string) =>
    raw(
      { From: 'MAILER-DAEMON@mx.example', 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' },
      `--b\r\n\r\nSorry\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; asha@customer.example\r\nAction: ${action}\r\nStatus: 5.1.1\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${ours}\r\n--b--`,
    );

  it('fail the message that they are about, and are kept', async () => {
    const deps = fakeChannelDeps('mail');
    await takeMail(report('failed'), OPTIONS, deps, MARKS);

    expect(deps.reports).toEqual([
      {
        accountId: 'mail',
        outboundId: 'outbound-1',
        providerId: ours,
        status: 'failed',
        reason: 'bounced with status 5.1.1',
        why: 'unreachable',
      },
    ]);
    expect(deps.quarantined).toMatchObject([{ reason: 'bounce' }]);
    expect(deps.received).toEqual([]);
  });

  it.each(['qmail', 'exim', 'gmail-full'])('without a report are understood as well: %s', async (name) => {
    const deps = fakeChannelDeps('mail');
    await takeMail(await fixture(`bounces/${name}`), OPTIONS, deps, MARKS);

    expect(deps.reports).toMatchObject([{ providerId: ours, status: 'failed' }]);
  });

  it('a complaint keeps us from writing to its receiver, if it holds a mail of ours', async () => {
    const deps = fakeChannelDeps('mail');
    await takeMail(await fixture('complaints/arf'), OPTIONS, deps, MARKS);
    await takeMail(await fixture('complaints/hotmail'), OPTIONS, deps, MARKS);

    expect(deps.suppressed).toEqual(['outbound-1']);
    expect(deps.quarantined).toMatchObject([{ reason: 'complaint-report' }, { reason: 'complaint-report' }]);
  });

  it('that only tell of a delay fail nothing', async () => {
    expect(failedMessage(report('delayed'), await parseMail(report('delayed')), MARKS)).toBeNull();
  });

  it('are about a failure although the mail that came back speaks of a delay', async () => {
    const text = `Your message was not delivered: 550 5.1.1 no such user.\r\n${'-'.repeat(2_000)}\r\nMessage-ID: ${ours}\r\n\r\nThe delivery has been delayed.`;
    const source = raw({ From: 'MAILER-DAEMON@mx.example', Subject: 'Undelivered' }, text);

    expect(failedMessage(source, await parseMail(source), MARKS)).toMatchObject({ outboundId: 'outbound-1' });
  });

  it.each([
    ['quoted-printable', `Undelivered, 550 5.1.1=20\r\nMessage-ID: ${ours.slice(0, 30)}=\r\n${ours.slice(30)}`],
    ['base64', Buffer.from(`Undelivered, 550 5.1.1\nMessage-ID: ${ours}`).toString('base64')],
  ])('are understood where they are encoded: %s', async (encoding, text) => {
    const source = raw({ From: 'MAILER-DAEMON@mx.example', 'Content-Transfer-Encoding': encoding }, text);

    expect(failedMessage(source, await parseMail(source), MARKS)).toEqual({
      outboundId: 'outbound-1',
      reason: 'bounced with status 5.1.1',
      isUnreachable: true,
    });
  });

  it('that quote nothing are known by the address that they come to (VERP)', async () => {
    const id = '0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c';
    const verp = createMarks(Buffer.alloc(32, 7), { ...OPTIONS, bounceToken: true });
    const source = raw(
      { From: 'MAILER-DAEMON@mx.example', To: verp.bounceAddress(id).toUpperCase(), Subject: 'Undelivered mail' },
      'User unknown',
    );
    const forged = verp.bounceAddress(id).replace(/.(?=@)/, (letter) => (letter === 'a' ? 'b' : 'a'));

    expect(failedMessage(source, await parseMail(source), verp)).toMatchObject({ outboundId: id, isUnreachable: true });
    expect(verp.bouncedOf(forged)).toBeNull();
    expect(verp.conversationOf(verp.bounceAddress(id))).toBeNull();
    expect(MARKS.bounceAddress(id)).toBe(OWN);
  });
});
