import type { ChannelDeps } from '../../src/core/channel.ts';
import { reportOf } from '../../src/lib/twilio-errors.ts';
import type { SmsTwilioOptions } from './options.ts';
import { isSigned } from './signature.ts';

/** What Twilio itself reads as STOP and START from a number (https://help.twilio.com/articles/223134027). */
const STOP = ['STOP', 'STOPALL', 'STOP ALL', 'UNSUBSCRIBE', 'END', 'QUIT', 'REVOKE', 'OPTOUT', 'CANCEL'];
const START = ['START', 'UNSTOP', 'YES'];

/**
 * `/status`: what became of a message. `/message`: only STOP and START are read, to numbers of other countries; Indian ones
 * cannot answer a header. Anything else is kept where a person sees it.
 */
export function createWebhooks(options: SmsTwilioOptions, deps: ChannelDeps) {
  return async (request: Request, path: string): Promise<Response> => {
    const body = await request.text();
    const params = Object.fromEntries(new URLSearchParams(body));
    if (request.method !== 'POST' || !isSigned(request, deps.publicUrl, params, options)) {
      deps.log.warn('webhook.refused', { path });
      return new Response('not signed by Twilio for this account', { status: 403 });
    }
    if (path === '/message') return message(params, body);
    if (path !== '/status') return new Response('no such webhook', { status: 404 });
    const report = reportOf(params, deps.accountId, new URL(request.url).searchParams.get('id'));
    if (report !== null) await deps.report(report);
    return new Response(null, { status: 204 });
  };

  async function message(params: Record<string, string>, payload: string): Promise<Response> {
    const said = readOptOut(params);
    const from = params['From'] ?? '';
    if (said !== null && from !== '') await deps.optOut({ kind: 'phone', value: from }, said);
    else await deps.quarantine({ reason: 'unsupported', detail: `SMS from ${from}: SMS is not read here`, payload });
    // Twilio has answered STOP and START itself.
    return new Response('<?xml version="1.0" encoding="UTF-8"?><Response/>', {
      headers: { 'content-type': 'text/xml' },
    });
  }
}

function readOptOut({ OptOutType: type, Body: body = '' }: Record<string, string>): 'stop' | 'start' | null {
  const word = (type ?? body).trim().toUpperCase();
  if (STOP.includes(word)) return 'stop';
  return START.includes(word) ? 'start' : null;
}
