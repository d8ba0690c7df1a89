import type { Call } from '../../src/core/call.ts';
import type { ChannelDeps } from '../../src/core/channel.ts';
import { toNote } from './inbound.ts';
import type { Recordings } from './late-recordings.ts';
import type { VoiceTwilioOptions } from './options.ts';
import type { People } from './people.ts';
import { fetchCaller } from './recordings.ts';
import { agentOf } from './softphone.ts';

export interface DeskRequest {
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
}
/** Null: the path belongs to somebody else. */
type Answer = string | null;

/** Digits while waiting. */
const CALL_BACK_KEY = '1';
const MESSAGE_KEY = '2';
/** Where nobody is there, a caller who presses nothing is asked so often before they may leave a message. */
const ROUNDS_OF_NOBODY = 2;

/**
 * Webhooks around people: waiting, ringing an agent, messages after the tone, calling back. The queue itself is the
 * desk's: it lives in the database, so that a caller can leave the line and keep the place.
 */
export function createDeskWebhooks(
  options: VoiceTwilioOptions,
  deps: ChannelDeps,
  { people, recordings }: { people: People; recordings: Recordings },
) {
  const { desk } = deps;

  return async ({ path, params, query }: DeskRequest): Promise<Answer> => {
    const callSid = params['CallSid'] ?? '';
    const round = Number(query.get('round') ?? 1) || 1;
    switch (path) {
      case '/wait':
        return once(callSid, `wait-${round}`, () => wait(callSid, round));
      case '/wait-key':
        return once(callSid, `wait-key-${round}`, () => waitKey(callSid, params['Digits'] ?? '', round));
      case '/dialled':
        return once(callSid, `dialled-${round}`, () => dialled(callSid, params['DialCallStatus'] ?? '', round));
      case '/message-done':
        return once(callSid, 'message-done', () => messageDone(params));
      case '/recording':
        return recording(params, query);
      case '/whisper':
        return whisper(query.get('call') ?? '');
      case '/agent':
        return once(callSid, 'agent', () => callBack(params));
      case '/called': {
        const call = await desk.get(query.get('call') ?? '');
        return call === null ? people.nothing() : people.called(call);
      }
      case '/agent-done':
        return once(callSid, 'agent-done', async () => {
          await desk.calledBack(query.get('call') ?? '', params['DialCallStatus'] === 'completed');
          return people.nothing();
        });
      default:
        return null;
    }
  };

  async function once(callSid: string, step: string, make: () => Promise<string>): Promise<string> {
    return (await deps.steps.find(callSid, step)) ?? deps.steps.keep(callSid, step, await make());
  }

  async function wait(callSid: string, round: number): Promise<string> {
    const call = await desk.get(callSid);
    if (call === null) return people.say(deps.language, 'call.late');
    const waiting = await desk.look(callSid);
    if (waiting.kind === 'nobody' && round > ROUNDS_OF_NOBODY) return people.takeMessage(call.language);
    return people.wait(waiting, call, round);
  }

  async function waitKey(callSid: string, digits: string, round: number): Promise<string> {
    const call = await desk.get(callSid);
    if (call === null) return people.say(deps.language, 'call.late');
    if (digits === CALL_BACK_KEY && call.from !== null) {
      await desk.wantCallBack(callSid);
      return people.say(call.language, 'call.callBackNoted');
    }
    if (digits === MESSAGE_KEY) return people.takeMessage(call.language);
    return wait(callSid, round + 1);
  }

  async function dialled(callSid: string, status: string, round: number): Promise<string> {
    if (status === 'completed' || status === 'answered') {
      await desk.over(callSid);
      return people.nothing();
    }
    await desk.missed(callSid);
    return people.again(await languageOf(callSid), 'call.missed', round + 1);
  }

  /** The ticket is there before the recording is: that comes when Twilio has it ready, or never. */
  async function messageDone(params: Record<string, string>): Promise<string> {
    const callSid = params['CallSid'] ?? '';
    await deps.receive(toNote(params, deps.accountId, { note: 'voicemail', id: 'voicemail' }));
    await desk.over(callSid);
    return people.say(await languageOf(callSid), 'call.messageTaken');
  }

  async function recording(params: Record<string, string>, query: URLSearchParams): Promise<string> {
    const sid = params['RecordingSid'] ?? '';
    if ((params['RecordingStatus'] ?? 'completed') !== 'completed') return people.nothing();
    const callSid = query.get('call') ?? params['CallSid'] ?? '';
    await recordings.take(sid, {
      callSid,
      from: await callerOf(callSid),
      note: query.get('of') === 'call' ? 'recording' : 'voicemail',
    });
    return people.nothing();
  }

  /** Twilio does not say who called; a call that came while we were down is not in the queue either. */
  async function callerOf(callSid: string): Promise<string> {
    const call = await desk.get(callSid);
    return (call === null ? await fetchCaller(callSid, options) : call.from) ?? '';
  }

  async function whisper(callSid: string): Promise<string> {
    const call = await desk.get(callSid);
    if (call === null) return people.nothing();
    await desk.connected(callSid);
    return people.whisper(call);
  }

  /** The agent's browser has called us: which call-back, and is it theirs? */
  async function callBack(params: Record<string, string>): Promise<string> {
    const agentId = agentOf(params['From'] ?? '');
    const call = await desk.get(params['callBack'] ?? '');
    if (!isTaken(call, agentId)) return people.say(deps.language, 'call.nobody');
    await desk.connected(call.callSid);
    return people.callBack(call);
  }

  async function languageOf(callSid: string): Promise<string> {
    return (await desk.get(callSid))?.language ?? deps.language;
  }
}

function isTaken(call: Call | null, agentId: string | null): call is Call {
  return call?.isCallBack === true && call.state === 'ringing' && call.agentId === agentId && call.from !== null;
}
