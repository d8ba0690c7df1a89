import { fromAddresses, headerValues, type Mail, senderOf } from '../parse.ts';
import { CUT_MARK } from '../reply/html-text.ts';
import {
  ABSENCE_SUBJECT,
  ABSENCE_SUBJECT_WITHIN,
  ACKNOWLEDGEMENTS,
  AWAY_EXTRA,
  AWAY_SENTENCE,
  CHALLENGE,
  isPersonal,
  MACHINE_SENTENCE,
  RECALL_SENTENCE,
  RECALL_SUBJECT,
  RECEIPT_SENTENCE,
  RECEIPT_SUBJECT,
  SHOPPING,
  WORKPLACE,
} from './absence-words.ts';
import { markedBounce, wordedBounce } from './bounce-signs.ts';
import { ROBOT_ADDRESS } from './bounce-words.ts';
import { complaintReport } from './complaint.ts';
import { isOwnList, listMark, listTrace, newsletterWords } from './list.ts';

export type Verdict = 'person' | 'auto-reply' | 'bounce' | 'complaint-report' | 'list' | 'own';

export interface Judgement {
  verdict: Verdict;
  /** One line for whoever asks why a mail was or was not answered. */
  reason: string;
}

export interface VerdictInput {
  mail: Mail;
  /** All that the mail says. */
  text: string;
  /** What its sender wrote now. */
  visible: string;
  /** Whether an address is one of ours. */
  isOwn(address: string): boolean;
  isOwnMessageId(messageId: string): boolean;
}

type Rule = (input: VerdictInput) => string | null;

/**
 * The signs in the order of their weight; the first that holds decides. Marks in the head (RFC 3834 and what mail programs
 * add) come before words: words are only asked where no mark is.
 */
const RULES: readonly (readonly [Verdict, Rule])[] = [
  ['complaint-report', ({ mail, text }) => complaintReport(mail, text)],
  ['auto-reply', readReceipt],
  ['auto-reply', recall],
  ['own', own],
  ['bounce', ({ mail }) => markedBounce(mail)],
  ['auto-reply', absenceSubject],
  ['bounce', ({ mail, text }) => wordedBounce(mail, text)],
  ['auto-reply', automaticReply],
  ['list', ({ mail, isOwn }) => (isOwnList(mail, isOwn) ? null : listMark(mail))],
  ['auto-reply', otherMachine],
  ['list', ({ mail, isOwn }) => (isOwnList(mail, isOwn) ? null : listTrace(mail))],
  ['auto-reply', calendarReply],
  ['bounce', emptyReturnPath],
  ['auto-reply', machineWords],
  ['list', ({ mail, visible }) => newsletterWords(mail, visible)],
  ['auto-reply', robotAddress],
];

/** Who wrote a mail: a person, who is answered, or one of the machines, who are not (RFC 3834, domain practice). */
export function judge(input: VerdictInput): Judgement {
  for (const [verdict, rule] of RULES) {
    const reason = rule(input);
    if (reason !== null) return { verdict, reason };
  }
  return { verdict: 'person', reason: 'no sign of a machine' };
}

function header(mail: Mail, name: string): string {
  return headerValues(mail, name)[0]?.toLowerCase() ?? '';
}

function own({ mail, isOwn, isOwnMessageId }: VerdictInput): string | null {
  // A group writes its own address into From where the sender's domain forbids to pass his on.
  const isPassedOn = headerValues(mail, 'x-original-from').length > 0 && isOwnList(mail, isOwn);
  if (fromAddresses(mail).some(isOwn) && !isPassedOn) return 'sent from our own address';
  const [id = ''] = headerValues(mail, 'message-id');
  return isOwnMessageId(id) ? 'carries a Message-ID of ours' : null;
}

