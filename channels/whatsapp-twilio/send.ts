import type { ChannelDeps } from '../../src/core/channel.ts';
import type { SendReceipt } from '../../src/core/channel-outcome.ts';
import { attachedFiles, type OutboundMessage } from '../../src/core/message.ts';
import { createMessage } from '../../src/lib/twilio-api.ts';
import { receiptOf } from '../../src/lib/twilio-errors.ts';
import type { Contents } from './contents.ts';
import type { WhatsappTwilioOptions } from './options.ts';
import { type Said, toAddress, toForm, written } from './outbound.ts';

const NO_SUCH_CONTENT = 21655;

export interface SendParts {
  contents: Contents;
  statusCallback: string;
  fileLink: ChannelDeps['fileLink'];
}

/** Creates the message. Twilio has no idempotency key for it: what may have been taken is "uncertain". */
export async function sendMessage(
  message: OutboundMessage,
  options: WhatsappTwilioOptions,
  { contents, statusCallback, fileLink }: SendParts,
  signal: AbortSignal,
): Promise<SendReceipt> {
  const to = toAddress(message.to);
  if (to === null)
    return { status: 'failed', reason: 'a WhatsApp chat without a number cannot be reached here', why: 'unreachable' };
  const said = await inWords(message, { contents, fileLink }, signal);
  const created = await createMessage(toForm(to, said, options, statusCallback), options, signal);
  const isOurs = 'contentSid' in said && message.content.approved === undefined;
  if (isOurs && created.outcome === 'refused' && created.code === NO_SUCH_CONTENT) {
    await contents.forget(said.contentSid);
    return { status: 'retry', reason: 'the buttons are made anew', retryAfterMs: 1_000 };
  }
  return receiptOf(created);
}

async function inWords(
  message: OutboundMessage,
  { contents, fileLink }: Pick<SendParts, 'contents' | 'fileLink'>,
  signal: AbortSignal,
): Promise<Said> {
  const { content } = message;
  if (content.approved !== undefined) {
    const { id, variables } = content.approved;
    return { contentSid: id, variables };
  }
  const [file] = attachedFiles(content);
  if (file !== undefined) return { text: written(message), mediaUrl: fileLink(message, file) };
  if (content.options.length === 0) return { text: content.text };
  const contentSid = await contents.sidFor(content, signal);
  return contentSid === null ? { text: written(message) } : { contentSid, variables: { '1': content.text } };
}
