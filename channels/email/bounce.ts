export interface Bounce {
  /** The Message-ID of ours that it is about. */
  messageId: string;
  reason: string;
  /** The address itself takes no mail: there is no use in trying again. */
  isUnreachable: boolean;
}

/** "Not yet": a delay is no failure. */
const DELAY =
  /delivery (?:has been )?delayed|delayed (?:mail|delivery)|still being retried|will (?:be retried|keep trying|continue to try)|do not need to resend|no need to resend|not yet (?:been )?(?:delivered|sent)|warning: (?:message|could not)|verzögert|retard|retrasad|atrasad/i;

/**
 * Which message of ours a delivery report says has failed (RFC 3464, and those that write no such report): null for other
 * reports, and for `delayed`, which is no failure. Read from the source: the report's parts quote the original in many ways.
 */
export function failedMessage(source: string, isOurs: (messageId: string) => boolean): Bounce | null {
  const action = /^action:\s*([a-z]+)/im.exec(source)?.[1]?.toLowerCase();
  if (action !== undefined && action !== 'failed') return null;
  const status =
    /^status:\s*(\d\.\d{1,3}\.\d{1,3})/im.exec(source)?.[1] ??
    /(?<![\d.])([45]\.[0-7]\.\d{1,3})(?![\d.])/.exec(source)?.[1];
  if (action === undefined && (status?.startsWith('4') === true || DELAY.test(source))) return null;
  const ids = source.match(/<[^<>\s]{1,250}@[^<>\s]{1,250}>/g) ?? [];
  const messageId = ids.find(isOurs);
  if (messageId === undefined) return null;
  return {
    messageId,
    reason: `bounced${status === undefined ? '' : ` with status ${status}`}`,
    isUnreachable: status === undefined || /^5\.(?:1|0)\.|^5\.2\.1|^5\.4\.(?:1|310)/.test(status),
  };
}
