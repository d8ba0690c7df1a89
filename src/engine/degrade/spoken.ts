import type { Prompt } from '../../core/flow-state.ts';
import type { Option, OutboundContent } from '../../core/message.ts';
import type { Library } from '../library.ts';
import { hintsFor } from '../spoken/hints.ts';
import { LANGUAGE_OPTION, MORE_KEY, PERSON_LABEL, SKIP_LABEL, SPOKEN_OPTIONS, spokenPage } from '../texts.ts';
import type { Wording } from '../wording.ts';
import { isChoice } from './chat.ts';

type Part = NonNullable<OutboundContent['parts']>[number];

/** One text for a voice, and how it takes its answer. Whatever is waited for has a gather; otherwise the call ends. */
export function renderSpoken(prompts: readonly Prompt[], wording: Wording, library: Library): OutboundContent[] {
  const last = prompts.at(-1);
  const options = (last?.options ?? []).map((option) => wording.option(option));
  const said = prompts.map((prompt) => partOf(wording.prompt(prompt), wording, prompt.mustHear));
  const keys = last === undefined ? [] : saidOptions(last, options, wording);
  const before = last?.keysOnly === true ? [partOf(wording.text('render.keysOnly'), wording)] : [];
  const parts = joined([...before, ...said, ...keys].filter(({ text }) => text !== ''));
  const gather = last === undefined || last.expect === null ? null : gatherFor(last, options, library, wording);
  const isPlain = parts.every(({ language, mustHear }) => language === wording.language && mustHear !== true);
  return [
    {
      text: parts.map(({ text }) => text).join(' '),
      options: [],
      language: wording.language,
      ...(isPlain ? {} : { parts }),
      ...(gather === null ? {} : { gather }),
    },
  ];
}

function partOf(text: string, { language }: Wording, mustHear?: boolean): Part {
  return { text: forVoice(text), language, ...(mustHear === true ? { mustHear } : {}) };
}

/** Neighbours of one voice are one piece: each change of voice is a pause. */
function joined(parts: readonly Part[]): Part[] {
  const pieces: Part[] = [];
  for (const part of parts) {
    const before = pieces.at(-1);
    if (before !== undefined && before.language === part.language && before.mustHear === part.mustHear) {
      before.text = `${before.text} ${part.text}`;
    } else pieces.push({ ...part });
  }
  return pieces;
}

/** What the key for "I do not have it" does, by the label of the way without an answer. */
const WITHOUT: Readonly<Record<string, string>> = {
  [SKIP_LABEL]: 'render.pressSkip',
  [PERSON_LABEL]: 'render.pressPerson',
};

function saidOptions(prompt: Prompt, options: readonly Option[], wording: Wording): Part[] {
  if (!isChoice(prompt)) {
    return prompt.options.map(({ label }) => partOf(wording.text(WITHOUT[label] ?? 'render.pressDontHave'), wording));
  }
  const now = options.slice(0, spokenPage(options.length)).map((option, index) => {
    if (option.id.startsWith(LANGUAGE_OPTION)) {
      // Whoever wants another language may not understand this one.
      const own = wording.in(option.id.slice(LANGUAGE_OPTION.length));
      return partOf(own.text('render.pressLanguage', { number: index + 1 }), own);
    }
    return partOf(wording.text('render.press', { number: index + 1, label: option.label }), wording);
  });
  const more = wording.text('render.press', { number: MORE_KEY, label: wording.label('engine.moreOption') });
  return options.length > SPOKEN_OPTIONS ? [...now, partOf(more, wording)] : now;
}

function gatherFor(
  prompt: Prompt,
  options: readonly Option[],
  library: Library,
  wording: Wording,
): NonNullable<OutboundContent['gather']> {
  const digits = digitsOf(prompt);
  return {
    ...(digits === null ? {} : { digits }),
    speech: prompt.keysOnly !== true,
    expects: prompt.expect ?? 'choice',
    hints: hintsFor(prompt, options, library, wording),
  };
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
