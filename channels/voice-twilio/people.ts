import type { Call, Waiting } from '../../src/core/call.ts';
import type { ChannelDeps } from '../../src/core/channel.ts';
import type { VoiceTwilioOptions } from './options.ts';
import { document, type Spoken, sayAll } from './outbound.ts';
import { clientName } from './softphone.ts';
import type { Voices } from './voices.ts';

/** The queue is looked at this often, seconds; the position is told every other time. */
const ROUND_SECONDS = 10;
/** Longest message that a caller can leave, seconds. */
const MESSAGE_SECONDS = 180;
/** Silence that ends a message, seconds. */
const MESSAGE_SILENCE_SECONDS = 6;
const SOON_SECONDS = 120;

export interface People {
  /** What a waiting caller hears, and what happens next. */
  wait(waiting: Waiting, call: Call, round: number): string;
  takeMessage(language: string): string;
  /** Says these texts and hangs up. */
  say(language: string, ...texts: string[]): string;
  /** Says a text and goes on waiting. */
  again(language: string, text: string, round: number): string;
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
          recordingStatusCallback: `${base}/recording?of=call&call=${callSid}`,
        } as const)
      : {};

  return {
    wait(waiting, call, round) {
      const response = document();
      if (waiting.kind === 'ring') {
        const dial = response.dial({
          timeout: options.agents?.ringSeconds ?? 20,
          action: `${base}/dialled?round=${round}`,
          method: 'POST',
          answerOnBridge: true,
          ...recorded(call),
        });
        dial.client({ url: `${base}/whisper?call=${call.callSid}`, method: 'POST' }, clientName(waiting.agentId));
        return response.toString();
      }
      const collected = response.gather({
        input: ['dtmf'],
        numDigits: 1,
        action: `${base}/wait-key?round=${round}`,
        method: 'POST',
        timeout: ROUND_SECONDS,
        actionOnEmptyResult: true,
      });
      sayAll(collected, waitingWords(waiting, call, round), voices);
      return response.toString();
    },
    takeMessage(language) {
      const response = document();
      sayAll(response, [spoken(language, 'call.askMessage')], voices);
      response.record({
        action: `${base}/message-done`,
        method: 'POST',
        maxLength: MESSAGE_SECONDS,
        timeout: MESSAGE_SILENCE_SECONDS,
        finishOnKey: '#',
        playBeep: true,
        trim: 'trim-silence',
        recordingStatusCallback: `${base}/recording?of=message`,
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
    again(language, text, round) {
      const response = document();
      sayAll(response, [spoken(language, text)], voices);
      response.redirect({ method: 'POST' }, `${base}/wait?round=${round}`);
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
        ...(options.agents?.callerId === undefined ? {} : { callerId: options.agents.callerId }),
        ...recorded(call),
      });
      dial.number({ url: `${base}/called?call=${call.callSid}`, method: 'POST' }, call.from ?? '');
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

  function whispered({ language, ticketNumber, about }: Call): Spoken {
    return ticketNumber === null
      ? spoken(language, 'call.whisper', { about })
      : spoken(language, 'call.whisperTicket', { about, ticketNumber });
  }

  function waitingWords(waiting: Exclude<Waiting, { kind: 'ring' }>, call: Call, round: number): Spoken[] {
    const { language } = call;
    const offer = call.from === null ? 'call.messageOffer' : 'call.waitOffer';
    if (waiting.kind === 'nobody') return [spoken(language, 'call.nobody'), spoken(language, offer)];
    if (round % 2 === 0) return [];
    const { position, waitSeconds } = waiting;
    const minutes = Math.ceil((waitSeconds ?? 0) / 60);
    return [
      position === 1 ? spoken(language, 'call.next') : spoken(language, 'call.position', { position }),
      waitSeconds === null || waitSeconds < SOON_SECONDS
        ? spoken(language, 'call.waitShort')
        : spoken(language, 'call.waitMinutes', { minutes }),
      spoken(language, offer),
    ];
  }
}
