import { parseMail, senderOf, wordsOf } from './parse.ts';
import { judge, type Verdict } from './robots/verdict.ts';
import { isOwnMessageId, placeOf } from './thread.ts';

/** What `redress mail inspect` tells of one mail. */
export interface Inspection {
  /** Address in lower case; empty where the mail names none. */
  sender: string;
  senderName: string;
  subject: string;
  verdict: Verdict;
  /** Why, in one line. */
  reason: string;
  /** What its sender wrote now, without quotations and signature; of a forward also what is passed on. */
  visibleReply: string;
  /** It passes another mail on. */
  forwarded: boolean;
  /** The conversation that it would join, if the contact is the same. */
  thread: { key: string; messageId: string | null; references: string[] };
  attachments: { name: string; contentType: string; size: number }[];
}

/** Reads one mail as the mailbox does and says what would be done with it. Throws for what is no mail at all. */
export async function inspectMail(source: Uint8Array, own: readonly string[]): Promise<Inspection> {
  const mail = await parseMail(Buffer.from(source));
  if (!mail.headerLines?.some(({ key }) => key !== '')) throw new Error('it has no head of a mail');
  const { whole, reply } = wordsOf(mail);
  const { address, name } = senderOf(mail);
  const judgement = judge({
    mail,
    text: whole,
    visible: reply.written,
    isOwn: (candidate) => own.includes(candidate),
    isOwnMessageId: (id) => own.some((ours) => isOwnMessageId(id, ours)),
  });
  const { threadKey, messageId, references } = placeOf(mail);
  return {
    sender: address,
    senderName: name,
    subject: mail.subject ?? '',
    ...judgement,
    visibleReply: reply.text,
    forwarded: reply.forwarded,
    thread: { key: threadKey, messageId, references },
    attachments: mail.attachments.map(({ filename, contentType, size }) => ({
      name: filename ?? '',
      contentType,
      size,
    })),
  };
}
