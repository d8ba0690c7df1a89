import type { InboundFile } from '../../src/core/message.ts';
import { outgoing } from '../../src/lib/outgoing.ts';
import { readUpTo } from '../../src/lib/read-up-to.ts';
import { basicAuth, tokensOf } from '../../src/lib/twilio-api.ts';
import type { MediaReference } from './inbound.ts';
import type { WhatsappTwilioOptions } from './options.ts';

/** WhatsApp's media through Twilio is at most 16 MB (https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages). */
const MAX_BYTES = 17 * 1024 * 1024;
/** All media of one message together; the webhook has 15 seconds. */
const TIMEOUT_MS = 8_000;
const MAX_REDIRECTS = 3;
/** Where Twilio's API sends a reader on to. */
const TWILIO_HOST = /(^|\.)(twilio\.com|twiliocdn\.com)$/;

export interface FetchedMedia {
  files: InboundFile[];
  /** How many could not be had; the message says so. */
  missing: number;
}

/** Copies a message's media from Twilio, and from nowhere else: the addresses come from outside. */
export async function fetchMedia(
  media: readonly MediaReference[],
  options: WhatsappTwilioOptions,
): Promise<FetchedMedia> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const results = await Promise.allSettled(media.map((one) => fetchOne(one, options, signal)));
  const files = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  return { files, missing: media.length - files.length };
}

async function fetchOne(
  { url, contentType }: MediaReference,
  options: WhatsappTwilioOptions,
  signal: AbortSignal,
): Promise<InboundFile> {
  let address = new URL(url);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const tokens = tokensFor(address, options);
    if (tokens === null) throw new Error(`media on ${address.hostname}, which is not Twilio's`);
    const response = await get(address, tokens, options, signal);
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      address = new URL(location, address);
      continue;
    }
    if (!response.ok || response.body === null) throw new Error(`media answered ${response.status}`);
    const type = response.headers.get('content-type') ?? contentType;
    return { fileName: nameOf(address, type), declaredType: type, bytes: await readUpTo(MAX_BYTES, response) };
  }
  throw new Error('too many redirects');
}

/** What may be shown at this address: the account's tokens at Twilio's API, none on its delivery network; null: it is not Twilio's. */
export function tokensFor(address: URL, options: WhatsappTwilioOptions): string[] | null {
  const api = new URL(options.apiBaseUrl);
  if (address.host === api.host && address.protocol === api.protocol) return tokensOf(options);
  return address.protocol === 'https:' && TWILIO_HOST.test(address.hostname) ? [] : null;
}

/** With the first token that is accepted; without any outside Twilio's API. */
async function get(
  address: URL,
  tokens: readonly string[],
  options: Pick<WhatsappTwilioOptions, 'accountSid'>,
  signal: AbortSignal,
): Promise<Response> {
  const [token, ...others] = tokens;
  const headers = token === undefined ? {} : { authorization: basicAuth(options, token) };
  const reach = token === undefined ? 'world' : 'configured';
  const response = await outgoing(address, { headers, redirect: 'manual', signal, reach });
  return response.status === 401 && others.length > 0 ? get(address, others, options, signal) : response;
}

/** Twilio gives no file names. */
function nameOf(address: URL, type: string): string {
  const extension =
    type
      .split(';')[0]
      ?.split('/')[1]
      ?.replace(/[^a-z0-9]/gi, '') ?? 'bin';
  return `${address.pathname.split('/').at(-1) ?? 'media'}.${extension}`;
}
