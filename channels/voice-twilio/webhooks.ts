import twilio from 'twilio';
import type { ChannelDeps } from '../../src/core/channel.ts';
import type { InlineAnswer } from '../../src/core/channel-outcome.ts';
import { AppError, isRetryable } from '../../src/core/errors.ts';
import { readWebhook } from '../../src/lib/twilio-webhook.ts';
import { createDeskWebhooks } from './desk.ts';
import { type CallStep, callerNumber, toInbound, toNote } from './inbound.ts';
import type { Recordings } from './late-recordings.ts';
import type { VoiceTwilioOptions } from './options.ts';
import { document, sayAll, toTwiml } from './outbound.ts';
import { createPeople } from './people.ts';
import type { Voices } from './voices.ts';

/** Rounds of "one moment" before the caller is promised a call-back. */
const MAX_ROUNDS = 4;
const PAUSE_SECONDS = 2;
const OVER: ReadonlySet<string> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

type Params = Record<string, string>;
/** Where in a call a webhook stands. */
interface Step {
  params: Params;
  callSid: string;
  step: number;
  language: string;
}

/**
 * `/call` begins a call, `/step?n=1` answers a prompt, `/status` ends it; what people have to do with is in `desk.ts`.
 * Every one of them may come twice: the document that answered a step is kept, and a repeat gets the same one.
 */
export function createWebhooks(
  options: VoiceTwilioOptions,
  deps: ChannelDeps,
  { voices, recordings }: { voices: Voices; recordings: Recordings },
) {
  const base = `${deps.publicUrl}/channels/${deps.accountId}`;
  const people = createPeople(options, deps, voices);
  const atDesk = createDeskWebhooks(options, deps, { people, recordings });

  return async (request: Request, path: string): Promise<Response> => {
    const params = await readWebhook(request, deps.publicUrl, options, twilio.validateRequest);
    if (params instanceof Response) {
      deps.log.warn('webhook.refused', { path });
      return params;
    }
    try {
      return await route(path, params, new URL(request.url).searchParams);
    } catch (error) {
      // Nothing was stored, so nothing may be promised: the retry in the webhook's address asks again.
      if (error instanceof AppError && isRetryable(error.code)) return new Response('try again', { status: 503 });
      throw error;
    }
  };

  async function route(path: string, params: Params, query: URLSearchParams): Promise<Response> {
    const callSid = params['CallSid'] ?? '';
    if (!/^CA[0-9a-f]{32}$/i.test(callSid)) return new Response('no CallSid', { status: 400 });
    if (path === '/status') return status(params);
    const desk = await atDesk({ path, params, query });
    if (desk !== null) return xml(desk);
    const step = stepOf(path, query.get('n'));
    if (step === null) return new Response('no such step', { status: 404 });
    const said = query.get('lang') ?? '';
    // The address of each step carries the call's language, for what is said without the conversation.
    const language = deps.languages.includes(said) ? said : deps.language;
    return xml(await answer({ params, callSid, step, language }, Number(query.get('round') ?? 0)));
  }

  async function answer(at: Step, round: number): Promise<string> {
    const kept = await deps.steps.find(at.callSid, String(at.step));
    if (kept !== null) return kept;

    const result = await deps.receiveAndWait(toInbound(at.params, deps.accountId, at.step), options.patienceMs);
    if (result.status === 'late' && round < MAX_ROUNDS) return oneMoment(at, round);
    return deps.steps.keep(at.callSid, String(at.step), await documentOf(result, at));
  }

  async function documentOf(result: InlineAnswer, { params, callSid, step, language }: Step): Promise<string> {
    if (result.status !== 'answered') {
      // Whatever holds the turn up, this waits behind it and opens a ticket for a call-back.
      await deps.receive(toNote(params, deps.accountId, { note: 'late', id: `late-${step}` }));
      return people.say(language, 'call.late');
    }
    const { messages } = result;
    const spoken = messages.at(-1)?.content.language ?? language;
    const transfer = messages.findLast(({ content }) => content.transfer !== undefined)?.content.transfer;
    if (transfer === undefined || options.agents === undefined) {
      return toTwiml(messages, `${base}/step?n=${step + 1}&lang=${spoken}`, voices);
    }
    await deps.desk.enter({ callSid, from: callerNumber(params), language: spoken, ...transfer });
    const response = document();
    for (const { content } of messages) sayAll(response, content.parts ?? [content], voices);
    response.redirect({ method: 'POST' }, `${base}/wait?call=${callSid}&round=1`);
    return response.toString();
  }

  /** The turn is not committed yet: a word, a pause, and the same step again; its input is known already. */
  function oneMoment({ step, language }: Step, round: number): string {
    const response = document();
    sayAll(response, [{ text: deps.wording('call.oneMoment', language), language }], voices);
    response.pause({ length: PAUSE_SECONDS });
    const next = `round=${round + 1}&lang=${language}`;
    response.redirect({ method: 'POST' }, step === 0 ? `${base}/call?${next}` : `${base}/step?n=${step}&${next}`);
    return response.toString();
  }

  /** The end of a call is a message like any other: what was said is kept, nobody waits for an answer. */
  async function status(params: Params): Promise<Response> {
    const step: CallStep = 'ended';
    if (!OVER.has(params['CallStatus'] ?? '')) return new Response(null, { status: 204 });
    // An agent's own leg is no call of a customer.
    const isCustomer = params['ParentCallSid'] === undefined && !(params['From'] ?? '').startsWith('client:');
    if (!isCustomer) await deps.desk.callBacks.legOver(params['CallSid'] ?? '');
    else {
      await deps.desk.gaveUp(params['CallSid'] ?? '');
      await deps.receive(toInbound(params, deps.accountId, step));
      await deps.steps.forgetOld();
    }
    return new Response(null, { status: 204 });
  }
}

/** The place in the call that an address is about. */
function stepOf(path: string, n: string | null): number | null {
  if (path === '/call') return 0;
  const step = Number(n);
  return path === '/step' && Number.isInteger(step) && step > 0 ? step : null;
}

function xml(body: string): Response {
  return new Response(body, { headers: { 'content-type': 'text/xml; charset=utf-8' } });
}
