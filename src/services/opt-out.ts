import type { OutboundContent } from '../core/message.ts';
import type { WaitingMessage } from '../core/store.ts';
import { factsOf } from './facts.ts';
import type { TurnContext } from './turn-context.ts';

type OptOut = 'stop' | 'start';

/**
 * STOP or START among the messages of a turn, the last one counts. Where the channel never writes first, "stop" alone means
 * the question that is open, and only whole sentences count. Not on the phone: a caller's number proves nothing, and a call
 * is answered only while it lasts.
 */
export function findOptOut(context: TurnContext): OptOut | null {
  return context.turn.waiting.flatMap((one) => read(one, context) ?? []).at(-1) ?? null;
}

/** What is left for the flows to answer. */
export function withoutOptOut(context: TurnContext): readonly WaitingMessage[] {
  return context.turn.waiting.filter((one) => read(one, context) === null);
}

function read({ message }: WaitingMessage, { account, deps }: TurnContext): OptOut | null {
  if (message.optOut !== undefined) return message.optOut;
  const { notices, capabilities } = account.type;
  const words = capabilities.form === 'spoken' ? undefined : deps.optOutWords;
  if (words === undefined || message.kind !== 'message' || message.text.length > MAX_LENGTH) return null;
  const text = message.text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
  if (notices === undefined && words.ambiguous.includes(text)) return null;
  if (words.stop.includes(text)) return 'stop';
  return words.start.includes(text) ? 'start' : null;
}
/** A word or two; a story that ends in "stop" is none. */
const MAX_LENGTH = 40;

/** What is said to it. The rest of the turn is answered as ever. */
export function confirmOptOut(said: OptOut, context: TurnContext): OutboundContent[] {
  // Twilio has said it already, and takes nothing more after a STOP.
  if (context.turn.waiting.findLast((one) => read(one, context) !== null)?.message.optOut !== undefined) return [];
  const prompt = { text: `optOut.${said}`, values: {}, options: [], expect: null };
  const { capabilities } = context.account.type;
  const contents = context.deps.engine.render([prompt], {
    language: context.language,
    capabilities,
    facts: factsOf(context),
  });
  return contents.map((content) => (said === 'stop' ? { ...content, confirmsStop: true } : content));
}
