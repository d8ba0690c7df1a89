import { type Dial, type DialTarget, type Gather, nextVerbs, type Recording, type Said, type Verb } from './twiml.ts';

export interface PhoneOptions {
  /** Posts a webhook as Twilio does, signed for the account; gives the document that comes back. */
  post(address: string, params: Record<string, string>): Promise<string>;
  /** Where the account's calls are answered, as its signatures are checked: `http://localhost:3000/channels/demo-phone`. */
  signedUrl: string;
  from: string;
  to: string;
  /**
   * Hears what is said, in order; `side` is who hears it: an agent hears the whisper. A promise says how long it takes:
   * nothing else happens until then, but in a Gather, where it can be talked over.
   */
  onSay(text: string, language: string, side: 'caller' | 'other', voice: string): void | Promise<void>;
  /** Waits so long. Default: not at all. */
  onPause?(seconds: number): Promise<void>;
  /** Twilio's name of the call, where it is under way and was sent to `path`. Default: a new one. */
  callSid?: string;
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
  | { state: 'recording'; maxSeconds: number; silenceSeconds: number; finishOnKey: string }
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
  /** Whoever was speaking after the tone leaves a message of so many seconds by it. */
  hangUp(spokenSeconds?: number): Promise<void>;
}

/** Redirects in a row before it is called a loop. */
const MAX_REDIRECTS = 20;

/** What a document is stopped at, and the verbs after it. */
type Halt =
  | { at: 'gather'; verb: Gather; rest: readonly Verb[] }
  | { at: 'dial'; verb: Dial; rest: readonly Verb[]; talksTo: DialTarget | null }
  | { at: 'record'; verb: Recording; rest: readonly Verb[] };

