import type { Call, MoveTarget } from '../../src/core/call.ts';
import type { ChannelDeps } from '../../src/core/channel.ts';
import { createCallBackWebhooks } from './call-back.ts';
import type { Answer, DeskRequest } from './desk-request.ts';
import { toNote } from './inbound.ts';
import type { Recordings } from './late-recordings.ts';
import type { VoiceTwilioOptions } from './options.ts';
import type { People, Stay } from './people.ts';
import { fetchCaller } from './recordings.ts';

/** Where nobody is there, a caller who presses nothing is asked so often before they may leave a message. */
const ROUNDS_OF_NOBODY = 2;

/**
 * Webhooks around people: waiting, ringing an agent, being sent on, messages after the tone. The queue itself is the
 * desk's: it lives in the database, so that a caller can leave the line and keep the place.
 */
export function createDeskWebhooks(
  options: VoiceTwilioOptions,
  deps: ChannelDeps,
  { people, recordings }: { people: People; recordings: Recordings },
) {
  const { desk } = deps;
  const once = async (callSid: string, step: string, make: () => Promise<string>): Promise<string> =>
    (await deps.steps.find(callSid, step)) ?? deps.steps.keep(callSid, step, await make());
  const callBacks = createCallBackWebhooks(deps, people, once);

  return async (request: DeskRequest): Promise<Answer> => {
    const { path, params, query } = request;
    // A call-back that was sent on waits under its first name, on a line of another one.
    const callSid = query.get('call') ?? params['CallSid'] ?? '';
    const stay = { visit: query.get('visit') ?? '', round: Number(query.get('round') ?? 1) || 1 };
    const step = (name: string): string => [name, stay.visit, stay.round].filter((part) => part !== '').join('-');
    switch (path) {
      case '/wait':
        return once(callSid, step('wait'), () => wait(callSid, stay));
      case '/wait-key':
        return once(callSid, step('wait-key'), () =>
          waitKey(callSid, params['Digits'] || (params['SpeechResult'] ?? ''), stay),
        );
      case '/dialled':
        return once(callSid, step('dialled'), () => dialled(callSid, params, stay));
      case '/moved':
        return once(callSid, step('moved'), () => moved(callSid, query, stay));
      case '/message-done':
        return once(callSid, 'message-done', () => messageDone(callSid, params));
      case '/recording':
        return recording(params, query);
      case '/whisper':
        return whisper(callSid, params['CallSid'] ?? '', stay);
      default:
        return callBacks(request);
    }
  };

  async function wait(callSid: string, stay: Stay): Promise<string> {
    const call = await desk.get(callSid);
    if (call === null) return people.say(deps.language, 'call.late');
    const waiting = await desk.look(callSid);
    if (waiting.kind === 'nobody' && stay.round > ROUNDS_OF_NOBODY) return takeMessage(call);
    return people.wait(waiting, call, stay);
  }

  async function waitKey(callSid: string, said: string, stay: Stay): Promise<string> {
    const call = await desk.get(callSid);
    if (call === null) return people.say(deps.language, 'call.late');
    const wish = call.state === 'held' ? null : desk.hear(said);
    if (wish === 'callBack' && call.from !== null) {
      await desk.wantCallBack(callSid);
      return people.say(call.language, 'call.callBackNoted');
    }
    if (wish === 'message') return takeMessage(call);
    return wait(callSid, { ...stay, round: stay.round + 1, isAsked: wish !== null });
  }

  async function takeMessage(call: Call): Promise<string> {
    await desk.leavesMessage(call.callSid);
    return people.takeMessage(call);
  }

  async function dialled(callSid: string, params: Record<string, string>, stay: Stay): Promise<string> {
    const call = await desk.get(callSid);
    const status = params['DialCallStatus'] ?? '';
    // Sent on meanwhile: that is not the end of it.
    if (call?.state === 'queued' || call?.state === 'held') return wait(callSid, { ...stay, round: stay.round + 1 });
    if (call === null || status === 'completed' || status === 'answered') {
      await desk.over(callSid);
      return people.nothing();
    }
    // The caller hung up while the agent's phone rang: that agent has missed nothing.
    if (params['CallStatus'] === 'completed') {
      await desk.gaveUp(callSid);
      return people.nothing();
    }
    await desk.missed(callSid);
    return people.again(call, 'call.missed', { ...stay, round: stay.round + 1 });
  }

  /** An agent has sent the call here (`move.ts`). */
  async function moved(callSid: string, query: URLSearchParams, stay: Stay): Promise<string> {
    const to = targetOf(query);
    if (to !== null) await desk.moved(callSid, query.get('by') ?? '', to);
    return wait(callSid, stay);
  }

  /** The ticket is there before the recording is: that comes when Twilio has it ready, or never. */
  async function messageDone(callSid: string, params: Record<string, string>): Promise<string> {
    const call = await desk.get(callSid);
    const from = call === null ? params['From'] : (call.from ?? undefined);
    const about = { CallSid: callSid, ...(from === undefined ? {} : { From: from }) };
    await deps.receive(toNote(about, deps.accountId, { note: 'voicemail', id: 'voicemail' }));
    await desk.over(callSid);
    return people.say(call?.language ?? deps.language, 'call.messageTaken');
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

  /** Whoever takes a call off hold knows already what it is about. */
  async function whisper(callSid: string, agentLeg: string, { visit }: Stay): Promise<string> {
    const call = await desk.get(callSid);
    if (call === null) return people.nothing();
    const isResumed = call.agentId !== null && visit.endsWith(`~${call.agentId}`);
    await desk.connected(callSid, agentLeg);
    return isResumed ? people.nothing() : people.whisper(call);
  }
}

function targetOf(query: URLSearchParams): MoveTarget | null {
  const kind = query.get('to');
  const agentId = query.get('agent');
  if (kind === 'queue' || kind === 'hold') return { kind };
  return kind === 'agent' && agentId !== null ? { kind, agentId } : null;
}
