import type { ChannelDeps } from '../../src/core/channel.ts';
import { AppError, isRetryable } from '../../src/core/errors.ts';
import { type CallStep, toInbound } from './inbound.ts';
import type { VoiceTwilioOptions } from './options.ts';
import { callBack, oneMoment, toTwiml } from './outbound.ts';
import { isSigned } from './signature.ts';

/** Rounds of "one moment" before the caller is promised a call-back. */
const MAX_ROUNDS = 4;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * `/call` begins a call, `/step?n=1` answers a prompt, `/status` ends it. Every one of them may come twice: the document
 * that answered a step is kept, and a repeat gets the same one.
 */
export function createWebhooks(options: VoiceTwilioOptions, deps: ChannelDeps) {
  const base = `${deps.publicUrl}/channels/${deps.accountId}`;

  return async (request: Request, path: string): Promise<Response> => {
    const params = Object.fromEntries(new URLSearchParams(await request.text()));
    if (request.method !== 'POST' || !isSigned(request, deps.publicUrl, params, options)) {
      deps.log.warn('webhook.refused', { path });
      return new Response('not signed by Twilio for this account', { status: 403 });
    }
    try {
      return await route(path, params, new URL(request.url).searchParams);
    } catch (error) {
      // Nothing was stored, so nothing may be promised: the retry in the webhook's address asks again.
      if (error instanceof AppError && isRetryable(error.code)) return new Response('try again', { status: 503 });
      throw error;
    }
  };

  async function route(path: string, params: Record<string, string>, query: URLSearchParams): Promise<Response> {
    const callSid = params['CallSid'] ?? '';
    if (!/^CA[0-9a-f]{32}$/i.test(callSid)) return new Response('no CallSid', { status: 400 });
    if (path === '/status') return status(params);
    const step = path === '/call' ? 0 : Number(query.get('n'));
    const known = path === '/call' || (path === '/step' && Number.isInteger(step) && step > 0);
    if (!known) return new Response('no such step', { status: 404 });
    return xml(await answer(params, callSid, step, Number(query.get('round') ?? 0)));
  }

  async function answer(params: Record<string, string>, callSid: string, step: number, round: number): Promise<string> {
    const key = `twiml/${callSid}/${step}`;
    const kept = (await deps.state.get([key])).get(key);
    if (kept !== undefined) return decoder.decode(kept);

    const result = await deps.receiveAndWait(toInbound(params, deps.accountId, step), options.patienceMs);
    if (result.status === 'late' && round < MAX_ROUNDS) {
      // On the way round the input comes again: it is known already, only its answer is asked for.
      const again = step === 0 ? `${base}/call?round=${round + 1}` : `${base}/step?n=${step}&round=${round + 1}`;
      return oneMoment(deps.language, again);
    }
    const twiml =
      result.status === 'answered' ? toTwiml(result.messages, `${base}/step?n=${step + 1}`) : callBack(deps.language);
    await deps.state.set(new Map([[key, encoder.encode(twiml)]]));
    return twiml;
  }

  /** The end of a call is a message like any other: what was said is kept, nobody waits for an answer. */
  async function status(params: Record<string, string>): Promise<Response> {
    const step: CallStep = 'ended';
    const isOver = ['completed', 'busy', 'failed', 'no-answer', 'canceled'].includes(params['CallStatus'] ?? '');
    if (isOver) await deps.receive(toInbound(params, deps.accountId, step));
    return new Response(null, { status: 204 });
  }
}

function xml(body: string): Response {
  return new Response(body, { headers: { 'content-type': 'text/xml; charset=utf-8' } });
}
