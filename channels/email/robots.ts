import type { QuarantineReason } from '../../src/core/channel.ts';
import { fromAddresses, headerValues, type Mail } from './parse.ts';

export interface RobotVerdict {
  reason: Extract<QuarantineReason, 'auto-reply' | 'bounce' | 'own-mail' | 'mailing-list'>;
  detail: string;
}

/** Local parts that no person writes from (RFC 3834, section 2; RFC 2142). */
const ROBOT_NAME =
  /^(mailer-daemon|postmaster|owner-.*|.*-request|bounces?([+-].*)?|no-?reply|do-?not-?reply|auto-?reply)@/;

/** Whom not to answer (RFC 3834 and practice): null for a person. Headers only; X-Auto-Response-Suppress is a wish, not a robot. */
export function robotVerdict(mail: Mail, ownAddress: string): RobotVerdict | null {
  const header = (name: string): string => headerValues(mail, name)[0]?.toLowerCase() ?? '';
  const from = fromAddresses(mail);

  if (/^multipart\/report\b/.test(header('content-type')) || header('return-path') === '<>') {
    return { reason: 'bounce', detail: 'a delivery report (RFC 3464) or an empty return path' };
  }
  if (from.includes(ownAddress)) return { reason: 'own-mail', detail: 'sent from our own address' };
  const automatic = header('auto-submitted');
  if (automatic !== '' && !/^no\b/.test(automatic)) {
    return { reason: 'auto-reply', detail: `Auto-Submitted: ${automatic.slice(0, 60)} (RFC 3834)` };
  }
  const list = mail.headerLines.find(({ key }) => key.startsWith('list-') && key !== 'list-unsubscribe-post');
  if (list !== undefined) return { reason: 'mailing-list', detail: `has ${list.key} (RFC 2369)` };
  if (/^(bulk|junk|list)\b/.test(header('precedence'))) {
    return { reason: 'mailing-list', detail: `Precedence: ${header('precedence').slice(0, 20)}` };
  }
  if (header('x-autoreply') !== '' || header('x-autorespond') !== '')
    return { reason: 'auto-reply', detail: 'marked as an automatic reply' };
  const robot = from.find((address) => ROBOT_NAME.test(address));
  if (robot !== undefined) return { reason: 'auto-reply', detail: 'an address that no person writes from' };
  return null;
}
