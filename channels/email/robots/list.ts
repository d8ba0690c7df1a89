import { headerValues, type Mail } from '../parse.ts';

const MARKS =
  /^(?:list-(?!unsubscribe-post)|x-mailing-list|mailing-list|x-beenthere|x-mailman-version|x-list|x-listserver|x-listname|x-listmember|x-ml-name|x-yahoogroups|x-google-group-id|x-sympa|x-campaign|x-mc-user|x-mailchimp|x-mailer-lid|x-newsletter|newsletter|x-bulkmail|x-mass-mail)/;

/** Why a mail went to many (RFC 2369, 2919): null for one that was written to us. */
export function listMark(mail: Mail): string | null {
  const mark = mail.headerLines.find(({ key }) => MARKS.test(key));
  return mark === undefined ? null : `has ${mark.key} (RFC 2369)`;
}

/** Weaker traces: automatic replies have some of them as well. */
export function listTrace(mail: Mail): string | null {
  const precedence = (headerValues(mail, 'precedence')[0] ?? '').toLowerCase();
  if (/^(?:bulk|junk|list)\b/.test(precedence)) return `Precedence: ${precedence.slice(0, 20)}`;
  for (const name of ['sender', 'return-path', 'from']) {
    const value = headerValues(mail, name)[0] ?? '';
    if (/(?:^|[\s<])(?:owner-[\w.-]+|[\w.-]+-(?:bounces|owner|request)(?:\+[\w.=-]+)?)@/i.test(value))
      return `${name} of a mailing list`;
  }
  return null;
}
