import type { InboundFile, InboundMessage } from '../../src/core/message.ts';
import { isTicketNumber } from '../../src/core/ticket-number.ts';
import { isEncrypted } from './encrypted.ts';
import { filesOf } from './files.ts';
import type { Marks } from './marks.ts';
import type { EmailOptions } from './options.ts';
import { addresseesOf, fromAddresses, headerValues, type Mail, type Words } from './parse.ts';
import type { VisibleReply } from './reply/visible-reply.ts';
import { isOwnList } from './robots/list.ts';
import { namesOf, placeOf, providerIdOf } from './thread.ts';
import { isProven } from './trust.ts';

const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** Outlook's own wrapping, which nothing but Outlook opens. */
const TNEF = /^application\/(?:vnd\.)?ms-tnef$/;

export interface Converted {
  message: InboundMessage;
  files: InboundFile[];
}

interface InboundMail {
  mail: Mail;
  words: Words;
  source: Buffer;
  accountId: string;
  options: EmailOptions;
  marks: Marks;
}

/** A person's mail as our message. Null without a sender: there is nobody to answer. */
export function toInbound({ mail, words, source, accountId, options, marks }: InboundMail): Converted | null {
  const writer = formWriter(mail, options, marks) ?? groupWriter(mail, marks);
  const address = writer?.address ?? fromAddresses(mail)[0];
  if (address === undefined) return null;
  const proven = writer === null && isProven(mail, options.authservId);
  const place = placeOf(mail);
  const subject = (mail.subject ?? '').slice(0, 500).toWellFormed();
  const { reply } = words;
  const { files: came, leavesOut } = filesOf(mail, reply);
  const files = came.map(({ filename, contentType, content }) => ({
    fileName: filename ?? 'attachment',
    declaredType: contentType,
    bytes: new Uint8Array(content),
  }));
  const unopenedFiles = mail.attachments.filter(isTnef).length;
  // What the bot does not see is kept for the person who reads along.
  const original = { fileName: 'original.eml', declaredType: 'message/rfc822', bytes: new Uint8Array(source) };
  const isAnswer =
    place.references.length > 0 || /^\s*(?:re|aw|antw|sv|vs|rif|ref|odp|ynt|回复|返信)\s*[:：]/iu.test(subject);

  return {
    message: {
      accountId,
      providerId: providerIdOf(mail),
      kind: 'message',
      from: [{ kind: 'email', value: address }],
      proven,
      ...nameOf(writer?.name ?? mail.from?.value[0]?.name ?? ''),
      replyAddress: replyAddressOf(mail, address, proven, marks),
      threadKey: place.threadKey,
      references: place.references,
      mail: namesOf(mail, source, address),
      ...hintsOf(mail, subject, marks),
      ...textOf(reply, isAnswer ? '' : subject),
      ...(mail.date === undefined ? {} : { sentAt: mail.date }),
      ...(isEncrypted(mail, reply.text) ? { isEncrypted: true } : {}),
      ...(unopenedFiles === 0 ? {} : { unopenedFiles }),
      replyContext: {
        subject,
        references: place.references.join(' '),
        ...(place.messageId === null ? {} : { messageId: place.messageId }),
      },
    },
    files: reply.shortened || leavesOut ? [original, ...files] : files,
  };
}

/** A subject says what is wanted, as the words below it do; that of a forward is somebody else's. */
function textOf(
  { text, written, forwarded }: VisibleReply,
  subject: string,
): Pick<InboundMessage, 'text' | 'ownWords'> {
  const head = subject === '' ? '' : `${subject}\n\n`;
  const isPassedOn = forwarded && written !== '' && text !== written;
  const ownWords: [number, number] = [head.length, head.length + written.length];
  return { text: head + text, ...(isPassedOn ? { ownWords } : {}) };
}

function isTnef({ contentType, filename, related }: Mail['attachments'][number]): boolean {
  return related !== true && (TNEF.test(contentType) || filename?.toLowerCase() === 'winmail.dat');
}

/** Which conversation is meant, where the thread does not tell: our token in the address, a ticket number in the subject. */
function hintsOf(
  mail: Mail,
  subject: string,
  marks: Marks,
): { joins?: { conversationId?: string; ticketNumber?: string } } {
  const conversationId = addresseesOf(mail)
    .map((address) => marks.conversationOf(address))
    .find((id) => id !== null);
  const ticketNumber = (subject.match(/(?<!\d)[1-9](?:[ -]?\d){9}(?!\d)/g) ?? [])
    .map((digits) => digits.replace(/[ -]/g, ''))
    .find(isTicketNumber);
  if (conversationId === undefined && ticketNumber === undefined) return {};
  return {
    joins: {
      ...(conversationId === undefined || conversationId === null ? {} : { conversationId }),
      ...(ticketNumber === undefined ? {} : { ticketNumber }),
    },
  };
}

/**
 * Where the answer goes. Reply-To is followed only for a sender who is proven, and only within his own domain: whoever
 * writes under a customer's name could have that customer's answers sent to himself (at a large provider both have the
 * same domain), and a stranger elsewhere would get words of ours that he never asked for. Otherwise it goes to the
 * address in From, whose owner at worst reads an answer to a question that was not his.
 */
function replyAddressOf(mail: Mail, from: string, proven: boolean, marks: Marks): string {
  const [first, ...more] = mail.replyTo?.value ?? [];
  const replyTo = first?.address?.toLowerCase() ?? '';
  const isOne = more.length === 0 && isSomebody(replyTo, marks);
  return proven && isOne && replyTo.split('@')[1] === from.split('@')[1] ? replyTo : from;
}

function nameOf(given: string): { displayName?: string } {
  const name = given.trim();
  return name === '' ? {} : { displayName: name.slice(0, 200).toWellFormed() };
}

/** Who filled in the form that wrote this mail; null where no form did. */
export function formWriter(mail: Mail, options: EmailOptions, marks: Marks): Writer | null {
  const isForm = fromAddresses(mail).some((from) => options.formSenders.includes(from));
  const [writer, ...more] = mail.replyTo?.value ?? [];
  const address = writer?.address?.toLowerCase() ?? '';
  if (!isForm || more.length > 0 || !isSomebody(address, marks)) return null;
  return { address, name: writer?.name ?? '' };
}

/** Who wrote to a group of ours that passed it on under its own address; null where none did. */
function groupWriter(mail: Mail, marks: Marks): Writer | null {
  const [original = ''] = headerValues(mail, 'x-original-from');
  const address = /[^\s<>"(),:;@]{1,64}@[^\s<>"(),:;@]{1,255}/.exec(original)?.[0].toLowerCase() ?? '';
  const isPassedOn = fromAddresses(mail).some(marks.isOwn) && isOwnList(mail, marks.isOwn);
  if (!isPassedOn || !isSomebody(address, marks)) return null;
  return { address, name: original.replace(/<[^<>]*>/, '').replaceAll('"', '') };
}

interface Writer {
  address: string;
  name: string;
}

function isSomebody(address: string, marks: Marks): boolean {
  return ADDRESS.test(address) && !marks.isOwn(address);
}
