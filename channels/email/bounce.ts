export interface Bounce {
  /** The Message-ID of ours that it is about. */
  messageId: string;
  reason: string;
}

/**
 * Which message of ours a delivery report says has failed (RFC 3464): null for other reports, and for `delayed`, which
 * is no failure. Read from the source: the report's parts quote the original in many ways.
 */
export function failedMessage(source: string, isOurs: (messageId: string) => boolean): Bounce | null {
  const action = /^action:\s*([a-z]+)/im.exec(source)?.[1]?.toLowerCase();
  if (action !== undefined && action !== 'failed') return null;
  const status = /^status:\s*(\d\.\d{1,3}\.\d{1,3})/im.exec(source)?.[1];
  if (action === undefined && !(status?.startsWith('5') ?? false)) return null;
  const ids = source.match(/<[^<>\s]{1,250}@[^<>\s]{1,250}>/g) ?? [];
  const messageId = ids.find(isOurs);
  return messageId === undefined
    ? null
    : { messageId, reason: `bounced${status === undefined ? '' : ` with status ${status}`}` };
}
