import type { Call, TryOutcome } from '../../src/core/call.ts';
import type { ChannelDeps } from '../../src/core/channel.ts';
import type { Answer, DeskRequest } from './desk-request.ts';
import type { People } from './people.ts';
import { agentOf } from './softphone.ts';

type Once = (callSid: string, step: string, make: () => Promise<string>) => Promise<string>;

/** A machine that "talked" for longer was none: people are taken for machines now and then. Seconds. */
const MACHINE_TALKS_AT_MOST = 30;
/** What Twilio says of a Dial that was not answered. */
const OUTCOMES: Readonly<Record<string, TryOutcome>> = { busy: 'busy', 'no-answer': 'no-answer' };

/** Webhooks of calls that we make: the agent's end, which comes first, and the customer's. */
export function createCallBackWebhooks(deps: ChannelDeps, people: People, once: Once) {
  const { desk } = deps;
  const { callBacks } = desk;

  return async ({ path, params, query }: DeskRequest): Promise<Answer> => {
    const leg = params['CallSid'] ?? '';
    const callSid = query.get('call') ?? '';
    switch (path) {
      case '/agent':
        return once(leg, 'agent', () => byHand(params));
      case '/call-back':
        return once(leg, 'call-back', () => dialled(callSid, query.get('dial') ?? '', leg));
      case '/agent-leg':
        return once(leg, 'agent-leg', () => agentLeg(callSid, query.get('dial') ?? '', params));
      case '/called':
        return once(leg, 'called', () => called(callSid, leg));
      case '/machine':
        return once(leg, 'machine', () => machine(callSid, params['AnsweredBy'] ?? ''));
      case '/customer-leg':
        return once(leg, 'customer-leg', async () => {
          const call = await desk.get(callSid);
          // While they talk, the end of the agent's Dial says how it went.
          if (call !== null && !call.isCallBack) await callBacks.legOver(leg);
          return people.nothing();
        });
      case '/agent-done':
        return once(leg, 'agent-done', () => done(callSid, params));
      default:
        return null;
    }
  };

  /** The agent's browser has called us: which call-back, and is it theirs? */
  async function byHand(params: Record<string, string>): Promise<string> {
    const call = await desk.get(params['callBack'] ?? '');
    const isTheirs = call !== null && call.dialId === null && call.agentId === agentOf(params['From'] ?? '');
    return ringCustomer(isTheirs ? call : null, params['CallSid'] ?? '');
  }

  /** The browser that we have rung was answered. */
  async function dialled(callSid: string, dialId: string, leg: string): Promise<string> {
    const call = await desk.get(callSid);
    const isNow = call !== null && call.dialId !== null && call.dialId === dialId;
    // Whatever the answer to our request was: this is it.
    if (isNow) await callBacks.said(dialId, 'asked', leg);
    return ringCustomer(isNow ? call : null, leg);
  }

  async function ringCustomer(call: Call | null, agentLeg: string): Promise<string> {
    if (call === null || !call.isCallBack || call.state !== 'ringing' || call.from === null)
      return people.say(deps.language, 'call.nobody');
    await callBacks.ringing(call.callSid, agentLeg);
    return people.callBack(call);
  }

  /** The end of a browser that we have rung, also where nobody took the call. */
  async function agentLeg(callSid: string, dialId: string, params: Record<string, string>): Promise<string> {
    const call = await desk.get(callSid);
    if (call?.dialId !== dialId) return people.nothing();
    if (params['CallStatus'] === 'completed') await callBacks.legOver(params['CallSid'] ?? '');
    else await callBacks.ended(callSid, 'agent-missed');
    return people.nothing();
  }

  async function called(callSid: string, leg: string): Promise<string> {
    const call = await desk.get(callSid);
    if (call === null) return people.nothing();
    await callBacks.reached(callSid, leg);
    return people.called(call);
  }

  async function machine(callSid: string, answeredBy: string): Promise<string> {
    if (answeredBy.startsWith('machine') || answeredBy === 'fax') await callBacks.machine(callSid);
    return people.nothing();
  }

  async function done(callSid: string, params: Record<string, string>): Promise<string> {
    const call = await desk.get(callSid);
    const status = params['DialCallStatus'] ?? '';
    const isMachine = call?.lastTry === 'machine' && Number(params['DialCallDuration'] ?? 0) <= MACHINE_TALKS_AT_MOST;
    if (status !== 'completed' && status !== 'answered') await callBacks.ended(callSid, OUTCOMES[status] ?? 'failed');
    else await callBacks.ended(callSid, isMachine ? 'machine' : 'answered');
    return people.nothing();
  }
}
