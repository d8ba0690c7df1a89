import twilio from 'twilio';
import type { SmsTwilioOptions } from './options.ts';

/**
 * Whether Twilio signed this request (https://www.twilio.com/docs/usage/security#validating-requests): over the
 * configured public address, never over what the request says of itself, with the present or the previous token.
 */
export function isSigned(
  request: Request,
  publicUrl: string,
  params: Record<string, string>,
  options: SmsTwilioOptions,
): boolean {
  const signature = request.headers.get('x-twilio-signature');
  if (signature === null) return false;
  const { pathname, search } = new URL(request.url);
  const tokens = [options.authToken, options.previousAuthToken].filter((token) => token !== undefined);
  const signed = tokens.some((token) =>
    twilio.validateRequest(token, signature, `${publicUrl}${pathname}${search}`, params),
  );
  // A valid signature of another account under the same token must not pass either.
  return signed && params['AccountSid'] === options.accountSid;
}
