import type { Marks } from './marks.ts';
import { addresseesOf, type Mail } from './parse.ts';
import { messageNamedIn } from './thread.ts';

export interface Bounce {
  outboundId: string;
  reason: string;
  /** The address itself takes no mail: there is no use in trying again. */
  isUnreachable: boolean;
}

/** "Not yet": a delay is no failure. */
const DELAY =
  /delivery (?:has been )?delayed|delayed (?:mail|delivery)|still being retried|will (?:be retried|keep trying|continue to try)|do not need to resend|no need to resend|not yet (?:been )?(?:delivered|sent)|warning: (?:message|could not)|verzögert|retard|retrasad|atrasad/i;

/** Where reports say what they are; the mail that came back may stand below and speak of delays as well. Characters. */
const OPENING = 2_000;
/** Of a report, and of what it decodes to. What is behind that are the files of the mail that came back. Characters. */
const READ = 1_000_000;

/**
 * Which message of ours a delivery report says has failed (RFC 3464, and those that write no such report): null for other
 * reports, and for `delayed`, which is no failure. The address that it came to tells, or else a Message-ID of ours in the
 * source or in what it decodes to: reports quote the original in many ways.
 */
export function failedMessage(source: Buffer, mail: Mail, marks: Marks): Bounce | null {
  const raw = source.toString('latin1', 0, READ);
  const parts = mail.attachments.map(({ content }) => content.toString('latin1', 0, READ));
  const decoded = [mail.text ?? '', ...parts].join('\n').slice(0, READ);
  const all = `${raw}\n${decoded}`;
  const action = /^action:\s*([a-z]+)/im.exec(all)?.[1]?.toLowerCase();
  if (action !== undefined && action !== 'failed') return null;
  const status =
    /^status:\s*(\d\.\d{1,3}\.\d{1,3})/im.exec(all)?.[1] ??
    /(?<![\d.])([45]\.[0-7]\.\d{1,3})(?![\d.])/.exec(`${decoded}\n${raw}`)?.[1];
  const opening = `${mail.subject ?? ''}\n${(mail.text ?? '').slice(0, OPENING)}`;
  if (action === undefined && (status?.startsWith('4') === true || DELAY.test(opening))) return null;
  const outboundId = aboutWhich(raw, decoded, mail, marks);
  if (outboundId === null) return null;
  return {
    outboundId,
    reason: `bounced${status === undefined ? '' : ` with status ${status}`}`,
    isUnreachable: status === undefined || /^5\.(?:1|0)\.|^5\.2\.1|^5\.4\.(?:1|310)/.test(status),
  };
}

function aboutWhich(raw: string, decoded: string, mail: Mail, marks: Marks): string | null {
  const byAddress = addresseesOf(mail)
    .map((address) => marks.bouncedOf(address))
    .find((id) => id !== null);
  // Lines of quoted-printable end in the middle of an id.
  return byAddress ?? messageNamedIn(`${raw}\n${decoded}\n${raw.replace(/=\r?\n/g, '')}`, marks);
}
