import type { TwilioLogin } from './twilio-api.ts';

/** `validateRequest` of Twilio's package, which only its channels have. */
type Validate = (authToken: string, signature: string, url: string, params: Record<string, string>) => boolean;

export type Form = Record<string, string>;

/** The form that Twilio posted to a webhook of this account; an answer that refuses it where somebody else did. */
export async function readWebhook(
  request: Request,
  publicUrl: string,
  login: TwilioLogin,
  validate: Validate,
): Promise<Form | Response> {
  const form = Object.fromEntries(new URLSearchParams(await request.text()));
  if (request.method === 'POST' && isSigned(request, form, publicUrl, login, validate)) return form;
  return new Response('not signed by Twilio for this account', { status: 403 });
}

/**
 * Over the configured public address, never over what the request says of itself, with the present or the previous token
 * (https://www.twilio.com/docs/usage/security#validating-requests).
 */
function isSigned(request: Request, form: Form, publicUrl: string, login: TwilioLogin, validate: Validate): boolean {
  const signature = request.headers.get('x-twilio-signature');
  if (signature === null) return false;
  const { pathname, search } = new URL(request.url);
  const tokens = [login.authToken, login.previousAuthToken].filter((token) => token !== undefined);
  const signed = tokens.some((token) => validate(token, signature, `${publicUrl}${pathname}${search}`, form));
  // A valid signature of another account under the same token must not pass either.
  return signed && form['AccountSid'] === login.accountSid;
}
