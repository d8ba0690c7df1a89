import type { ChannelDeps } from '../../src/core/channel.ts';
import type { QuarantineReason, ReceiveOutcome } from '../../src/core/channel-outcome.ts';
import { fromUnknown } from '../../src/core/errors.ts';
import { failedMessage } from './bounce.ts';
import { type Converted, formWriter, toInbound } from './inbound.ts';
import { knowingSiblings, type Marks } from './marks.ts';
import type { EmailOptions } from './options.ts';
import { addresseesOf, type Mail, parseMail, wordsOf } from './parse.ts';
import { type Judgement, judge, type Verdict } from './robots/verdict.ts';
import { isOwnMessageId, messageNamedIn } from './thread.ts';

const REASONS: Readonly<Record<Exclude<Verdict, 'person'>, QuarantineReason>> = {
  'auto-reply': 'auto-reply',
  bounce: 'bounce',
  'complaint-report': 'complaint-report',
  list: 'mailing-list',
  own: 'own-mail',
};

/** One mail from its bytes to a row: a message, or quarantine with the reason. When it returns, nothing can be lost any more. */
export async function takeMail(source: Buffer, options: EmailOptions, deps: ChannelDeps, marks: Marks): Promise<void> {
  const setAside = async (reason: QuarantineReason, detail: string): Promise<void> => {
    await deps.quarantine({ reason, detail, payload: source });
  };
  let read: ReadMail;
  try {
    read = await readMail(source, options, deps, marks);
  } catch (error) {
    // Not thrown on: the mails behind it would wait for ever.
    return setAside('malformed', `cannot be read as a mail: ${fromUnknown(error).message}`);
  }
  const { mail, verdict, reason, converted } = read;
  // A form is a machine, and a person filled it in.
  if (verdict !== 'person' && formWriter(mail, options, marks) === null) {
    if (verdict === 'bounce') await noteBounce(source, mail, deps, marks);
    if (verdict === 'complaint-report') await noteComplaint(source, deps, marks);
    return setAside(REASONS[verdict], reason);
  }
  if (converted === null) return setAside('malformed', 'no sender address that could be answered');
  await deps.receive(converted.message, converted.files);
}

interface ReadMail extends Judgement {
  mail: Mail;
  converted: Converted | null;
}

async function readMail(source: Buffer, options: EmailOptions, deps: ChannelDeps, own: Marks): Promise<ReadMail> {
  const mail = await parseMail(source);
  const marks = await knowingSiblings(own, addresseesOf(mail), { options, deps });
  const words = wordsOf(mail);
  const judgement = judge({
    mail,
    text: words.whole,
    visible: words.reply.written,
    isOwn: marks.isOwn,
    isOwnMessageId: (id) => isOwnMessageId(id, options.address),
  });
  return {
    ...judgement,
    mail,
    converted: toInbound({ mail, words, source, accountId: deps.accountId, options, marks }),
  };
}

/** A mail that a person lets out of quarantine: it is taken as a person's, whatever it looked like. */
export async function releaseMail(
  source: Buffer,
  options: EmailOptions,
  deps: ChannelDeps,
  marks: Marks,
): Promise<ReceiveOutcome> {
  let converted: Converted | null;
  try {
    ({ converted } = await readMail(source, options, deps, marks));
  } catch (error) {
    return { outcome: 'quarantined', reason: `it cannot be read as a mail: ${fromUnknown(error).message}` };
  }
  if (converted === null) return { outcome: 'quarantined', reason: 'no sender address that could be answered' };
  return deps.receive(converted.message, converted.files, { isReleased: true });
}

async function noteBounce(source: Buffer, mail: Mail, deps: ChannelDeps, marks: Marks): Promise<void> {
  const bounce = failedMessage(source, mail, marks);
  if (bounce === null) return;
  const { outboundId, reason, isUnreachable } = bounce;
  await deps.report({
    accountId: deps.accountId,
    outboundId,
    providerId: marks.messageId(outboundId),
    status: 'failed',
    reason,
    ...(isUnreachable ? { why: 'unreachable' as const } : {}),
  });
}

/** Only a report that holds a mail of ours is believed, and for whom we sent it to: anybody can write one. */
async function noteComplaint(source: Buffer, deps: ChannelDeps, marks: Marks): Promise<void> {
  const outboundId = messageNamedIn(source.toString('latin1'), marks);
  if (outboundId === null) return;
  await deps.suppress(outboundId);
  deps.log.warn('mail.complaint');
}