/** A caller's side of Twilio: posts webhooks and follows the TwiML that comes back, as Twilio would; also in a browser. */
export function createPhone(options: PhoneOptions): Phone {
  // What stands behind an address says how often Twilio tries: it is neither sent nor signed.
  const post: PhoneOptions['post'] = (address, params) => options.post(address.split('#', 1).join(''), params);
  const callSid = options.callSid ?? newSid('CA');
  const own = { CallSid: callSid, From: options.from, To: options.to, Direction: 'inbound' };
  /** The address of the document that is being played; relative addresses stand in relation to it. */
  let here = options.signedUrl;
  let halt: Halt | null = null;
  /** Whoever has hung up hears nothing more, and no further address is asked. */
  let isOver = false;

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
      if (isOver) return { state: 'over' };
      await take(verb);
      if (verb.verb === 'redirect') return verb.url;
      if (verb.verb === 'hangup') break;
      const stopped = stopAt(verb, verbs.slice(index + 1));
      if (stopped !== null) return stopped;
    }
    await end();
    return { state: 'over' };
  }

  /** What only takes its time. */
  async function take(verb: Verb): Promise<void> {
    if (verb.verb === 'say') await hear(verb, 'caller');
    if (verb.verb === 'pause') await options.onPause?.(verb.seconds);
  }

  /** Where Twilio would wait for somebody. */
  function stopAt(verb: Verb, rest: readonly Verb[]): PhoneState | null {
    switch (verb.verb) {
      case 'gather':
        for (const said of verb.says) void hear(said, 'caller');
        halt = { at: 'gather', verb, rest };
        return { state: 'asked', gather: verb };
      case 'dial':
        halt = { at: 'dial', verb, rest, talksTo: null };
        return { state: 'ringing', targets: verb.targets, timeoutSeconds: verb.timeoutSeconds };
      case 'record':
        halt = { at: 'record', verb, rest };
        return {
          state: 'recording',
          maxSeconds: verb.maxSeconds,
          silenceSeconds: verb.silenceSeconds,
          finishOnKey: verb.finishOnKey,
        };
      default:
        return null;
    }
  }

  async function hear({ text, language, voice }: Said, side: 'caller' | 'other'): Promise<void> {
    await options.onSay(text, language, side, voice);
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

  /** @param finishedOnKey the key that ended the input before any other was pressed */
  async function silence(finishedOnKey = ''): Promise<PhoneState> {
    const { verb, rest } = halted('gather');
    if (verb.actionOnEmptyResult) return answer({ Digits: '', FinishedOnKey: finishedOnKey });
    halt = null;
    return follow(rest);
  }

  async function press(keys: string): Promise<PhoneState> {
    const { verb } = halted('gather');
    // Keys that are not listened to change nothing.
    if (!verb.input.includes('dtmf') || keys === '') return { state: 'asked', gather: verb };
    const { digits, finishedOnKey } = keyed(keys, verb);
    return digits === '' ? silence(finishedOnKey) : answer({ Digits: digits, FinishedOnKey: finishedOnKey });
  }

  async function pickUp(name?: string): Promise<PhoneState> {
    const stopped = halted('dial');
    const target = stopped.verb.targets.find((one) => name === undefined || one.name === name);
    if (target === undefined) throw new Error(`nobody called ${name} is rung`);
    stopped.talksTo = target;
    if (target.url !== '') {
      const leg = { CallSid: newSid('CA'), ParentCallSid: callSid, From: options.from, To: target.name };
      for (const verb of nextVerbs(await post(target.url, { ...leg, CallStatus: 'in-progress' }))) {
        if (verb.verb === 'say') await hear(verb, 'other');
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

  async function record(seconds: number, digits = '#'): Promise<PhoneState> {
    const { verb, rest } = halted('record');
    halt = null;
    // Nothing was recorded: Twilio does not ask the action and goes on with the document.
    if (seconds === 0) return follow(rest);
    const sid = newSid('RE');
    const state = await ask(verb.action, {
      RecordingSid: sid,
      RecordingUrl: `https://api.twilio.com/2010-04-01/Recordings/${sid}`,
      RecordingDuration: String(Math.min(seconds, verb.maxSeconds)),
      Digits: digits,
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

  async function hangUp(spokenSeconds = 0): Promise<void> {
    if (isOver) return;
    isOver = true;
    // Twilio asks the action also then, and plays what comes back to nobody.
    if (halt?.at === 'record' && spokenSeconds > 0) await record(spokenSeconds, 'hangup');
    await post(`${options.signedUrl}/status`, { ...own, CallStatus: 'completed', CallDuration: '1' });
  }

  async function end(): Promise<void> {
    halt = null;
    await hangUp();
  }

  return {
    callSid,
    call: async () => ask(options.path ?? '/call', { CallStatus: 'ringing', ...options.params }),
    press,
    say: async (speech) =>
      halted('gather').verb.input.includes('speech') ? answer({ SpeechResult: speech, Confidence: '0.9' }) : silence(),
    silence: async () => silence(),
    pickUp,
    ringOut: async (status = 'no-answer') => dialled(status, 0),
    otherHangsUp: async () => dialled('completed', 60),
    record: async (seconds) => record(seconds),
    hangUp,
  };
}

function isAt<At extends Halt['at']>(halt: Halt, at: At): halt is Extract<Halt, { at: At }> {
  return halt.at === at;
}

/**
 * What Twilio would hand over of the keys: it listens until so many are pressed, or the one that ends the input
 * (https://www.twilio.com/docs/voice/twiml/gather#finishonkey).
 */
function keyed(keys: string, { numDigits, finishOnKey }: Gather): { digits: string; finishedOnKey: string } {
  const finish = finishOnKey === '' ? -1 : keys.indexOf(finishOnKey);
  const most = numDigits ?? keys.length;
  if (finish !== -1 && finish <= most) return { digits: keys.slice(0, finish), finishedOnKey: finishOnKey };
  return { digits: keys.slice(0, most), finishedOnKey: '' };
}

function newSid(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return prefix + [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
