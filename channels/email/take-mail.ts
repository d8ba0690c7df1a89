import type { ChannelDeps, QuarantineReason } from '../../src/core/channel.ts';
import { failedMessage } from './bounce.ts';
import { toInbound } from './inbound.ts';
import type { EmailOptions } from './options.ts';
import { type Mail, parseMail, wordsOf } from './parse.ts';
import { complainedAbout } from './robots/complaint.ts';
import { judge, type Verdict } from './robots/verdict.ts';
import { isOwnMessageId } from './thread.ts';

const REASONS: Readonly<Record<Exclude<Verdict, 'person'>, QuarantineReason>> = {
  'auto-reply': 'auto-reply',
  bounce: 'bounce',
  'complaint-report': 'complaint-report',
  list: 'mailing-list',
  own: 'own-mail',
};

/** One mail from its bytes to a row: a message, or quarantine with the reason. When it returns, nothing can be lost any more. */
export async function takeMail(source: Buffer, options: EmailOptions, deps: ChannelDeps): Promise<void> {
  let mail: Mail;
  try {
    mail = await parseMail(source);
  } catch (error) {
    const detail = `cannot be read as a mail: ${error instanceof Error ? error.message : 'unknown fault'}`;
    await deps.quarantine({ reason: 'malformed', detail, payload: source });
    return;
  }
  const { whole, reply } = wordsOf(mail);
  const { verdict, reason } = judge({
    mail,
    text: whole,
    visible: reply.text,
    isOwn: (address) => address === options.address,
    isOwnMessageId: (id) => isOwnMessageId(id, options.address),
  });
  if (verdict !== 'person') {
    if (verdict === 'bounce') await noteBounce(source, options, deps);
    if (verdict === 'complaint-report') await noteComplaint(source, options, deps);
    await deps.quarantine({ reason: REASONS[verdict], detail: reason, payload: source });
    return;
  }
  const converted = toInbound(mail, source, deps.accountId, options);
  if (converted === null) {
    await deps.quarantine({ reason: 'malformed', detail: 'no sender address that could be answered', payload: source });
    return;
  }
  await deps.receive(converted.message, converted.files);
}

async function noteBounce(source: Buffer, options: EmailOptions, deps: ChannelDeps): Promise<void> {
  const bounce = failedMessage(source.toString('latin1'), (id) => isOwnMessageId(id, options.address));
  if (bounce === null) return;
  await deps.report({
    accountId: deps.accountId,
    providerId: bounce.messageId,
    status: 'failed',
    reason: bounce.reason,
    ...(bounce.isUnreachable ? { why: 'unreachable' as const } : {}),
  });
}

/** Only a report that holds a mail of ours is believed: anybody can write one. */
async function noteComplaint(source: Buffer, options: EmailOptions, deps: ChannelDeps): Promise<void> {
  const text = source.toString('latin1');
  const ids = text.match(/<[^<>\s]{1,250}@[^<>\s]{1,250}>/g) ?? [];
  const { recipient } = complainedAbout(text);
  if (recipient === null || !ids.some((id) => isOwnMessageId(id, options.address))) return;
  await deps.suppress(recipient);
  deps.log.warn('mail.complaint');
}
