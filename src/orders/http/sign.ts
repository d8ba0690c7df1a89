import { createHmac } from 'node:crypto';

/**
 * Headers after Standard Webhooks (github.com/standard-webhooks): HMAC-SHA256 over `id.timestamp.content`.
 * @param content the body; of a GET, which has none, the path with its query
 */
export function sign(content: string, { secret, id, at }: { secret: string; id: string; at: Date }) {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : secret;
  const digest = createHmac('sha256', key).update(`${id}.${timestamp}.${content}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${digest}` };
}
