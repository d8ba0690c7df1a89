import type { OutboundMessage } from '../../src/core/message.ts';
import { letterHtml } from './letter.ts';
import type { Marks } from './marks.ts';
import type { EmailOptions } from './options.ts';

/** A mail as nodemailer takes it. */
export interface OutgoingMail {
  from: { name: string; address: string };
  /** As an object it is one address, whatever is in it: a text would be read as a list. */
  to: { name: string; address: string };
  replyTo: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  messageId: string;
  inReplyTo?: string;
  references?: string[];
  headers: Record<string, string>;
  attachments?: MailAttachment[];
}

export interface MailAttachment {
  filename: string;
  content: Buffer;
  contentType: string;
  contentDisposition: 'attachment';
}

/** Longest chain of references that is sent; servers refuse heads that are too long. */
const MAX_REFERENCES = 30;

/** An answer in its thread (RFC 5322, 3.6.4), marked so that no robot answers it (RFC 3834, 5). */
export function toMail(
  message: OutboundMessage,
  options: EmailOptions,
  marks: Marks,
  attachments: MailAttachment[] = [],
): OutgoingMail {
  const { subject: theirs = '', references = '', messageId: parent } = message.replyContext;
  const thread = [...references.split(' '), parent ?? ''].filter((id) => id !== '');
  const subject = subjectOf(theirs, message.content.subject ?? options.fromName);
  const replyTo = marks.replyAddress(message.conversationId);
  const { fromName, address, colour } = options;
  return {
    from: { name: fromName, address },
    to: { name: '', address: message.to },
    replyTo: { name: fromName, address: replyTo },
    subject,
    text: message.content.text,
    html: letterHtml(message.content, { fromName, colour, replyTo, subject: subjectOf(subject, fromName) }),
    messageId: marks.messageId(message.id),
    ...(parent === undefined ? {} : { inReplyTo: parent }),
    ...(thread.length === 0 ? {} : { references: shortened(thread) }),
    headers: {
      // Not what a person wrote: programs that hide what machines write would hide it (RFC 3834, 5).
      ...(message.isByPerson === true
        ? {}
        : { 'Auto-Submitted': parent === undefined ? 'auto-generated' : 'auto-replied' }),
      'X-Auto-Response-Suppress': 'All',
    },
    ...(attachments.length === 0 ? {} : { attachments }),
  };
}

/** The first of the thread and the newest (RFC 5322 leaves it to us what to leave out). */
function shortened(thread: readonly string[]): string[] {
  const unique = [...new Set(thread)];
  return unique.length <= MAX_REFERENCES ? unique : [...unique.slice(0, 1), ...unique.slice(1 - MAX_REFERENCES)];
}

function subjectOf(subject: string, own: string): string {
  if (subject === '') return own;
  return /^re:/i.test(subject) ? subject : `Re: ${subject}`;
}
