import type { Prompt } from '../../core/flow.ts';
import type { Option, OutboundContent } from '../../core/message.ts';
import type { Library } from '../library.ts';
import { MORE_KEY, PERSON_LABEL, SKIP_LABEL, SPOKEN_OPTIONS } from '../texts.ts';
import type { Wording } from '../wording.ts';
import { isChoice } from './chat.ts';

/** Words that a recogniser is told to expect. */
const MAX_HINTS = 20;

/** One text for a voice, and how it takes its answer. Whatever is waited for has a gather; otherwise the call ends. */
export function renderSpoken(prompts: readonly Prompt[], wording: Wording, library: Library): OutboundContent[] {
  const last = prompts.at(-1);
  const options = (last?.options ?? []).map((option) => wording.option(option));
  const said = prompts.map((prompt) => wording.prompt(prompt));
  const keys = last === undefined ? [] : saidOptions(last, options, wording);
  const text = forVoice([...said, ...keys].join(' '));
  const gather = last === undefined || last.expect === null ? null : gatherFor(last, options, library, wording);
  return [
    {
      text,
      options: [],
      language: wording.language,
      ...(gather === null ? {} : { gather }),
    },
  ];
}

/** What star does, by the label of the way without an answer. */
const STAR: Readonly<Record<string, string>> = {
  [SKIP_LABEL]: 'render.pressStarSkip',
  [PERSON_LABEL]: 'render.pressStarPerson',
};

function saidOptions(prompt: Prompt, options: readonly Option[], wording: Wording): string[] {
  if (!isChoice(prompt)) return prompt.options.map(({ label }) => wording.text(STAR[label] ?? 'render.pressStar'));
  const now = options
    .slice(0, SPOKEN_OPTIONS)
    .map(({ label }, index) => wording.text('render.press', { number: index + 1, label }));
  const more = wording.text('render.press', {
    number: MORE_KEY,
    label: wording.label('engine.moreOption'),
  });
  return options.length > SPOKEN_OPTIONS ? [...now, more] : now;
}

function gatherFor(
  prompt: Prompt,
  options: readonly Option[],
  library: Library,
  wording: Wording,
): NonNullable<OutboundContent['gather']> {
  const digits = digitsOf(prompt);
  const labels = isChoice(prompt) ? options.map(({ label }) => label) : [];
  const yesNo = prompt.expect === 'yes-no' ? [...library.lexicon.yes, ...library.lexicon.no] : [];
  const hints = [...labels, wording.label('engine.option.human'), ...yesNo];
  return { ...(digits === null ? {} : { digits }), speech: true, hints: [...new Set(hints)].slice(0, MAX_HINTS) };
}

/** How many keys make the answer; null where `#` ends it. */
function digitsOf({ expect }: Prompt): number | null {
  switch (expect) {
    case 'choice':
    case 'yes-no':
    case 'language':
      return 1;
    case 'pin-code':
    case 'code':
      return 6;
    case 'ticket-number':
    case 'phone':
      return 10;
    default:
      return null;
  }
}

/** No addresses, no signs that a voice would spell out. */
function forVoice(text: string): string {
  return text
    .replace(/https?:\/\/\S+|www\.\S+/gu, '')
    .replace(/\p{Extended_Pictographic}|\u200d|\ufe0f|[*_~`#]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/ ([.,!?।])/gu, '$1')
    .trim();
}
