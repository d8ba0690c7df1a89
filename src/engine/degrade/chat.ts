import type { ChannelCapabilities } from '../../core/channel.ts';
import type { Prompt } from '../../core/flow-state.ts';
import type { Option, OutboundContent } from '../../core/message.ts';
import type { Wording } from '../wording.ts';
import { splitText } from './split.ts';

/** Longest title of a native list's row; messengers cut it there. */
const MAX_ROW_TITLE = 24;

/** As few messages as possible; options as buttons, as a list, or numbered in the text. */
export function renderChat(
  prompts: readonly Prompt[],
  wording: Wording,
  capabilities: ChannelCapabilities,
): OutboundContent[] {
  const last = prompts.at(-1);
  const options = (last?.options ?? []).map((option) => wording.option(option));
  const native = fitsNatively(options, capabilities);
  const paragraphs = prompts.map((prompt) => wording.prompt(prompt));
  if (!native && options.length > 0 && last !== undefined) paragraphs.push(writtenOptions(last, options, wording));
  const { maxText, maxTextWithOptions = maxText } = capabilities;
  const texts = splitText(paragraphs, native ? Math.min(maxText, maxTextWithOptions) : maxText);
  const isList = native && !fitsButtons(options, capabilities);
  return texts.map((text, index) => {
    const carriesOptions = native && index === texts.length - 1;
    return {
      text,
      options: carriesOptions ? options : [],
      ...(carriesOptions && isList ? { listButton: wording.label('render.listButton') } : {}),
      language: wording.language,
    };
  });
}

function fitsNatively(options: readonly Option[], capabilities: ChannelCapabilities): boolean {
  if (options.length === 0) return false;
  if (fitsButtons(options, capabilities)) return true;
  return options.length <= capabilities.maxListRows && options.every(({ label }) => label.length <= MAX_ROW_TITLE);
}

function fitsButtons(options: readonly Option[], { maxButtons, maxButtonTitle }: ChannelCapabilities): boolean {
  // Messengers refuse two buttons that read the same.
  if (new Set(options.map(({ label }) => label)).size < options.length) return false;
  return options.length <= maxButtons && options.every(({ label }) => label.length <= maxButtonTitle);
}

/** A choice is numbered; beside an open question the option is just something that may be written. */
function writtenOptions(prompt: Prompt, options: readonly Option[], wording: Wording): string {
  if (!isChoice(prompt)) return options.map(({ label }) => wording.text('render.orWrite', { label })).join('\n');
  const rows = numbered(options, wording);
  return [...rows, wording.text('render.choose')].join('\n');
}

export function numbered(options: readonly Option[], wording: Wording): string[] {
  return options.map(({ label }, index) => wording.text('render.number', { number: index + 1, label }));
}

/** Whether the answer is one of the options. */
export function isChoice({ expect }: Prompt): boolean {
  return expect === 'choice' || expect === 'yes-no' || expect === 'language';
}
