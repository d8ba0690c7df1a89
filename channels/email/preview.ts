import type { Preview } from '../../src/core/channel.ts';
import { filesOf } from './files.ts';
import { parseMail, senderOf, wordsOf } from './parse.ts';

/** A mail as a person reads it, and not as it travelled. Null for what is no mail at all. */
export async function previewMail(source: Buffer): Promise<Preview | null> {
  try {
    const mail = await parseMail(source);
    const { address, name } = senderOf(mail);
    const { whole, reply } = wordsOf(mail);
    return {
      from: name === '' ? address : `${name} <${address}>`,
      subject: mail.subject ?? '',
      sentAt: mail.date === undefined || Number.isNaN(mail.date.getTime()) ? null : mail.date,
      text: whole,
      files: filesOf(mail, reply).files.map(({ filename, size }) => ({ name: filename ?? '', size })),
    };
  } catch {
    return null; // it is set aside as malformed, and shown as it came
  }
}
