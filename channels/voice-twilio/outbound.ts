import twilio from 'twilio';
import type { OutboundMessage } from '../../src/core/message.ts';
import type { Voices } from './voices.ts';

/** Say takes at most 4096 characters; recognisers take 500 hints of 100 (https://www.twilio.com/docs/api/errors/13330). */
const MAX_SAY = 4000;
/** A character may be two units long. */
const SAID_AT_ONCE = new RegExp(`.{1,${MAX_SAY / 2}}`, 'gsu');
const MAX_HINTS = 500;
const MAX_HINT = 100;
/** How long the caller may think before the step comes back empty, seconds. */
const ANSWER_SECONDS = 6;
/** Numbers are looked up first: in a parcel, in a mailbox. */
const LOOK_UP_SECONDS = 12;
const LOOKED_UP: ReadonlySet<string> = new Set([
  'order-number',
  'ticket-number',
  'pin-code',
  'code',
  'serial-number',
  'phone',
]);
/** Pause after which a caller has finished speaking, where no model decides it. Seconds. */
const SPEECH_SECONDS = 2;

type Gather = ReturnType<Response['gather']>;
export type Response = InstanceType<typeof twilio.twiml.VoiceResponse>;
/** A piece of text with the language that it is said in. */
export interface Spoken {
  text: string;
  language: string;
}
export function document(): Response {
  return new twilio.twiml.VoiceResponse();
}

/** The answers of a turn as TwiML: each is said; the last prompt that waits becomes a Gather, none means goodbye. */
export function toTwiml(messages: readonly OutboundMessage[], nextStepUrl: string, voices: Voices): string {
  const response = document();
  const asking = messages.findLast(({ content }) => content.gather !== undefined);
  for (const message of messages) if (message !== asking) sayAll(response, partsOf(message), voices);
  if (asking === undefined) {
    response.hangup();
    return response.toString();
  }
  const parts = partsOf(asking);
  // What may not be talked over stands before the Gather; the rest stops at the first key or word.
  const free = parts.findLastIndex(({ mustHear }) => mustHear === true) + 1;
  sayAll(response, parts.slice(0, free), voices);
  const collected = response.gather(gatherAttributes(asking, nextStepUrl, voices));
  sayAll(collected, parts.slice(free), voices);
  return response.toString();
}

/** Says the pieces in the document, or in the prompt of a Gather. */
export function sayAll(speaks: Pick<Gather | Response, 'say'>, parts: readonly Spoken[], voices: Voices): void {
  for (const { text, language } of parts) {
    const { say, voice } = voices(language);
    for (const piece of piecesOf(text)) speaks.say({ language: say, voice }, piece);
  }
}

/** Without what no XML document may hold: one such character in the title of an article, and the caller would hear nothing. */
function speakable(text: string): string {
  return text.replace(/[\v\f]/g, ' ').replace(/(?!\s)[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '');
}

/** As few as Say takes, cut between sentences. */
function piecesOf(text: string): string[] {
  const sentences = speakable(text).match(/[^.!?।]+[.!?।]*|[.!?।]+/gu) ?? [];
  const pieces: string[] = [];
  for (const sentence of sentences.flatMap((long) => long.match(SAID_AT_ONCE) ?? [])) {
    const before = pieces.at(-1);
    if (before !== undefined && before.length + sentence.length <= MAX_SAY) pieces.push(`${pieces.pop()}${sentence}`);
    else pieces.push(sentence);
  }
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
}

function partsOf({ content }: OutboundMessage): NonNullable<OutboundMessage['content']['parts']> {
  return content.parts ?? [{ text: content.text, language: content.language }];
}

function gatherAttributes(
  { content: { gather, language } }: OutboundMessage,
  action: string,
  voices: Voices,
): Parameters<Response['gather']>[0] {
  const expects = gather?.expects ?? '';
  const common = {
    action,
    method: 'POST',
    timeout: LOOKED_UP.has(expects) ? LOOK_UP_SECONDS : ANSWER_SECONDS,
    // Silence has to come back to us: without this the call would fall through.
    actionOnEmptyResult: true,
    // Whoever knows the menu need not hear it out.
    bargeIn: true,
    ...(gather?.digits === undefined ? { finishOnKey: '#' } : { numDigits: gather.digits }),
  } as const;
  if (gather?.speech !== true) return { ...common, input: ['dtmf'] };
  return {
    ...common,
    ...speechAttributes(language, gather.hints, voices),
  };
}

/** Words are taken beside keys. */
export function speechAttributes(language: string, hints: readonly string[], voices: Voices) {
  const { gather: heard, speechModel } = voices(language);
  return {
    input: ['dtmf', 'speech'],
    ...(speechModel === null ? { speechTimeout: String(SPEECH_SECONDS) } : { speechTimeout: 'auto', speechModel }),
    hints: hintsOf(hints),
    profanityFilter: false,
    language: heard,
  } satisfies Parameters<Response['gather']>[0];
}

function hintsOf(hints: readonly string[]): string {
  return hints
    .map((hint) =>
      speakable(hint)
        .replaceAll(/[,\s]+/g, ' ')
        .slice(0, MAX_HINT)
        .trim(),
    )
    .slice(0, MAX_HINTS)
    .join(', ');
}
