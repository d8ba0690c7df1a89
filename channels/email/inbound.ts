import type { InboundFile, InboundMessage } from '../../src/core/message.ts';
import type { EmailOptions } from './options.ts';
import { fromAddresses, type Mail, wordsOf } from './parse.ts';
import { placeOf, providerIdOf } from './thread.ts';
import { isProven } from './trust.ts';

export interface Converted {
  message: InboundMessage;
  files: InboundFile[];
}

/** A person's mail as our message. Null without a sender: there is nobody to answer. */
export function toInbound(mail: Mail, source: Buffer, accountId: string, options: EmailOptions): Converted | null {
  const [address] = fromAddresses(mail);
  if (address === undefined) return null;
  const place = placeOf(mail);
  const subject = (mail.subject ?? '').slice(0, 500);
  const { reply } = wordsOf(mail);
  const files = mail.attachments
    .filter(({ related }) => related !== true)
    .map(({ filename, contentType, content }) => ({
      fileName: filename ?? 'attachment',
      declaredType: contentType,
      bytes: new Uint8Array(content),
    }));
  // What the bot does not see is kept for the person who reads along.
  const original = { fileName: 'original.eml', declaredType: 'message/rfc822', bytes: new Uint8Array(source) };

  return {
    message: {
      accountId,
      providerId: providerIdOf(mail),
      kind: 'message',
      from: [{ kind: 'email', value: address }],
      proven: isProven(mail, options.authservId),
      ...nameOf(mail),
      replyAddress: replyAddressOf(mail, address),
      threadKey: place.threadKey,
      references: place.references,
      text: place.references.length > 0 || subject === '' ? reply.text : `${subject}\n\n${reply.text}`,
      ...(mail.date === undefined ? {} : { sentAt: mail.date }),
      replyContext: {
        subject,
        references: place.references.join(' '),
        ...(place.messageId === null ? {} : { messageId: place.messageId }),
      },
    },
    files: reply.shortened ? [original, ...files] : files,
  };
}

/** An answer goes to Reply-To only within the sender's own domain: else anybody could have our words sent to a stranger. */
function replyAddressOf(mail: Mail, from: string): string {
  const replyTo = mail.replyTo?.value[0]?.address?.toLowerCase();
  return replyTo?.split('@')[1] === from.split('@')[1] ? (replyTo ?? from) : from;
}

function nameOf(mail: Mail): { displayName?: string } {
  const name = mail.from?.value[0]?.name?.trim() ?? '';
  return name === '' ? {} : { displayName: name.slice(0, 200) };
}
