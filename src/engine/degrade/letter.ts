import type { Prompt } from '../../core/flow-state.ts';
import type { OutboundContent } from '../../core/message.ts';
import type { Wording } from '../wording.ts';
import { isChoice, numbered } from './chat.ts';

/** One mail with everything: greeting, what there is to say, how to answer, signature. */
export function renderLetter(prompts: readonly Prompt[], wording: Wording): OutboundContent[] {
  const questions = prompts.filter(({ expect }) => expect !== null);
  const [only, second] = questions;
  const said = second === undefined ? prompts : prompts.filter(({ expect }) => expect === null);
  const paragraphs = [
    wording.text('render.letterGreeting'),
    ...said.map((prompt) => wording.prompt(prompt)),
    ...(second === undefined ? instructions(only, wording) : [listed(questions, wording)]),
    wording.text('render.letterSignature'),
  ];
  const text = paragraphs.filter((paragraph) => paragraph.trim() !== '').join('\n\n');
  return [
    {
      text,
      options: [],
      subject: subjectOf(prompts, wording),
      language: wording.language,
    },
  ];
}

function instructions(last: Prompt | undefined, wording: Wording): string[] {
  if (last === undefined || last.options.length === 0) return [];
  const options = last.options.map((option) => wording.option(option));
  if (!isChoice(last)) return options.map(({ label }) => wording.text('render.orWrite', { label }));
  return [[wording.text('render.letterChoose'), ...numbered(options, wording)].join('\n')];
}

/** Several questions, numbered, each with its choices in its line. */
function listed(questions: readonly Prompt[], wording: Wording): string {
  const lines = questions.map((prompt, index) => {
    const options = isChoice(prompt) ? prompt.options.map((option) => wording.option(option).label).join(' / ') : '';
    const values = { number: index + 1, label: wording.prompt(prompt), options };
    return wording.text(options === '' ? 'render.question' : 'render.questionOptions', values);
  });
  return [wording.text('render.letterQuestions'), ...lines].join('\n');
}

/** A ticket's number belongs into the subject: people look for it there. */
function subjectOf(prompts: readonly Prompt[], wording: Wording): string {
  const withTicket = prompts.findLast(({ values }) => typeof values['ticketNumber'] === 'string');
  return withTicket === undefined
    ? wording.text('render.letterSubject')
    : wording.text('render.letterSubjectTicket', withTicket.values);
}
