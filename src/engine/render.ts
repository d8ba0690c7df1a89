import type { ChannelCapabilities } from '../core/channel.ts';
import type { Facts, Prompt } from '../core/flow-state.ts';
import type { OutboundContent } from '../core/message.ts';
import { renderChat } from './degrade/chat.ts';
import { renderLetter } from './degrade/letter.ts';
import { renderSpoken } from './degrade/spoken.ts';
import type { Library } from './library.ts';
import { createWording } from './wording.ts';

export interface View {
  language: string;
  capabilities: ChannelCapabilities;
  facts: Facts;
}

/** Makes messages of a turn's prompts, by what the channel can show. */
export function renderPrompts(library: Library, prompts: readonly Prompt[], view: View): OutboundContent[] {
  const asked = withoutAnswered(prompts);
  if (asked.length === 0) return [];
  const { form } = view.capabilities;
  const wording = createWording(library.catalogues, view.language, {
    ...view.facts,
    form,
  });
  switch (form) {
    case 'chat':
      return renderChat(asked, wording, view.capabilities);
    case 'letter':
      return renderLetter(asked, wording);
    case 'spoken':
      return renderSpoken(asked, wording, library);
  }
}

/** Messages that came together are one turn: a question that the next of them answered is not asked any more. */
function withoutAnswered(prompts: readonly Prompt[]): Prompt[] {
  const asked = prompts.findLastIndex(({ expect, isAlong }) => expect !== null && isAlong !== true);
  const isOpen = prompts.slice(asked + 1).every(({ isAlong }) => isAlong === true);
  return prompts.filter(({ expect }, index) => expect === null || (isOpen && index >= asked));
}
