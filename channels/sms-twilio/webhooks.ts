import type { ChannelDeps } from '../../src/core/channel.ts';
import { reportOf } from '../../src/lib/twilio-errors.ts';
import type { SmsTwilioOptions } from './options.ts';
import { isSigned } from './signature.ts';

/** `/status`: what became of a message. Nothing comes in: Indian numbers cannot answer a header. */
export function createWebhooks(options: SmsTwilioOptions, deps: ChannelDeps) {
  return async (request: Request, path: string): Promise<Response> => {
    const params = Object.fromEntries(new URLSearchParams(await request.text()));
    if (request.method !== 'POST' || !isSigned(request, deps.publicUrl, params, options)) {
      deps.log.warn('webhook.refused', { path });
      return new Response('not signed by Twilio for this account', { status: 403 });
    }
    if (path !== '/status') return new Response('no such webhook', { status: 404 });
    const report = reportOf(params, deps.accountId, new URL(request.url).searchParams.get('id'));
    if (report !== null) await deps.report(report);
    return new Response(null, { status: 204 });
  };
}
