import type { Identity } from '../../src/core/contact.ts';
import type { InboundMessage } from '../../src/core/message.ts';

/** What Twilio sends for a caller who withholds the number (https://support.twilio.com/hc/en-us/articles/223179988). */
const WITHHELD: ReadonlySet<string> = new Set(['+266696687', '+7378742833', '+2562533', '+8656696', '+86282452253']);

/** The step that a webhook is about: 0 is the beginning of the call, `ended` its end. */
export type CallStep = number | 'ended';

/** A call has one CallSid for many steps: together they name the message. */
export function toInbound(params: Record<string, string>, accountId: string, step: CallStep): InboundMessage {
  // The key that ends a number, pressed alone, is no silence.
  const digits = params['Digits'] || (params['FinishedOnKey'] ?? '');
  const speech = params['SpeechResult'] ?? '';
  return {
    ...common(params, accountId, String(step)),
    kind: kindOf(step, digits !== '' || speech !== ''),
    text: digits === '' ? speech : digits,
    ...(digits === '' ? {} : { digits: digits.slice(0, 64) }),
  };
}

/** Something that belongs to the call and is answered by nobody: a recording, an answer that came too late. */
export function toNote(
  params: Record<string, string>,
  accountId: string,
  { note, id }: { note: 'voicemail' | 'recording' | 'late'; id: string },
): InboundMessage {
  return { ...common(params, accountId, id), kind: 'note', text: '', replyContext: { note } };
}

function common(params: Record<string, string>, accountId: string, id: string): InboundMessage {
  const callSid = params['CallSid'] ?? '';
  return {
    accountId,
    providerId: `${callSid}:${id}`,
    kind: 'message',
    from: [callerOf(params)],
    // A caller id can be set to anything: it proves nothing.
    proven: false,
    replyAddress: callSid,
    threadKey: callSid,
    references: [],
    text: '',
    replyContext: {},
  };
}

function kindOf(step: CallStep, hasInput: boolean): InboundMessage['kind'] {
  if (step === 'ended') return 'ended';
  if (step === 0) return 'started';
  return hasInput ? 'message' : 'silence';
}

function callerOf(params: Record<string, string>): Identity {
  return { kind: 'caller', value: callerNumber(params) ?? `withheld:${params['CallSid']}` };
}

/** E.164, or null where it is withheld. */
export function callerNumber(params: Record<string, string>): string | null {
  const from = params['From'] ?? '';
  return /^\+[1-9]\d{6,14}$/.test(from) && !WITHHELD.has(from) ? from : null;
}
