import { randomBytes } from 'node:crypto';
import { type Dial, type DialTarget, type Gather, nextVerbs, type Recording, type Said, type Verb } from './twiml.ts';
import { createPost, type WebhookOptions } from './webhook.ts';

export { sign } from './webhook.ts';

export interface PhoneOptions extends WebhookOptions {
  from: string;
  to: string;
  /** Hears what is said, in order; `side` is who hears it: an agent hears the whisper. */
  onSay(text: string, language: string, side: 'caller' | 'other', voice: string): void;
  /** The first webhook. Default `/call`; an agent's browser rings `/agent`. */
  path?: string;
  /** Further parameters of the first webhook. */
  params?: Record<string, string>;
}

/** How the call stands, and what the caller can do: answer a prompt, wait, talk, leave a message, or nothing any more. */
export type PhoneState =
  | { state: 'asked'; gather: Gather }
  | { state: 'ringing'; targets: DialTarget[]; timeoutSeconds: number }
  | { state: 'talking'; with: DialTarget }
  | { state: 'recording'; maxSeconds: number }
  | { state: 'over' };

export interface Phone {
  callSid: string;
  call(): Promise<PhoneState>;
  press(digits: string): Promise<PhoneState>;
  say(speech: string): Promise<PhoneState>;
  /** Lets the prompt run out. */
  silence(): Promise<PhoneState>;
  /** The other side of a Dial picks up. */
  pickUp(name?: string): Promise<PhoneState>;
  /** Nobody picks up, or the line is busy. */
  ringOut(status?: 'no-answer' | 'busy' | 'failed'): Promise<PhoneState>;
  /** The other side ends the conversation. */
  otherHangsUp(): Promise<PhoneState>;
  /** Speaks after the tone for so many seconds; 0: says nothing. */
  record(seconds: number): Promise<PhoneState>;
  hangUp(): Promise<void>;
}

/** Redirects in a row before it is called a loop. */
const MAX_REDIRECTS = 20;

/** What a document is stopped at, and the verbs after it. */
type Halt =
  | { at: 'gather'; verb: Gather; rest: readonly Verb[] }
  | { at: 'dial'; verb: Dial; rest: readonly Verb[]; talksTo: DialTarget | null }
  | { at: 'record'; verb: Recording; rest: readonly Verb[] };

