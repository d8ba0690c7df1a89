import type { OutboundMessage } from '../../src/core/message.ts';
import type { EmailOptions } from './options.ts';
import { ownMessageId } from './thread.ts';

/** A mail as nodemailer takes it. */
export interface OutgoingMail {
  from: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  inReplyTo?: string;
  references?: string[];
  headers: Record<string, string>;
}

/** An answer in its thread (RFC 5322, 3.6.4), marked so that no robot answers it (RFC 3834, 5). */
export function toMail(message: OutboundMessage, options: EmailOptions): OutgoingMail {
  const { subject = '', references = '', messageId: parent } = message.replyContext;
  const thread = [...references.split(' '), parent ?? ''].filter((id) => id !== '');
  return {
    from: { name: options.fromName, address: options.address },
    to: message.to,
    subject: subjectOf(subject, message.content.subject),
    text: message.content.text,
    html: htmlOf(message.content.text, message.content.language),
    messageId: ownMessageId(message.idempotencyKey, options.address),
    ...(parent === undefined ? {} : { inReplyTo: parent }),
    ...(thread.length === 0 ? {} : { references: thread }),
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
  };
}

function subjectOf(subject: string, own: string | undefined): string {
  if (subject === '') return own ?? 'Your message';
  return /^re:/i.test(subject) ? subject : `Re: ${subject}`;
}

function htmlOf(text: string, language: string): string {
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`);
  return `<!doctype html><html lang="${escapeHtml(language)}"><body style="font-family:sans-serif;line-height:1.5">${paragraphs.join('')}</body></html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
