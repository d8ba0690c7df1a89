import type { Call, Waiting } from '../../src/core/call.ts';
import type { ChannelDeps } from '../../src/core/channel.ts';
import { RETRIES } from '../../src/lib/twilio-api.ts';
import type { VoiceTwilioOptions } from './options.ts';
import { document, type Spoken, sayAll, speechAttributes } from './outbound.ts';
import { clientName } from './softphone.ts';
import type { Voices } from './voices.ts';

/** The queue is looked at this often, seconds; the position is told every other time. */
const ROUND_SECONDS = 10;
/** Longest message that a caller can leave, seconds. */
const MESSAGE_SECONDS = 180;
/** Silence that ends a message, seconds. */
const MESSAGE_SILENCE_SECONDS = 6;
const SOON_SECONDS = 120;
const RING_CUSTOMER_SECONDS = 30;

/** Which round of which stay in the queue: a call that was sent on by an agent comes back into it. */
export interface Stay {
  /** Empty for the first. */
  visit: string;
  round: number;
  /** The caller wants to hear how it stands, whichever round it is. */
  isAsked?: boolean;
}

export interface People {
  /** What a waiting caller hears, and what happens next. */
  wait(waiting: Waiting, call: Call, stay: Stay): string;
  takeMessage(call: Call): string;
  /** Says these texts and hangs up. */
  say(language: string, ...texts: string[]): string;
  /** Says a text and goes on waiting. */
  again(call: Call, text: string, stay: Stay): string;
  /** On the agent's side, before the two are connected: who calls, and why. */
  whisper(call: Call): string;
  /** On the agent's side: calls the customer back. */
  callBack(call: Call): string;
  /** On the customer's side of a call-back, before the two are connected. */
  called(call: Call): string;
  nothing(): string;
}

/** Documents for callers who want a person, and for the people who take their calls. */
export function createPeople(options: VoiceTwilioOptions, deps: ChannelDeps, voices: Voices): People {
  const base = `${deps.publicUrl}/channels/${deps.accountId}`;
  const spoken = (language: string, text: string, values: Parameters<ChannelDeps['wording']>[2] = {}): Spoken => ({
    text: deps.wording(text, language, values),
    language,
  });
  const recorded = ({ callSid }: Call) =>
    options.recording
      ? ({
          record: 'record-from-answer-dual',
          // A call-back is the agent's call to Twilio; its recording belongs to the customer's.
          recordingStatusCallback: `${base}/recording?of=call&call=${callSid}${RETRIES}`,
        } as const)
      : {};

  return {
    wait(waiting, call, stay) {
      const response = document();
      if (waiting.kind === 'ring') {
        const dial = response.dial({
          timeout: options.agents?.ringSeconds ?? 20,
          action: at('dialled', call, stay),
          method: 'POST',
          answerOnBridge: true,
          ...recorded(call),
        });
        dial.client({ url: at('whisper', call, stay), method: 'POST' }, clientName(waiting.agentId));
        return response.toString();
      }
      const collected = response.gather({
        // Whoever is on hold has nothing to choose.
        ...(waiting.kind === 'held'
          ? { input: ['dtmf'] }
          : speechAttributes(call.language, deps.desk.hints(call.language), voices)),
        numDigits: 1,
        action: at('wait-key', call, stay),
        method: 'POST',
        timeout: ROUND_SECONDS,
        actionOnEmptyResult: true,
      });
      sayAll(collected, waitingWords(waiting, call, stay), voices);
      return response.toString();
    },
    takeMessage({ callSid, language }) {
      const response = document();
      sayAll(response, [spoken(language, 'call.askMessage')], voices);
      response.record({
        action: `${base}/message-done?call=${callSid}`,
        method: 'POST',
        maxLength: MESSAGE_SECONDS,
        timeout: MESSAGE_SILENCE_SECONDS,
        finishOnKey: '#',
        playBeep: true,
        trim: 'trim-silence',
        // It is announced once: while we start anew, a message would be lost.
        recordingStatusCallback: `${base}/recording?of=message&call=${callSid}${RETRIES}`,
        recordingStatusCallbackEvent: ['completed', 'absent'],
      });
      // Reached where nothing was recorded: Twilio then does not ask the action.
      sayAll(response, [spoken(language, 'call.messageEmpty')], voices);
      response.hangup();
      return response.toString();
    },
    say(language, ...texts) {
      const response = document();
      sayAll(
        response,
        texts.map((text) => spoken(language, text)),
        voices,
      );
      response.hangup();
      return response.toString();
    },
    again(call, text, stay) {
      const response = document();
      sayAll(response, [spoken(call.language, text)], voices);
      response.redirect({ method: 'POST' }, at('wait', call, stay));
      return response.toString();
    },
    whisper(call) {
      const response = document();
      sayAll(response, [whispered(call)], voices);
      return response.toString();
    },
    callBack(call) {
      const response = document();
      sayAll(response, [whispered(call)], voices);
      const dial = response.dial({
        action: `${base}/agent-done?call=${call.callSid}`,
        method: 'POST',
        answerOnBridge: true,
        timeout: RING_CUSTOMER_SECONDS,
        ...(options.agents?.callerId === undefined ? {} : { callerId: options.agents.callerId }),
        ...recorded(call),
      });
      const about = `?call=${call.callSid}`;
      dial.number(
        {
          url: `${base}/called${about}`,
          method: 'POST',
          // The customer may hang up after having been sent on, when this Dial is long over.
          statusCallback: `${base}/customer-leg${about}`,
          statusCallbackMethod: 'POST',
          statusCallbackEvent: ['completed'],
          machineDetection: 'Enable',
          amdStatusCallback: `${base}/machine${about}`,
          amdStatusCallbackMethod: 'POST',
        },
        call.from ?? '',
      );
      return response.toString();
    },
    called(call) {
      const response = document();
      const texts = options.recording ? ['engine.greeting', 'call.recorded'] : ['engine.greeting'];
      sayAll(
        response,
        texts.map((text) => spoken(call.language, text)),
        voices,
      );
      return response.toString();
    },
    nothing: () => document().toString(),
  };

  function at(path: string, { callSid }: Call, { visit, round }: Stay): string {
    const place = `${base}/${path}?call=${callSid}&round=${round}`;
    return visit === '' ? place : `${place}&visit=${encodeURIComponent(visit)}`;
  }

  function whispered({ language, ticketNumber, about }: Call): Spoken {
    return ticketNumber === null
      ? spoken(language, 'call.whisper', { about })
      : spoken(language, 'call.whisperTicket', { about, ticketNumber });
  }

  function waitingWords(waiting: Exclude<Waiting, { kind: 'ring' }>, call: Call, { round, isAsked }: Stay): Spoken[] {
    const { language } = call;
    const offer = spoken(language, call.from === null ? 'call.messageOffer' : 'call.waitOffer');
    if (waiting.kind === 'nobody') return [spoken(language, 'call.nobody'), offer];
    if (round % 2 === 0 && isAsked !== true) return [];
    return waiting.kind === 'held' ? [spoken(language, 'call.onHold')] : [...placeWords(waiting, language), offer];
  }

  function placeWords({ position, waitSeconds }: Extract<Waiting, { kind: 'wait' }>, language: string): Spoken[] {
    const minutes = Math.ceil((waitSeconds ?? 0) / 60);
    return [
      position === 1 ? spoken(language, 'call.next') : spoken(language, 'call.position', { position }),
      waitSeconds === null || waitSeconds < SOON_SECONDS
        ? spoken(language, 'call.waitShort')
        : spoken(language, 'call.waitMinutes', { minutes }),
    ];
  }
}
