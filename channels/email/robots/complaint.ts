import { headerValues, type Mail, senderOf } from '../parse.ts';

/** Feedback loops that do not write ARF, or not always. */
const SUBJECT =
  /^\s*(?:complaint about message from|e-?mail feedback report|\[?feedback[- ]?(?:loop|report)\]?|abuse (?:report|complaint)|spam (?:report|complaint)|fbl (?:report|complaint)|\[spamcop|\[?arf\]?\s|junk (?:mail )?report|customer complaint|complaint (?:report|notification) (?:for|from))/i;
const SENDER =
  /^(?:fbl|feedback-?loop|feedbackloop|staff@hotmail|complaints@email-abuse|scomp@|abuse-?report|arf|abuse_?reports?|spamreports?|fblreport|fbl-.*|.*-fbl|jmrp.*|postmaster-fbl)/i;

/** Why a mail is a complaint that a provider passes on (ARF, RFC 5965): null where it is none. */
export function complaintReport(mail: Mail, text: string): string | null {
  const type = (headerValues(mail, 'content-type')[0] ?? '').toLowerCase();
  const isFeedback = /report-type\s*=\s*"?feedback-report/.test(type);
  if (isFeedback || mail.attachments.some(({ contentType }) => contentType === 'message/feedback-report')) {
    return 'a complaint passed on by a provider (ARF, RFC 5965)';
  }
  if (/^Feedback-Type:\s*\S/im.test(text.slice(0, 20_000)) && /^User-Agent:|^Version:/im.test(text)) {
    return 'holds the fields of a complaint report (RFC 5965)';
  }
  if (headerValues(mail, 'x-hmxmroriginalrecipient').length > 0) return 'a complaint passed on by Hotmail';
  const { address } = senderOf(mail);
  const held = mail.attachments.some(({ contentType }) =>
    /^(?:message\/rfc822|text\/rfc822-headers)$/.test(contentType),
  );
  if (SUBJECT.test(mail.subject ?? '') && (held || SENDER.test(address) || /^Received: /m.test(text))) {
    return 'subject of a provider’s complaint, with the mail that it is about';
  }
  return SENDER.test(address) && held ? 'an address of a feedback loop' : null;
}
