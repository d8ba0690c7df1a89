import type { ChannelDeps, DeliveryReport } from '../../src/core/channel.ts';
import { meaningOf } from './errors.ts';
import type { SmsTwilioOptions } from './options.ts';
import { isSigned } from './signature.ts';

const STATUS: Readonly<Record<string, DeliveryReport['status']>> = {
  sent: 'sent',
  delivered: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
};

/** `/status`: what became of a message. Nothing comes in: Indian numbers cannot answer a header. */
export function createWebhooks(options: SmsTwilioOptions, deps: ChannelDeps) {
  return async (request: Request, path: string): Promise<Response> => {
    const params = Object.fromEntries(new URLSearchParams(await request.text()));
    if (request.method !== 'POST' || !isSigned(request, deps.publicUrl, params, options)) {
      deps.log.warn('webhook.refused', { path });
      return new Response('not signed by Twilio for this account', { status: 403 });
    }
    if (path !== '/status') return new Response('no such webhook', { status: 404 });
    const report = reportOf(params, new URL(request.url).searchParams.get('id'));
    if (report !== null) await deps.report({ accountId: deps.accountId, ...report });
    return new Response(null, { status: 204 });
  };
}

function reportOf(params: Record<string, string>, outboundId: string | null): Omit<DeliveryReport, 'accountId'> | null {
  const status = STATUS[params['MessageStatus'] ?? ''];
  const providerId = params['MessageSid'];
  if (status === undefined || providerId === undefined) return null;
  const code = Number(params['ErrorCode'] ?? 0);
  const told = code > 0 ? `Twilio error ${code}: ${meaningOf(code)}` : 'Twilio gave no reason';
  return {
    providerId,
    status,
    ...(status === 'failed' ? { reason: told } : {}),
    ...(outboundId === null ? {} : { outboundId }),
  };
}