/** A caller's side of Twilio: posts signed webhooks and follows the TwiML that comes back, as Twilio would. */
export function createPhone(options: PhoneOptions): Phone {
  const post = createPost(options);
  const callSid = newSid('CA');
  const own = { CallSid: callSid, From: options.from, To: options.to, Direction: 'inbound' };
  /** The address of the document that is being played; relative addresses stand in relation to it. */
  let here = options.signedUrl;
  let halt: Halt | null = null;

  async function ask(path: string, extra: Record<string, string>): Promise<PhoneState> {
    here = path.startsWith('/') ? `${options.signedUrl}${path}` : new URL(path, here).href;
    return follow(nextVerbs(await post(here, { ...own, CallStatus: 'in-progress', ...extra })));
  }

  async function follow(first: readonly Verb[]): Promise<PhoneState> {
    let verbs = first;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const next = await play(verbs);
      if (typeof next !== 'string') return next;
      here = new URL(next, here).href;
      verbs = nextVerbs(await post(here, { ...own, CallStatus: 'in-progress' }));
    }
    throw new Error(`more than ${MAX_REDIRECTS} redirects in a row`);
  }

  /** Plays a document to its end or to where it waits; returns the address of a redirect, or how the call stands. */
  async function play(verbs: readonly Verb[]): Promise<PhoneState | string> {
    for (const [index, verb] of verbs.entries()) {
      if (verb.verb === 'say') hear(verb, 'caller');
      if (verb.verb === 'redirect') return verb.url;
      if (verb.verb === 'hangup') break;
      const stopped = stopAt(verb, verbs.slice(index + 1));
      if (stopped !== null) return stopped;
    }
    await end();
    return { state: 'over' };
  }

  /** Where Twilio would wait for somebody. */
  function stopAt(verb: Verb, rest: readonly Verb[]): PhoneState | null {
    switch (verb.verb) {
      case 'gather':
        for (const said of verb.says) hear(said, 'caller');
        halt = { at: 'gather', verb, rest };
        return { state: 'asked', gather: verb };
      case 'dial':
        halt = { at: 'dial', verb, rest, talksTo: null };
        return { state: 'ringing', targets: verb.targets, timeoutSeconds: verb.timeoutSeconds };
      case 'record':
        halt = { at: 'record', verb, rest };
        return { state: 'recording', maxSeconds: verb.maxSeconds };
      default:
        return null;
    }
  }

  function hear({ text, language, voice }: Said, side: 'caller' | 'other'): void {
    options.onSay(text, language, side, voice);
  }

  function halted<At extends Halt['at']>(at: At): Extract<Halt, { at: At }> {
    if (halt === null || !isAt(halt, at))
      throw new Error(`the call does not wait for that: ${halt?.at ?? 'it is over'}`);
    return halt;
  }

  async function answer(input: Record<string, string>): Promise<PhoneState> {
    const { verb } = halted('gather');
    halt = null;
    return ask(verb.action, input);
  }

  async function silence(): Promise<PhoneState> {
    const { verb, rest } = halted('gather');
    if (verb.actionOnEmptyResult) return answer({ Digits: '' });
    halt = null;
    return follow(rest);
  }

  async function press(keys: string): Promise<PhoneState> {
    const { verb } = halted('gather');
    const digits = keyed(keys, verb);
    // Keys that are not listened to, or a hash without digits before it, change nothing.
    if (digits === null) return { state: 'asked', gather: verb };
    return answer({ Digits: digits });
  }

  async function pickUp(name?: string): Promise<PhoneState> {
    const stopped = halted('dial');
    const target = stopped.verb.targets.find((one) => name === undefined || one.name === name);
    if (target === undefined) throw new Error(`nobody called ${name} is rung`);
    stopped.talksTo = target;
    if (target.url !== '') {
      const leg = { CallSid: newSid('CA'), ParentCallSid: callSid, From: options.from, To: target.name };
      for (const verb of nextVerbs(await post(target.url, { ...leg, CallStatus: 'in-progress' }))) {
        if (verb.verb === 'say') hear(verb, 'other');
      }
    }
    return { state: 'talking', with: target };
  }

  async function dialled(status: string, seconds: number): Promise<PhoneState> {
    const { verb, rest, talksTo } = halted('dial');
    halt = null;
    if (verb.isRecorded && talksTo !== null) await recorded(verb.recordingStatusCallback, seconds);
    if (verb.action === '') return follow(rest);
    return ask(verb.action, { DialCallStatus: status, DialCallDuration: String(seconds), DialCallSid: newSid('CA') });
  }

  async function record(seconds: number): Promise<PhoneState> {
    const { verb, rest } = halted('record');
    halt = null;
    // Nothing was recorded: Twilio does not ask the action and goes on with the document.
    if (seconds === 0) return follow(rest);
    const sid = newSid('RE');
    const state = await ask(verb.action, {
      RecordingSid: sid,
      RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${options.accountSid}/Recordings/${sid}`,
      RecordingDuration: String(Math.min(seconds, verb.maxSeconds)),
      Digits: '#',
    });
    await recorded(verb.recordingStatusCallback, seconds, sid);
    return state;
  }

  async function recorded(callback: string, seconds: number, sid = newSid('RE')): Promise<void> {
    if (callback === '') return;
    await post(callback, {
      CallSid: callSid,
      RecordingSid: sid,
      RecordingStatus: 'completed',
      RecordingDuration: String(seconds),
      RecordingChannels: '1',
      RecordingSource: 'RecordVerb',
    });
  }

  async function end(): Promise<void> {
    halt = null;
    await post('/status', { ...own, CallStatus: 'completed', CallDuration: '1' });
  }

  return {
    callSid,
    call: async () => ask(options.path ?? '/call', { CallStatus: 'ringing', ...options.params }),
    press,
    say: async (speech) =>
      halted('gather').verb.input.includes('speech') ? answer({ SpeechResult: speech, Confidence: '0.9' }) : silence(),
    silence,
    pickUp,
    ringOut: async (status = 'no-answer') => dialled(status, 0),
    otherHangsUp: async () => dialled('completed', 60),
    record,
    hangUp: end,
  };
}

function isAt<At extends Halt['at']>(halt: Halt, at: At): halt is Extract<Halt, { at: At }> {
  return halt.at === at;
}

/** What Twilio would hand over of the keys, or null where it would go on listening. */
function keyed(keys: string, { input, numDigits, finishOnKey }: Gather): string | null {
  if (!input.includes('dtmf')) return null;
  const finish = numDigits === null ? keys.indexOf(finishOnKey) : -1;
  const before = finish === -1 ? keys : keys.slice(0, finish);
  return before === '' ? null : before.slice(0, numDigits ?? before.length);
}

function newSid(prefix: string): string {
  return prefix + randomBytes(16).toString('hex');
}
