import { expect, it } from 'vitest';
import { previewMail } from '../../../channels/email/preview.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

it('shows a mail that was set aside as a person reads it: its words, its time and its files', async () => {
  const mail = [
    'From: =?utf-8?Q?Rekha_Iyer?= <rekha@home.example>',
    `Subject: =?utf-8?B?${base64('लैंप टूटा')}?=`,
    'Date: Tue, 24 Nov 2026 10:00:00 +0530',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64('मेरा लैंप टूटा हुआ आया।'),
    '--b',
    'Content-Type: application/pdf',
    'Content-Disposition: attachment; filename="bill.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    base64('%PDF-1.4'),
    '--b--',
    '',
  ].join('\r\n');

  expect(await previewMail(Buffer.from(mail))).toEqual({
    from: 'Rekha Iyer <rekha@home.example>',
    subject: 'लैंप टूटा',
    text: expect.stringContaining('मेरा लैंप टूटा हुआ आया।'),
    sentAt: new Date('2026-11-24T04:30:00Z'),
    files: [{ name: 'bill.pdf', size: 8 }],
  });
});
