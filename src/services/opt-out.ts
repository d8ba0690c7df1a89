import type { OutboundContent } from '../core/message.ts';
import type { OptOutWords } from '../core/reach.ts';
import type { WaitingMessage } from '../core/store.ts';
import { factsOf } from './facts.ts';
import type { TurnContext } from './turn-context.ts';

type OptOut = 'stop' | 'start';

/**
 * STOP or START among the messages of a turn, the last one counts. Only where the channel could write first: elsewhere
 * "stop" means the question that is open.
 */
export function findOptOut({ turn, deps, account }: TurnContext): OptOut | null {
  if (account.type.notices === undefined) return null;
  const said = turn.waiting.map((one) => read(one, deps.optOutWords)).filter((one) => one !== null);
  return said.at(-1) ?? null;
}

/** What is left for the flows to answer. */
export function withoutOptOut({ turn, deps, account }: TurnContext): readonly WaitingMessage[] {
  if (account.type.notices === undefined) return turn.waiting;
  return turn.waiting.filter((one) => read(one, deps.optOutWords) === null);
}

function read({ message }: WaitingMessage, words: OptOutWords | undefined): OptOut | null {
  if (words === undefined || message.kind !== 'message' || message.text.length > MAX_LENGTH) return null;
  const text = message.text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
  if (words.stop.includes(text)) return 'stop';
  return words.start.includes(text) ? 'start' : null;
}
/** A word or two; a story that ends in "stop" is none. */
const MAX_LENGTH = 40;

/** What is said to it. The rest of the turn is answered as ever. */
export function confirmOptOut(said: OptOut, context: TurnContext): OutboundContent[] {
  const prompt = { text: `optOut.${said}`, values: {}, options: [], expect: null };
  const { capabilities } = context.account.type;
  const contents = context.deps.engine.render([prompt], {
    language: context.language,
    capabilities,
    facts: factsOf(context),
  });
  return contents.map((content) => (said === 'stop' ? { ...content, confirmsStop: true } : content));
}
