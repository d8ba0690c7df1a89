import { headerValues, type Mail, senderOf } from '../parse.ts';
import {
  ADDRESS_IN_TEXT,
  BOUNCE_SENTENCE,
  BOUNCE_SUBJECT,
  DAEMON_ADDRESS,
  DAEMON_NAME,
  MAIL_SUBJECT,
  MAILBOX_REASON,
  RETURNED_HEADERS,
  ROBOT_ADDRESS,
  SMTP_ANSWER,
} from './bounce-words.ts';

/** As much of a text as is looked at; reports say what they are at the beginning. Characters. */
const READ = 20_000;

/** Why a mail is a report of one that did not arrive, by its marks (RFC 3464, 6522): null where it has none. */
export function markedBounce(mail: Mail): string | null {
  const type = (headerValues(mail, 'content-type')[0] ?? '').toLowerCase();
  const report = /report-type\s*=\s*"?([\w-]+)/.exec(type)?.[1];
  if (
    /^multipart\/report\b/.test(type) &&
    (report === undefined || report === 'delivery-status' || report === 'mail-delivery')
  ) {
    return 'a delivery report (RFC 3464)';
  }
  if (headerValues(mail, 'x-failed-recipients').length > 0) return 'has X-Failed-Recipients (Exim, Gmail)';
  if (headerValues(mail, 'x-ms-exchange-message-is-ndr').length > 0) return 'a delivery report of Exchange';
  const isPart = mail.attachments.some(({ contentType }) => /^message\/(?:global-)?delivery-status$/.test(contentType));
  // A person who passes a report on writes something above it, and answers or forwards.
  if (isPart && !/^\s*(?:re|fwd?|aw|wg|sv|tr|rv)\s*:/i.test(mail.subject ?? ''))
    return 'holds a delivery status (RFC 3464)';
  return null;
}

/** The same for reports without marks, by who writes, the subject and the words; one sign alone is not enough. */
export function wordedBounce(mail: Mail, text: string): string | null {
  const { address, name } = senderOf(mail);
  if (/^(?:mailer|mail)[-_.]?daemon@|^mailer-daemon$/i.test(address)) return 'written by a mail system';
  const signs = signsOf(mail, text);
  const { named, ...telling } = signs;
  const isDaemon = DAEMON_ADDRESS.test(address) || (DAEMON_NAME.test(name) && !name.includes('@'));
  if (isDaemon && Object.values(telling).includes(true)) return 'a mail system writes that a mail did not arrive';
  return isReply(mail) ? null : strangerBounce({ ...telling, named }, address);
}

interface Signs {
  subject: boolean;
  sentence: boolean;
  answer: boolean;
  returned: boolean;
  reason: boolean;
  /** The subject says that a mail was not delivered, and the text to which address. */
  named: boolean;
}

function signsOf(mail: Mail, text: string): Signs {
  const read = text.slice(0, READ);
  return {
    subject: BOUNCE_SUBJECT.test(mail.subject ?? ''),
    sentence: BOUNCE_SENTENCE.test(read),
    answer: SMTP_ANSWER.test(read),
    returned: RETURNED_HEADERS.test(text.slice(0, 4 * READ)) || holdsMail(mail),
    reason: MAILBOX_REASON.test(read),
    named: MAIL_SUBJECT.test(mail.subject ?? '') && ADDRESS_IN_TEXT.test(read),
  };
}

/** From an address that tells nothing. */
function strangerBounce({ subject, sentence, answer, returned, named }: Signs, address: string): string | null {
  if (subject && (answer || (sentence && returned))) return 'subject and words of a delivery report';
  if (subject && sentence && named) return 'says which mail did not arrive, and where';
  // A shopper's "Delivery failed" is about a parcel: without an SMTP answer only a machine's address is believed.
  if (subject && sentence && ROBOT_ADDRESS.test(address)) return 'a machine writes that a mail did not arrive';
  if (sentence && answer && returned) return 'words of a delivery report, with the mail that came back';
  return null;
}

function holdsMail(mail: Mail): boolean {
  return mail.attachments.some(
    ({ contentType }) => contentType === 'message/rfc822' || contentType === 'text/rfc822-headers',
  );
}

/** A person who asks about a report answers it or passes it on. */
function isReply(mail: Mail): boolean {
  return /^\s*(?:re|fwd?|aw|wg|sv|tr|rv|antw?)\s*[:：]/i.test(mail.subject ?? '');
}
