import { z } from 'zod';
import type { ChannelDeps, SendReceipt } from '../../src/core/channel.ts';
import { attachedFiles, type OutboundMessage } from '../../src/core/message.ts';
import { ask } from './api.ts';
import type { Contents } from './contents.ts';
import { receiptOf } from './errors.ts';
import type { WhatsappTwilioOptions } from './options.ts';
import { type Said, toAddress, toForm, written } from './outbound.ts';

const createdSchema = z.object({ sid: z.string() });
const refusedSchema = z.object({ code: z.number().nullish() });
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
  const url = `${options.apiBaseUrl}/2010-04-01/Accounts/${options.accountSid}/Messages.json`;
  const answer = await ask({ url, method: 'POST', body: toForm(to, said, options, statusCallback) }, options, signal);
  switch (answer.outcome) {
    case 'not-connected':
      return { status: 'retry', reason: `Twilio cannot be reached (${answer.code})` };
    case 'broken':
      return { status: 'uncertain', reason: 'the connection to Twilio broke before it answered' };
    case 'answered': {
      if (answer.isOk) {
        const created = createdSchema.safeParse(answer.body);
        return { status: 'sent', providerId: created.success ? created.data.sid : null };
      }
      const refused = refusedSchema.safeParse(answer.body);
      const code = refused.success ? (refused.data.code ?? null) : null;
      const isOurs = 'contentSid' in said && message.content.approved === undefined;
      if (code === NO_SUCH_CONTENT && isOurs) {
        await contents.forget(said.contentSid);
        return { status: 'retry', reason: 'the buttons are made anew', retryAfterMs: 1_000 };
      }
      return receiptOf(answer.status, code, answer.retryAfter);
    }
  }
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