function readReceipt({ mail, visible }: VerdictInput): string | null {
  const type = header(mail, 'content-type');
  if (/report-type\s*=\s*"?disposition-notification/.test(type)) return 'a read receipt (RFC 8098)';
  if (mail.attachments.some(({ contentType }) => contentType === 'message/disposition-notification')) {
    return 'a read receipt (RFC 8098)';
  }
  const isShort = visible.length < 900 && !isPersonal(visible);
  return isShort && RECEIPT_SUBJECT.test(mail.subject ?? '') && RECEIPT_SENTENCE.test(visible)
    ? 'subject and words of a read receipt'
    : null;
}

/** Outlook asks for a mail back that it sent. That mail is a person's, and is answered. */
function recall({ mail, visible }: VerdictInput): string | null {
  const mark = ['x-ms-exchange-recallreportgenerated', 'x-ms-exchange-recallreportcfmgenerated'].find(
    (name) => header(mail, name) === 'true',
  );
  if (mark !== undefined) return `asks for a mail back (${mark})`;
  const isWorded = RECALL_SUBJECT.test(mail.subject ?? '') && RECALL_SENTENCE.test(visible.trim());
  return isWorded ? 'subject and words of Outlook that asks for a mail back' : null;
}

function absenceSubject({ mail }: VerdictInput): string | null {
  // Ticket systems put a tag before it.
  const subject = (mail.subject ?? '').normalize('NFC').replace(/^\s*\[[^\]]{0,60}[#\d][^\]]{0,60}\]\s*/, '');
  // Whoever answers an automatic reply, or passes one on, is a person.
  const answered = subject.replace(/^(?:\s*(?:re|fwd?|aw|wg|sv|vs|tr|rv|antw?|odp|ynt)\s*[:：])+/i, '');
  if (answered !== subject && ABSENCE_SUBJECT.test(answered)) return null;
  if (ABSENCE_SUBJECT.test(subject) || ABSENCE_SUBJECT_WITHIN.test(subject)) return 'the subject of an automatic reply';
  return null;
}

/** Marks of a reply that a machine wrote to a mail. */
const REPLY_MARKS = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-reply',
  'x-auto-reply-from',
  'x-autoreply-from',
  'x-mail-autoreply',
  'x-autoreply-domain',
  'x-autogenerated',
  'x-auto-response',
  'x-vacation',
  'x-autorespond-for',
  'autoresponder',
  'x-ms-exchange-inbox-rules-loop',
  'x-out-of-office',
  'x-ooo',
];

function automaticReply({ mail }: VerdictInput): string | null {
  const submitted = header(mail, 'auto-submitted');
  if (/^auto-?(?:replied|reply)/.test(submitted)) return `Auto-Submitted: ${submitted.slice(0, 60)} (RFC 3834)`;
  const mark = REPLY_MARKS.find((name) =>
    headerValues(mail, name).some((value) => !/^(?:no|none|false|0)$/i.test(value)),
  );
  if (mark !== undefined) return `has ${mark}`;
  if (/^auto[-_ ]?reply|^autoresponder|^vacation/.test(header(mail, 'precedence')))
    return 'Precedence of an automatic reply';
  if (/auto[-_]?reply/.test(header(mail, 'preference')) || /autoresponder/.test(header(mail, 'delivered-to'))) {
    return 'marked as an automatic reply';
  }
  if (/mailbox rules agent/.test(header(mail, 'x-ms-exchange-generated-message-source')))
    return 'written by a rule of Exchange';
  if (/vacation|autorespond|auto-?reply/.test(`${header(mail, 'x-mailer')} ${header(mail, 'user-agent')}`)) {
    return 'written by a program for automatic replies';
  }
  const isChallenge = [
    'x-boxbe-id',
    'x-spamarrest-noauth',
    'x-challenge',
    'x-tmda-cookie',
    'x-choicemail-registration-request',
  ].find((name) => headerValues(mail, name).length > 0);
  return isChallenge === undefined ? null : `asks whether we are a person (${isChallenge})`;
}

function otherMachine({ mail }: VerdictInput): string | null {
  const submitted = header(mail, 'auto-submitted');
  if (submitted !== '' && !/^no\b/.test(submitted)) return `Auto-Submitted: ${submitted.slice(0, 60)} (RFC 3834)`;
  const mark = [
    'x-fc-machinegenerated',
    'x-cron-env',
    'x-auto-generated',
    'x-machine-generated',
    'x-github-reason',
    'x-jira-fingerprint',
  ].find((name) => headerValues(mail, name).length > 0);
  return mark === undefined ? null : `has ${mark}`;
}

function calendarReply({ mail, visible }: VerdictInput): string | null {
  const calendar = mail.attachments.find(({ contentType }) =>
    /^(?:text\/calendar|application\/ics)$/.test(contentType),
  );
  if (calendar === undefined) return null;
  const method = /^METHOD:\s*([A-Z]+)/im.exec(calendar.content.toString('utf8', 0, 20_000))?.[1]?.toUpperCase();
  if (method === 'REPLY') return 'a calendar’s answer to an invitation (RFC 5546)';
  return visible.trim() === '' && method !== undefined
    ? `a calendar’s ${method.toLowerCase()} without a word (RFC 5546)`
    : null;
}

function emptyReturnPath({ mail }: VerdictInput): string | null {
  if (header(mail, 'return-path').replace(/\s/g, '') !== '<>') return null;
  return headerValues(mail, 'in-reply-to').length > 0 ? null : 'an empty return path (RFC 5321)';
}

function machineWords({ mail, visible }: VerdictInput): string | null {
  if (header(mail, 'return-path').replace(/\s/g, '') === '<>') return 'an empty return path on a reply (RFC 3834)';
  const text = visible.replace(CUT_MARK, '').trim().slice(0, 3_000);
  const opening = text.slice(0, 700);
  const isMachine = MACHINE_SENTENCE.test(opening) || MACHINE_SENTENCE.test(text.slice(-500));
  if (isMachine && !isPersonal(text)) return 'says that a machine wrote it';
  if (CHALLENGE.test(text)) return 'asks whether we are a person';
  if (isAbsence(mail, opening, text)) return 'words of an out-of-office reply';
  const said = ACKNOWLEDGEMENTS.filter((pattern) => pattern.test(`${mail.subject ?? ''}\n${text}`)).length;
  return said >= 3 && !isPersonal(text) ? 'words of an acknowledgement by a ticket system' : null;
}

/** One sentence about a holiday is a shopper's as well; an automatic reply also says until when, or whom to ask instead. */
function isAbsence(mail: Mail, opening: string, text: string): boolean {
  const away = AWAY_SENTENCE.exec(opening);
  if (away === null || SHOPPING.test(text)) return false;
  const sentence = opening.slice(away.index, away.index + away[0].length + 60);
  const extras = new Set((text.replace(away[0], ' ').match(AWAY_EXTRA) ?? []).map((extra) => extra.toLowerCase())).size;
  // Programs that people use name the mail that they answer.
  const isOddReply = /^\s*re\s*:/i.test(mail.subject ?? '') && headerValues(mail, 'in-reply-to').length === 0;
  return extras >= (isOddReply || WORKPLACE.test(sentence) ? 1 : 2);
}

function robotAddress({ mail }: VerdictInput): string | null {
  const { address } = senderOf(mail);
  if (ROBOT_ADDRESS.test(address) || /^(?:mailer-daemon|postmaster)@/i.test(address)) {
    return 'an address that no person writes from';
  }
  return null;
}
