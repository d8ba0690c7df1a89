import { createHmac, randomBytes } from 'node:crypto';
import { type Gather, nextVerbs, type Verb } from './twiml.ts';

export interface PhoneOptions {
  /** Where the account's calls are answered: `http://localhost:3000/channels/demo-phone`. */
  url: string;
  /** The address that the account's signatures are checked against; usually the same. */
  signedUrl: string;
  accountSid: string;
  authToken: string;
  from: string;
  to: string;
  /** Hears what is said, in order. */
  onSay(text: string, language: string): void;
  fetch?: typeof fetch;
}

/** What the caller can do next: answer a prompt, or nothing because the call is over. */
export type PhoneState = { state: 'asked'; gather: Gather } | { state: 'over' };

export interface Phone {
  call(): Promise<PhoneState>;
  press(digits: string): Promise<PhoneState>;
  say(speech: string): Promise<PhoneState>;
  /** Lets the prompt run out. */
  silence(): Promise<PhoneState>;
  hangUp(): Promise<void>;
}

/** Redirects in a row before it is called a loop. */
const MAX_REDIRECTS = 20;
const WEBHOOK_TIMEOUT_MS = 15_000;

/** A caller's side of Twilio: posts signed webhooks and follows the TwiML that comes back. */
export function createPhone(options: PhoneOptions): Phone {
  const send = options.fetch ?? fetch;
  const callSid = `CA${randomBytes(16).toString('hex')}`;
  let gather: Gather | null = null;

  async function post(path: string, extra: Record<string, string>): Promise<string> {
    const params = {
      CallSid: callSid,
      AccountSid: options.accountSid,
      From: options.from,
      To: options.to,
      Direction: 'inbound',
      ApiVersion: '2010-04-01',
      CallStatus: 'in-progress',
      ...extra,
    };
    const signed = path.startsWith('http') ? path : `${options.signedUrl}${path}`;
    const address = signed.replace(options.signedUrl, options.url);
    const response = await send(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': sign(options.authToken, signed, params),
      },
      body: new URLSearchParams(params),
      signal: AbortSignal.timeout(WEBHOOK_TIMEOUT_MS),
    });
    const body = await response.text();
    if (!response.ok) throw new Error(`the webhook answered ${response.status}: ${body.slice(0, 200)}`);
    return body;
  }

  async function follow(twiml: string): Promise<PhoneState> {
    let document = twiml;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const next = await play(nextVerbs(document));
      if (typeof next !== 'string') return next;
      document = await post(next, {});
    }
    throw new Error(`more than ${MAX_REDIRECTS} redirects in a row`);
  }

  /** Plays a document to its end; returns the address of a redirect, or how the call stands. */
  async function play(verbs: readonly Verb[]): Promise<PhoneState | string> {
    for (const verb of verbs) {
      if (verb.verb === 'say') options.onSay(verb.text, verb.language);
      if (verb.verb === 'redirect') return verb.url;
      if (verb.verb === 'gather') return ask(verb);
      if (verb.verb === 'hangup') break;
    }
    await end();
    return { state: 'over' };
  }

  function ask(asked: Gather): PhoneState {
    for (const { text, language } of asked.says) options.onSay(text, language);
    gather = asked;
    return { state: 'asked', gather: asked };
  }

  async function answer(input: Record<string, string>): Promise<PhoneState> {
    if (gather === null) throw new Error('nothing was asked');
    const { action } = gather;
    gather = null;
    return follow(await post(action, input));
  }

  async function end(): Promise<void> {
    gather = null;
    await post('/status', { CallStatus: 'completed', CallDuration: '1' });
  }

  return {
    call: async () => follow(await post('/call', { CallStatus: 'ringing' })),
    press: async (digits) => answer({ Digits: digits }),
    say: async (speech) => answer({ SpeechResult: speech, Confidence: '0.9' }),
    silence: async () => answer({}),
    hangUp: end,
  };
}

/** HMAC-SHA1 over the address and the sorted parameters (https://www.twilio.com/docs/usage/security#validating-requests). */
export function sign(authToken: string, url: string, params: Record<string, string>): string {
  const text = Object.keys(params)
    .sort()
    .reduce((data, name) => data + name + params[name], url);
  return createHmac('sha1', authToken).update(text).digest('base64');
}
