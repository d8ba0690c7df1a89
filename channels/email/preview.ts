import type { Preview } from '../../src/core/channel.ts';
import { parseMail, senderOf, wordsOf } from './parse.ts';

/** A mail as a person reads it, and not as it travelled. Null for what is no mail at all. */
export async function previewMail(source: Buffer): Promise<Preview | null> {
  try {
    const mail = await parseMail(source);
    const { address, name } = senderOf(mail);
    return {
      from: name === '' ? address : `${name} <${address}>`,
      subject: mail.subject ?? '',
      sentAt: mail.date === undefined || Number.isNaN(mail.date.getTime()) ? null : mail.date,
      text: wordsOf(mail).whole,
      files: mail.attachments
        .filter(({ related }) => related !== true)
        .map(({ filename, size }) => ({ name: filename ?? '', size })),
    };
  } catch {
    return null; // it is set aside as malformed, and shown as it came
  }
}
