import twilio from 'twilio';
import type { OutboundMessage } from '../../src/core/message.ts';
import { voiceOf } from './voices.ts';

/** Say takes at most 4096 characters; recognisers take 500 hints of 100 characters. */
const MAX_SAY = 4000;
const MAX_HINTS = 100;
const MAX_HINT = 100;
/** How long the caller may think before the step comes back empty, seconds. */
const ANSWER_SECONDS = 6;

/** The answers of a turn as TwiML: each is said; the last prompt that waits becomes a Gather, none means goodbye. */
export function toTwiml(messages: readonly OutboundMessage[], nextStepUrl: string): string {
  const response = new twilio.twiml.VoiceResponse();
  const asking = messages.findLast(({ content }) => content.gather !== undefined);
  for (const message of messages) if (message !== asking) say(response, message);
  if (asking === undefined) {
    response.hangup();
    return response.toString();
  }

  const { gather, language, text } = asking.content;
  const { language: locale, voice } = voiceOf(language);
  const collected = response.gather({
    input: gather?.speech === true ? ['dtmf', 'speech'] : ['dtmf'],
    action: nextStepUrl,
    method: 'POST',
    timeout: ANSWER_SECONDS,
    // Silence has to come back to us: without this the call would fall through.
    actionOnEmptyResult: true,
    language: locale,
    ...(gather?.digits === undefined ? { finishOnKey: '#' } : { numDigits: gather.digits }),
    ...(gather?.speech === true
      ? { speechTimeout: 'auto', speechModel: 'googlev2_telephony', hints: hintsOf(gather.hints) }
      : {}),
  });
  collected.say({ language: locale, voice }, text.slice(0, MAX_SAY));
  return response.toString();
}

/** The turn is not committed yet: a word, a pause, and the same step again. */
export function oneMoment(language: string, sameStepUrl: string): string {
  const response = new twilio.twiml.VoiceResponse();
  const { language: locale, voice, oneMoment: words } = voiceOf(language);
  response.say({ language: locale, voice }, words);
  response.pause({ length: 2 });
  response.redirect({ method: 'POST' }, sameStepUrl);
  return response.toString();
}

/** We could not answer in the time that a caller can be asked to wait. */
export function callBack(language: string): string {
  const response = new twilio.twiml.VoiceResponse();
  const { language: locale, voice, callBack: words } = voiceOf(language);
  response.say({ language: locale, voice }, words);
  response.hangup();
  return response.toString();
}

function say(response: InstanceType<typeof twilio.twiml.VoiceResponse>, { content }: OutboundMessage): void {
  if (content.text.trim() === '') return;
  const { language, voice } = voiceOf(content.language);
  response.say({ language, voice }, content.text.slice(0, MAX_SAY));
}

function hintsOf(hints: readonly string[]): string {
  return hints
    .map((hint) => hint.replaceAll(',', ' ').slice(0, MAX_HINT))
    .slice(0, MAX_HINTS)
    .join(', ');
}
