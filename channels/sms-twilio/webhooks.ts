import twilio from 'twilio';
import type { ChannelDeps } from '../../src/core/channel.ts';
import { reportOf } from '../../src/lib/twilio-errors.ts';
import { readWebhook } from '../../src/lib/twilio-webhook.ts';
import type { SmsTwilioOptions } from './options.ts';

/** What Twilio itself reads as STOP and START from a number (https://help.twilio.com/articles/223134027). */
const STOP = ['STOP', 'STOPALL', 'STOP ALL', 'UNSUBSCRIBE', 'END', 'QUIT', 'REVOKE', 'OPTOUT', 'CANCEL'];
const START = ['START', 'UNSTOP', 'YES'];

/**
 * `/status`: what became of a message. `/message`: only STOP and START are read, to numbers of other countries; Indian ones
 * cannot answer a header. Anything else is kept where a person sees it.
 */
export function createWebhooks(options: SmsTwilioOptions, deps: ChannelDeps) {
  return async (request: Request, path: string): Promise<Response> => {
    const params = await readWebhook(request, deps.publicUrl, options, twilio.validateRequest);
    if (params instanceof Response) {
      deps.log.warn('webhook.refused', { path });
      return params;
    }
    if (path === '/message') return message(params);
    if (path !== '/status') return new Response('no such webhook', { status: 404 });
    const report = reportOf(params, deps.accountId, new URL(request.url).searchParams.get('id'));
    if (report !== null) await deps.report(report);
    return new Response(null, { status: 204 });
  };

  async function message(params: Record<string, string>): Promise<Response> {
    const said = readOptOut(params);
    const from = params['From'] ?? '';
    if (said !== null && from !== '') await deps.optOut({ kind: 'phone', value: from }, said);
    else {
      const payload = new URLSearchParams(params).toString();
      await deps.quarantine({ reason: 'unsupported', detail: `SMS from ${from}: SMS is not read here`, payload });
    }
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
