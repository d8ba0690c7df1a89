import { createHmac } from 'node:crypto';

const WEBHOOK_TIMEOUT_MS = 15_000;

export interface WebhookOptions {
  /** Where the account's calls are answered: `http://localhost:3000/channels/demo-phone`. */
  url: string;
  /** The address that the account's signatures are checked against; usually the same. */
  signedUrl: string;
  accountSid: string;
  authToken: string;
  fetch?: typeof fetch;
}

/** Posts signed webhooks as Twilio does, to addresses that begin with `signedUrl`. */
export function createPost(options: WebhookOptions) {
  const send = options.fetch ?? fetch;
  return async (signed: string, params: Record<string, string>): Promise<string> => {
    const all = { AccountSid: options.accountSid, ApiVersion: '2010-04-01', ...params };
    const response = await send(signed.replace(options.signedUrl, options.url), {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': sign(options.authToken, signed, all),
      },
      body: new URLSearchParams(all),
      signal: AbortSignal.timeout(WEBHOOK_TIMEOUT_MS),
    });
    const body = await response.text();
    if (!response.ok) throw new Error(`the webhook answered ${response.status}: ${body.slice(0, 200)}`);
    return body;
  };
}

/** HMAC-SHA1 over the address and the sorted parameters (https://www.twilio.com/docs/usage/security#validating-requests). */
export function sign(authToken: string, url: string, params: Record<string, string>): string {
  const text = Object.keys(params)
    .sort()
    .reduce((data, name) => data + name + params[name], url);
  return createHmac('sha1', authToken).update(text).digest('base64');
}
