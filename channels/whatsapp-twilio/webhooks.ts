import twilio from 'twilio';
import type { ChannelDeps } from '../../src/core/channel.ts';
import { AppError, isRetryable } from '../../src/core/errors.ts';
import { reportOf } from '../../src/lib/twilio-errors.ts';
import { readWebhook } from '../../src/lib/twilio-webhook.ts';
import { mediaOf, toInbound } from './inbound.ts';
import { fetchMedia } from './media.ts';
import type { WhatsappTwilioOptions } from './options.ts';

/** `/message`: somebody wrote. `/status`: what became of a message of ours. */
export function createWebhooks(options: WhatsappTwilioOptions, deps: ChannelDeps) {
  return async (request: Request, path: string): Promise<Response> => {
    const params = await readWebhook(request, deps.publicUrl, options, twilio.validateRequest);
    if (params instanceof Response) {
      deps.log.warn('webhook.refused', { path });
      return params;
    }
    try {
      if (path === '/message') return await message(params, request.headers.get('i-twilio-idempotency-token'));
      if (path === '/status') return await status(params, new URL(request.url).searchParams.get('id'));
      return new Response('no such webhook', { status: 404 });
    } catch (error) {
      // Nothing was stored, so nothing may be promised: the retry in the webhook's address brings it again.
      if (error instanceof AppError && isRetryable(error.code)) return new Response('try again', { status: 503 });
      throw error;
    }
  };

  async function message(params: Record<string, string>, token: string | null): Promise<Response> {
    const inbound = toInbound(params, deps.accountId, token);
    const { files, missing } = await fetchMedia(mediaOf(params), options);
    if (missing > 0) deps.log.warn('media.missing', { missing, providerId: inbound.providerId });
    await deps.receive(missing > 0 ? { ...inbound, lostFiles: missing } : inbound, files);
    // The answer goes out through the API: this webhook only says "received".
    return new Response('<?xml version="1.0" encoding="UTF-8"?><Response/>', {
      headers: { 'content-type': 'text/xml' },
    });
  }

  async function status(params: Record<string, string>, outboundId: string | null): Promise<Response> {
    // The callback's address names the row: it may come before Twilio's answer to our request did.
    const report = reportOf(params, deps.accountId, outboundId);
    if (report !== null) await deps.report(report);
    return new Response(null, { status: 204 });
  }
}
